import type { ReactNode } from 'react'
import { cx } from './cx'

export interface KeyValuesProps {
  /** [名称, 内容]; a pair whose value is null, undefined or false is left out. */
  items: readonly (readonly [label: ReactNode, value: ReactNode])[]
  /** Lines between the pairs, for facts to be checked one by one. */
  ruled?: boolean
  className?: string
}

/** Names and values, as a dl. */
export function KeyValues({ items, ruled = false, className }: KeyValuesProps) {
  return (
    <dl className={cx('kv', ruled && 'ruled', className)}>
      {items.map(([label, value], index) =>
        value === null || value === undefined || value === false ? null : (
          <div key={index}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        )
      )}
    </dl>
  )
}
