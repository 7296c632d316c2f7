import { useEffect, useState, type ReactNode } from 'react'
import { DemoBanner } from './banner'
import { Button } from './button'
import { Countdown, TimeTape } from './countdown'
import { cx } from './cx'
import { SkipLink } from './nav'

export interface ExamFrameProps {
  /** 岗位能力考核，第一场　陈䶮　准考号 4406-0217. */
  who: ReactNode
  remainingSeconds: number
  totalSeconds: number
  onEnd?: () => void
  /** SaveState. */
  save: ReactNode
  /** AnswerCard, and below it the way to hand in. */
  card: ReactNode
  answered: number
  total: number
  /** Foot bar: 上一题, the flag button (class "flag"), 下一题. */
  previous: ReactNode
  flag: ReactNode
  next: ReactNode
  demo?: boolean
  children: ReactNode
}

/** Clock, save state, time tape, question, 答题卡 (a sheet on phones) and a fixed foot bar; no site navigation. */
export function ExamFrame({
  who,
  remainingSeconds,
  totalSeconds,
  onEnd,
  save,
  card,
  answered,
  total,
  previous,
  flag,
  next,
  demo,
  children,
}: ExamFrameProps) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [])
  return (
    <div className="exam">
      <SkipLink />
      {demo && <DemoBanner />}
      <header className="exam-bar">
        <div className="in0">
          <div className="who">{who}</div>
          {save}
          <Countdown remainingSeconds={remainingSeconds} onEnd={onEnd} />
        </div>
        <TimeTape remainingSeconds={remainingSeconds} totalSeconds={totalSeconds} />
      </header>
      <div className="exam-body">
        <main id="main" tabIndex={-1} className="exam-main">
          <h1 className="sr-only">作答</h1>
          {children}
        </main>
        {open && <div className="exam-scrim" onClick={() => setOpen(false)} />}
        <aside
          className={cx('exam-card', open && 'open')}
          aria-label="答题卡"
          onClick={event => event.target instanceof Element && event.target.closest('a') && setOpen(false)}
        >
          {card}
        </aside>
      </div>
      <footer className="exam-foot">
        {previous}
        {flag}
        <Button type="button" icon="grid" className="card-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="sr-only">答题卡，已答 </span>
          {answered}/{total}
        </Button>
        {next}
        <span className="exam-keys" aria-hidden="true">
          <span>
            <kbd className="kbd">A</kbd>–<kbd className="kbd">F</kbd> 选择
          </span>
          <span>
            <kbd className="kbd">←</kbd> <kbd className="kbd">→</kbd> 翻题
          </span>
          <span>
            <kbd className="kbd">M</kbd> 标记
          </span>
        </span>
      </footer>
    </div>
  )
}

/** The flag of the foot bar: 标记 or 取消标记. */
export function FlagButton({ flagged, onToggle }: { flagged: boolean; onToggle: () => void }) {
  const words = flagged ? '取消标记' : '标记'
  return (
    <Button type="button" icon="flag" className="flag text-warn" aria-pressed={flagged} aria-label={words} onClick={onToggle}>
      <span>{words}</span>
    </Button>
  )
}
