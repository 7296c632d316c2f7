import type { ReactNode } from 'react'
import { cx } from './cx'
import { Scale, type ScaleProps } from './scale'

export interface FigureProps {
  title: ReactNode
  /** StatusBadge at the right: 未达. */
  status?: ReactNode
  value: ReactNode
  /** Small, after the value: %, 家. */
  unit?: string
  /** The same quantity on its scale. */
  scale?: ScaleProps
  /** Under it: numerator and denominator, then the gap in words. */
  foot?: readonly ReactNode[]
}

/** One key quantity: large figure, its scale, and what it is a part of. */
export function Figure({ title, status, value, unit, scale, foot = [] }: FigureProps) {
  return (
    <article className="border-t-2 border-ink pt-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-md">{title}</h2>
        {status}
      </div>
      <p className={cx('text-4xl font-bold', scale ? 'mb-3' : 'mb-1')}>
        {value}
        {unit && <span className="ml-0.5 text-xl">{unit}</span>}
      </p>
      {scale && <Scale {...scale} />}
      <div className="mt-2 flex flex-wrap justify-between gap-x-3 text-sm text-ink-2">
        {foot.map((line, index) => (
          <span key={index}>{line}</span>
        ))}
      </div>
    </article>
  )
}
