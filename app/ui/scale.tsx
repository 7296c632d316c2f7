import { useId } from 'react'

const percent = (part: number, whole: number) => (whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)) : 0)

export interface ScaleProps {
  value: number
  /** Notched. Without `gaps` the way still to go is hatched. */
  target?: number
  /** Small print over the notch: 计满线 42:45. */
  targetLabel?: string
  /** Right end of the scale; default the target, or 1. */
  max?: number
  /** In words, for those who do not see it: 覆盖率 90.8%，目标 100%. */
  label: string
  /** Parts that do not count (unconfirmed, skipped): hatched, in the unit of value. */
  gaps?: readonly { from: number; to: number }[]
  /** In a table cell: thinner, the notch a plain line. */
  row?: boolean
}

/** A quantity on its scale: solid to the value, notch at the target. The figures in words stand beside it, set by the page. */
export function Scale({ value, target, targetLabel, max = target ?? 1, label, gaps, row }: ScaleProps) {
  const hatch = `h${useId().replaceAll(':', '')}`
  const hatched = gaps ?? (target !== undefined && target > value ? [{ from: value, to: target }] : [])
  return (
    <svg
      className={targetLabel ? 'scale mt-5' : 'scale'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={label}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="fill-page" />
          <rect width="2" height="5" className="fill-plot-2" />
        </pattern>
      </defs>
      <rect y={row ? 7 : 6} width="100%" height={row ? 8 : 10} className="fill-idle-soft" />
      <rect y={row ? 7 : 6} width={`${percent(value, max)}%`} height={row ? 8 : 10} className="fill-plot-1" />
      {hatched.map(({ from, to }) => (
        <rect
          key={from}
          x={`${percent(from, max)}%`}
          y={row ? 7 : 6}
          width={`${percent(to - from, max)}%`}
          height={row ? 8 : 10}
          fill={`url(#${hatch})`}
        />
      ))}
      {target !== undefined && (
        <svg x={`${percent(target, max)}%`} overflow="visible">
          <path d={row ? 'M-2 3h2v16h-2z' : 'M-5 -1h8l-4 6z M-2 2h2v17h-2z'} className="fill-plot-target" />
          {targetLabel && (
            <text y="-6" textAnchor="end" className="fill-ink-2 text-xs">
              {targetLabel}
            </text>
          )}
        </svg>
      )}
    </svg>
  )
}

export interface SegmentsProps {
  /** Filled, may be a fraction: 3.4. */
  value: number
  /** Number of segments, a whole number. */
  total: number
  label: string
  /** The number of segments a full width holds, so several scales share one unit. */
  outOf?: number
}

/** One segment per unit: lessons of a module, steps of a form. */
export function Segments({ value, total, label, outOf = total }: SegmentsProps) {
  const one = 100 / Math.max(1, outOf, total)
  return (
    <svg className="segs" role="img" aria-label={label}>
      <rect width={`${one * total}%`} height="100%" className="fill-plot-rest" />
      <rect width={`${one * Math.min(total, Math.max(0, value))}%`} height="100%" className="fill-plot-1" />
      {Array.from({ length: Math.max(0, total - 1) }, (_, index) => (
        <rect key={index} x={`${one * (index + 1)}%`} width="2" height="100%" className="fill-page" />
      ))}
    </svg>
  )
}

/** The tick row under a scale with its figures: ["0", "15", "30", "45 分"]. */
export function Ticks({ figures }: { figures: readonly string[] }) {
  return (
    <div aria-hidden="true">
      <div className="ticks" />
      <div className="flex justify-between text-xs text-ink-3">
        {figures.map(figure => (
          <span key={figure}>{figure}</span>
        ))}
      </div>
    </div>
  )
}
