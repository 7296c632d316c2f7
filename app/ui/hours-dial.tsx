import { formatCredits } from './format'

const [centre, inner, outer] = [104, 68, 86]

/** One tick of the ring, from the inner circle outwards by `part` of its length. */
function tick(index: number, count: number, part: number): string {
  const angle = (index / count) * 2 * Math.PI
  const point = (radius: number) => `${(centre + radius * Math.sin(angle)).toFixed(1)} ${(centre - radius * Math.cos(angle)).toFixed(1)}`
  return `M${point(inner)}L${point(inner + (outer - inner) * part)}`
}

/** Credits earned on a ring with one tick per credit of the target (32). */
export function HoursDial({ credits, target = 32, unit = '学时' }: { credits: number; target?: number; unit?: string }) {
  const indexes = Array.from({ length: target }, (_, index) => index)
  const text = formatCredits(credits)
  return (
    <svg className="dial" viewBox="0 0 208 208" role="img" aria-label={`已计 ${text} ${unit}，共 ${target} ${unit}`}>
      <g strokeWidth={Math.min(6, 200 / target)}>
        <path d={indexes.map(index => tick(index, target, 1)).join('')} className="stroke-plot-rest" />
        <path
          d={indexes
            .filter(index => credits > index)
            .map(index => tick(index, target, Math.min(1, credits - index)))
            .join('')}
          className="stroke-plot-1"
        />
      </g>
      <text x="104" y="110" textAnchor="middle" className="value">
        {text}
      </text>
      <text x="104" y="136" textAnchor="middle" className="unit">
        / {target} {unit}
      </text>
    </svg>
  )
}
