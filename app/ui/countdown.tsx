import { useEffect, useRef, useState } from 'react'
import { cx } from './cx'
import { formatClock } from './format'

/** Seconds left, counted down from what the server said; a new server figure sets it right. Never below 0. */
export function useRemaining(remainingSeconds: number): number {
  const [left, setLeft] = useState(remainingSeconds)
  useEffect(() => {
    const start = performance.now() // the wall clock of the device is not to be trusted
    const update = () => setLeft(Math.max(0, Math.ceil(remainingSeconds - (performance.now() - start) / 1000)))
    update()
    const timer = setInterval(update, 500)
    return () => clearInterval(timer)
  }, [remainingSeconds])
  return left
}

export interface CountdownProps {
  /** As told by the server with this page or the last save. */
  remainingSeconds: number
  label?: string
  /** Called once when it reaches 0. */
  onEnd?: () => void
}

const announced = [
  { at: 900, text: '还剩 15 分钟' },
  { at: 300, text: '还剩 5 分钟' },
]

/** h:mm:ss; says 15 and 5 minutes once; danger colour for the last 5 minutes. */
export function Countdown({ remainingSeconds, label = '剩余时间', onEnd }: CountdownProps) {
  const left = useRemaining(remainingSeconds)
  const before = useRef(remainingSeconds)
  const ended = useRef(false)
  const [speech, setSpeech] = useState('')
  useEffect(() => {
    const passed = announced.find(({ at }) => before.current > at && left <= at)
    if (passed) setSpeech(passed.text)
    before.current = left
    if (left > 0 || ended.current) return
    ended.current = true
    onEnd?.()
  }, [left, onEnd])
  return (
    <div className={cx('clock', left <= 300 && 'late')}>
      <small>{label}</small>
      <span role="timer" aria-label={label}>
        {formatClock(left)}
      </span>
      <span className="sr-only" role="alert">
        {speech}
      </span>
    </div>
  )
}

/** The time gone by on a ruled tape under the exam bar; moves with the clock. */
export function TimeTape({ remainingSeconds, totalSeconds }: { remainingSeconds: number; totalSeconds: number }) {
  const left = useRemaining(remainingSeconds)
  const gone = totalSeconds > 0 ? Math.min(100, Math.max(0, (1 - left / totalSeconds) * 100)) : 0
  return (
    <svg className="tape" aria-hidden="true">
      <rect width={`${gone.toFixed(2)}%`} height="4" className={left <= 300 ? 'fill-danger' : 'fill-accent'} />
    </svg>
  )
}
