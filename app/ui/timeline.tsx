import type { ReactNode } from 'react'

export interface TimelineItem {
  /** As shown: 11-03 09:20, or 12-12 前. */
  time: string
  title: ReactNode
  /** Who, why, by which document, 依据 and 送达. */
  detail?: ReactNode
  /** done: behind us (default) · now · todo: expected · warn: out of the ordinary. */
  state?: 'done' | 'now' | 'todo' | 'warn'
}

/** What happened and what is to come, in order. */
export function Timeline({ items, label = '办理经过' }: { items: readonly TimelineItem[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map(({ time, title, detail, state = 'done' }, index) => (
        <li key={index} className={state}>
          <span className="block text-sm text-ink-3">{time}</span>
          {title}
          {detail && <div className="text-sm text-ink-2">{detail}</div>}
        </li>
      ))}
    </ol>
  )
}
