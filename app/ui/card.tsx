import type { ReactNode } from 'react'
import { cx } from './cx'

export interface SectionProps {
  title: ReactNode
  /** Beside the title: a link 全部, or a word of context. */
  aside?: ReactNode
  children: ReactNode
  id?: string
  className?: string
}

/** A titled part of a page, without a frame. */
export function Section({ title, aside, children, id, className }: SectionProps) {
  return (
    <section id={id} className={className}>
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="text-lg">{title}</h2>
        {aside && <span className="text-sm text-ink-2">{aside}</span>}
      </div>
      {children}
    </section>
  )
}

/** A framed part of a page; use lines before boxes. */
export function Card({ title, aside, children, className }: Partial<SectionProps>) {
  return (
    <section className={cx('card', className)}>
      {(title || aside) && (
        <div className="mb-3 flex items-baseline justify-between gap-4">
          <h2 className="text-lg">{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}

export interface PageHeadProps {
  /** The page's h1. */
  title: ReactNode
  /** One sentence under it. */
  lead?: ReactNode
  /** A link above it: <Link>备案核查</Link>. */
  back?: ReactNode
  /** Status and buttons at the right. */
  aside?: ReactNode
}

/** The head of a page: where am I. */
export function PageHead({ title, lead, back, aside }: PageHeadProps) {
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        {back && <div className="mb-1">{back}</div>}
        <h1>{title}</h1>
        {lead && <p className="mt-1.5 text-ink-2">{lead}</p>}
      </div>
      {aside && <div className="row">{aside}</div>}
    </div>
  )
}

export interface NextStepProps {
  /** 下一步：继续学习. */
  eyebrow: ReactNode
  title: ReactNode
  children?: ReactNode
  /** One LinkButton or Button. */
  action?: ReactNode
}

/** What to do next, in the accent; once per page. */
export function NextStep({ eyebrow, title, children, action }: NextStepProps) {
  return (
    <section className="next" aria-label="下一步">
      <div className="grid gap-1">
        <p>{eyebrow}</p>
        <h2 className="text-xl">{title}</h2>
        {children && <p>{children}</p>}
      </div>
      {action}
    </section>
  )
}
