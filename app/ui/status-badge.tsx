import type { ReactNode } from 'react'
import { cx } from './cx'

/** idle not begun · go in progress · ok done · warn needs care · danger refused or stopped. */
export type Tone = 'idle' | 'go' | 'ok' | 'warn' | 'danger'
/** The shape says the state to those who see no colour. */
export type Shape = 'ring' | 'half' | 'check' | 'triangle' | 'octagon' | 'pause' | 'squares' | 'returned' | 'unknown'

const mark = { fill: 'none', stroke: 'var(--c-page)', strokeWidth: 1.6 }
const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 }

const shapes: Record<Shape, ReactNode> = {
  ring: <circle cx="7" cy="7" r="6" {...line} />,
  half: (
    <>
      <circle cx="7" cy="7" r="6.2" {...line} />
      <path d="M7 1a6 6 0 0 1 0 12z" />
    </>
  ),
  check: (
    <>
      <circle cx="7" cy="7" r="7" />
      <path d="M3.8 7.2l2.3 2.3 4.2-4.6" {...mark} />
    </>
  ),
  triangle: (
    <>
      <path d="M7 .8L13.8 13H.2z" />
      <path d="M7 5v4M7 10.5v1" {...mark} />
    </>
  ),
  octagon: (
    <>
      <path d="M4 0h6l4 4v6l-4 4H4l-4-4V4z" />
      <path d="M4.5 4.5l5 5M9.5 4.5l-5 5" {...mark} />
    </>
  ),
  pause: (
    <>
      <circle cx="7" cy="7" r="7" />
      <path d="M5 4v6M9 4v6" {...mark} />
    </>
  ),
  squares: (
    <>
      <rect x=".75" y="3.75" width="9.5" height="9.5" {...line} />
      <path d="M4 .75h9.25V10" {...line} />
    </>
  ),
  unknown: (
    <>
      <circle cx="7" cy="7" r="6" {...line} strokeDasharray="2 1.3" />
      <path d="M5.2 5.6c0-1.2.8-1.9 1.8-1.9s1.8.7 1.8 1.7c0 1.4-1.8 1.5-1.8 3M7 9.7v.9" {...line} />
    </>
  ),
  returned: <path d="M0 7l6-6v3.5h8v5H6V13z" />,
}

const usual: Record<Tone, Shape> = { idle: 'ring', go: 'half', ok: 'check', warn: 'triangle', danger: 'octagon' }

/** The bare shape, for a verdict or a legend. */
export function StatusShape({ shape }: { shape: Shape }) {
  return (
    <svg viewBox="0 0 14 14" fill="currentColor" aria-hidden="true">
      {shapes[shape]}
    </svg>
  )
}

export interface StatusBadgeProps {
  tone: Tone
  /** Left out: the usual shape of the tone. */
  shape?: Shape
  label: ReactNode
  /** Without the tinted ground, as in table cells. */
  plain?: boolean
}

/** State as colour, shape and word, always all three. */
export function StatusBadge({ tone, shape = usual[tone], label, plain = false }: StatusBadgeProps) {
  return (
    <span className={cx('st', tone, !plain && 'tag')}>
      <StatusShape shape={shape} />
      {label}
    </span>
  )
}

export interface VerdictProps {
  tone: Tone
  shape?: Shape
  /** The page's h1: 证书有效. */
  title: string
  /** The same in English: Valid. */
  english?: string
}

/** The large answer at the head of a verification page. */
export function Verdict({ tone, shape = usual[tone], title, english }: VerdictProps) {
  return (
    <div className={cx('verdict', tone)}>
      <StatusShape shape={shape} />
      <div>
        <h1>{title}</h1>
        {english && (
          <p className="font-medium" lang="en">
            {english}
          </p>
        )}
      </div>
    </div>
  )
}
