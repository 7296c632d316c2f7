import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from './button'
import type { Option } from './field'
import { Icon } from './icon'

export interface FiltersProps {
  /** FilterSelect, FilterSearch, HiddenFields. */
  children: ReactNode
  /** Where 清除 leads; shown only when something is set. */
  clearTo?: string
  /** At the far right: shortcut hints, an export link. */
  aside?: ReactNode
}

/** Filters live in the address: a GET form that works without scripts. */
export function Filters({ children, clearTo, aside }: FiltersProps) {
  return (
    <Form method="get" className="filters" role="search" aria-label="筛选">
      {children}
      <Button>筛选</Button>
      {clearTo && (
        <Link className="btn quiet" to={clearTo}>
          清除
        </Link>
      )}
      {aside && <span className="ml-auto flex items-center gap-3 text-xs text-ink-3">{aside}</span>}
    </Form>
  )
}

export interface FilterSelectProps {
  name: string
  /** Spoken name: 县区. */
  label: string
  /** The choice that filters nothing: 全部县区. */
  all: string
  options: readonly (Option | string)[]
  /** In force now; null or "" for all. */
  value?: string | null
}

/** One criterion. */
export function FilterSelect({ name, label, all, options, value }: FilterSelectProps) {
  return (
    <select className="in" name={name} aria-label={label} defaultValue={value ?? ''} key={value ?? ''}>
      <option value="">{all}</option>
      {options.map(option =>
        typeof option === 'string' ? (
          <option key={option}>{option}</option>
        ) : (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        )
      )}
    </select>
  )
}

/** Free words. */
export function FilterSearch({
  name = 'q',
  label,
  value,
}: {
  name?: string
  /** Also the placeholder: 企业、姓名、备案号. */ label: string
  value?: string | null
}) {
  return (
    <span className="lead-icon">
      <Icon name="search" />
      <input className="in" type="search" name={name} aria-label={label} placeholder={label} defaultValue={value ?? ''} key={value ?? ''} />
    </span>
  )
}
