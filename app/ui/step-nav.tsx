import { Link } from '@remix-run/react'
import { cx } from './cx'
import { Icon } from './icon'
import { Segments } from './scale'

export interface FormStep {
  label: string
  /** Absent: cannot be opened yet. */
  to?: string
  /** 已填, 3 处要改, 4 / 8. */
  note?: string
  state: 'done' | 'now' | 'todo'
  /** The note is about errors. */
  bad?: boolean
}

/** Steps of a long form: a list at the side from 1024, 第 3 步，共 6 步 above the form on smaller screens. */
export function StepNav({ steps, label = '填报步骤' }: { steps: readonly FormStep[]; label?: string }) {
  const at = Math.max(
    0,
    steps.findIndex(({ state }) => state === 'now')
  )
  const next = steps[at + 1]
  return (
    <>
      <div className="lg:hidden">
        <p className="mb-1.5 flex justify-between text-sm text-ink-2">
          <span>
            第 {at + 1} 步，共 {steps.length} 步
          </span>
          {next && <span>下一步：{next.label}</span>}
        </p>
        <Segments value={at + 0.5} total={steps.length} label={`第 ${at + 1} 步，共 ${steps.length} 步`} />
      </div>
      <nav className="steps hidden lg:block" aria-label={label}>
        <ol>
          {steps.map(({ label: name, to, note, state, bad }, index) => {
            const current = state === 'now' ? ('step' as const) : undefined
            const face = (
              <>
                <span className="no">{index + 1}</span>
                <span className="grow">
                  {name}
                  {note && <small>{note}</small>}
                </span>
                {state === 'done' && <Icon name="check" size={16} />}
              </>
            )
            return (
              <li key={name} className={cx(state, bad && 'bad')}>
                {to ? (
                  <Link to={to} aria-current={current}>
                    {face}
                  </Link>
                ) : (
                  <span className="step" aria-current={current}>
                    {face}
                  </span>
                )}
              </li>
            )
          })}
        </ol>
      </nav>
    </>
  )
}
