import { cx } from './cx'

export interface Stage {
  label: string
  /** Small print: 已登记, 18.4 / 32, 12-12 起. */
  figure?: string
  state: 'done' | 'now' | 'todo'
  /** How far the current stage is, 0…1. */
  ratio?: number
}

const spoken = { done: '已完成', now: '进行中', todo: '未开始' }

/** The stage scale: solid when done, part-filled now, only ticks to come. */
export function Stepper({ stages, label = '办理进度' }: { stages: readonly Stage[]; label?: string }) {
  return (
    <ol className="stages" aria-label={label}>
      {stages.map(({ label: name, figure, state, ratio = 0 }) => {
        const filled = state === 'done' ? 1 : state === 'now' ? Math.min(1, Math.max(0, ratio)) : 0
        return (
          <li key={name} className={cx(state)} aria-current={state === 'now' ? 'step' : undefined}>
            {filled > 0 && (
              <svg aria-hidden="true">
                <rect width={`${filled * 100}%`} height="100%" />
              </svg>
            )}
            <b>
              {name}
              <span className="sr-only">，{spoken[state]}</span>
            </b>
            {figure && <small>{figure}</small>}
          </li>
        )
      })}
    </ol>
  )
}
