import { Link } from '@remix-run/react'

export interface TabLink {
  to: string
  label: string
  count?: number
  current?: boolean
}

/** Links that switch the view of a page; the one in force says so. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, label: text, count, current }) => (
        <Link key={to} to={to} preventScrollReset aria-current={current ? 'page' : undefined}>
          {text}
          {count !== undefined && <span className="cnt">{count}</span>}
        </Link>
      ))}
    </nav>
  )
}
