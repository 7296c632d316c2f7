import { Plot, type ChartProps } from './chart'

export interface LineChartProps extends ChartProps {
  /** Along the bottom, one per point; an empty string leaves the point unnamed. */
  ticks: readonly string[]
  /** At most four; null where there is no figure. Drawn in this order: solid, dashed, dotted, long dash. */
  series: readonly { label: string; points: readonly (number | null)[]; targets?: readonly (number | null)[] }[]
  min?: number
  max: number
}

const strokes = ['stroke-plot-1', 'stroke-plot-2', 'stroke-plot-3', 'stroke-plot-4']
const dashes = [undefined, '5 3', '1.5 3', '10 4']

/** Is it rising? Lines with their names at the end, short bars for targets. */
export function LineChart({ title, note, sentence, ticks, series, min = 0, max }: LineChartProps) {
  const x = (index: number) => 40 + (index * 400) / Math.max(1, ticks.length - 1)
  const y = (value: number) => 200 - ((value - min) / (max - min)) * 180
  const grid = [0, 1, 2, 3, 4].map(step => min + ((max - min) * step) / 4)
  return (
    <Plot title={title} note={note}>
      <svg className="w-full" viewBox="0 0 540 226" role="img" aria-label={sentence} fontSize="12">
        {grid.map(value => (
          <g key={value}>
            <path d={`M40 ${y(value)}H440`} className="stroke-line" />
            <text x="34" y={y(value) + 4} textAnchor="end" className="fill-ink-3">
              {value}
            </text>
          </g>
        ))}
        {ticks.map((tick, index) => (
          <text key={index} x={x(index)} y="220" textAnchor="middle" className="fill-ink-3">
            {tick}
          </text>
        ))}
        {series.map(({ label, points, targets = [] }, order) => {
          const drawn = points.flatMap((value, index) => (value === null ? [] : [{ index, value }]))
          const last = drawn.at(-1)
          return (
            <g key={label}>
              <path
                d={drawn.map(({ index, value }, n) => `${n ? 'L' : 'M'}${x(index)} ${y(value)}`).join('')}
                fill="none"
                strokeWidth="2"
                strokeDasharray={dashes[order]}
                className={strokes[order]}
              />
              {targets.map(
                (value, index) =>
                  value !== null && <path key={index} d={`M${x(index) - 6} ${y(value)}h12`} strokeWidth="2" className="stroke-plot-target" />
              )}
              {last && (
                <text x={x(last.index) + 8} y={y(last.value) + 4} fontWeight="700" fontSize="13" className="fill-ink">
                  {label} {last.value}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </Plot>
  )
}
