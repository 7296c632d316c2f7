import type { ReactNode } from 'react'
import { formatCount, formatPercent } from './format'

export interface ChartProps {
  /** States the finding: 小型已过目标，大中型还差最后一段. */
  title: ReactNode
  /** Denominator, unit and snapshot time. */
  note?: ReactNode
  /** The whole chart in one sentence, for those who do not see it. */
  sentence: string
}

/** Title and note over a chart. */
export function Plot({ title, note, children }: Omit<ChartProps, 'sentence'> & { children: ReactNode }) {
  return (
    <figure>
      <figcaption className="mb-3">
        <b className="block text-lg">{title}</b>
        {note && <span className="text-sm text-ink-2">{note}</span>}
      </figcaption>
      {children}
    </figure>
  )
}

export interface HistogramProps extends ChartProps {
  /** Equal classes from left to right. */
  bars: readonly { label: string; count: number }[]
  /** Index of the first class at or above the line; notched at its left edge. */
  line?: { before: number; label: string }
}

/** How are the marks spread? Bars from 0, with the pass line notched. */
export function Histogram({ title, note, sentence, bars, line }: HistogramProps) {
  const top = Math.max(1, ...bars.map(({ count }) => count))
  const width = 520 / Math.max(1, bars.length)
  return (
    <Plot title={title} note={note}>
      <svg className="w-full" viewBox="0 0 540 200" role="img" aria-label={sentence} fontSize="12" textAnchor="middle">
        {bars.map(({ label, count }, index) => (
          <g key={label} transform={`translate(${10 + index * width} 0)`}>
            <rect x="1" y={170 - (count / top) * 140} width={width - 2} height={(count / top) * 140} className="fill-plot-1" />
            {count > 0 && (
              <text x={width / 2} y={164 - (count / top) * 140} className="fill-ink-2">
                {formatCount(count)}
              </text>
            )}
            <text x={width / 2} y="188" className="fill-ink-3">
              {label}
            </text>
          </g>
        ))}
        <path d="M10 170.5H530" className="stroke-line-strong" />
        {line && <path d={`M${10 + line.before * width} 18V176`} strokeWidth="2" className="stroke-plot-target" />}
        {line && (
          <text x={10 + line.before * width} y="12" className="fill-ink">
            {line.label}
          </text>
        )}
      </svg>
    </Plot>
  )
}

/** Where do people drop? Steps from 0, each with its share of the one before. */
export function Funnel({ title, note, steps }: Omit<ChartProps, 'sentence'> & { steps: readonly { label: string; count: number }[] }) {
  const top = Math.max(1, ...steps.map(({ count }) => count))
  return (
    <Plot title={title} note={note}>
      <ol className="grid gap-3.5">
        {steps.map(({ label, count }, index) => {
          const before = steps[index - 1]?.count
          return (
            <li key={label} className="grid grid-cols-[112px_1fr_60px_44px] items-center gap-2.5">
              <span>{label}</span>
              <svg className="h-5 w-full" aria-hidden="true">
                <rect width="100%" height="100%" className="fill-idle-soft" />
                <rect width={`${(count / top) * 100}%`} height="100%" className="fill-plot-1" />
              </svg>
              <b className="text-right">{formatCount(count)}</b>
              <span className="text-ink-2">{before ? formatPercent(Math.floor((count / before) * 100) / 100) : ''}</span>
            </li>
          )
        })}
      </ol>
    </Plot>
  )
}
