import { useEffect, useRef, useState } from 'react'
import type { PlayerReply } from './player-shape'
import { type ClockStatus, ReadingClock, exchange } from './reading-clock'

export interface ClockView {
  status: ClockStatus
  seconds: number
  player: PlayerReply | null
  answer: () => void
  takeOver: () => void
}

/** Runs a reading clock for a lesson on this page; stands still when `play` is false. */
export function useReadingClock(url: string, coveredSeconds: number, play: boolean): ClockView {
  const [view, setView] = useState<{ status: ClockStatus; seconds: number; player: PlayerReply | null }>({ status: { at: 'opening' }, seconds: coveredSeconds, player: null })
  const clock = useRef<ReadingClock | null>(null)
  const start = useRef(coveredSeconds)
  useEffect(() => {
    if (!play) return
    let alive = true
    const running = new ReadingClock(
      {
        exchange: fields => exchange(url, fields),
        now: () => performance.now(),
        visible: () => document.visibilityState === 'visible',
        tell: (status, seconds, player) => alive && setView({ status, seconds, player }),
      },
      start.current,
    )
    clock.current = running
    const touch = () => running.touch()
    const show = () => running.show()
    const retry = () => running.retry()
    const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
    for (const name of touches) addEventListener(name, touch, { passive: true })
    addEventListener('scroll', touch, { passive: true, capture: true })
    addEventListener('online', retry)
    document.addEventListener('visibilitychange', show)
    const timer = setInterval(() => running.tick(), 1_000)
    void running.open()
    return () => {
      alive = false
      clearInterval(timer)
      for (const name of touches) removeEventListener(name, touch)
      removeEventListener('scroll', touch, { capture: true })
      removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', show)
    }
  }, [url, play])
  return { ...view, answer: () => clock.current?.answer(), takeOver: () => void clock.current?.open() }
}
