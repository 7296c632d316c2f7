import { NavLink } from '@remix-run/react'
import { Icon, type IconName } from './icon'

/** One entry of a navigation. */
export interface NavItem {
  to: string
  label: string
  icon?: IconName
  /** Work waiting; 0 is not shown. */
  count?: number
  /** The count is urgent. */
  hot?: boolean
  /** Current only on exactly this address, not below it. */
  end?: boolean
}

/** Links of one navigation; the current one says so with aria-current. */
export function NavLinks({ items, iconSize }: { items: readonly NavItem[]; iconSize?: 20 | 24 }) {
  return (
    <>
      {items.map(({ to, label, icon, count, hot, end }) => (
        <NavLink key={to} to={to} end={end}>
          {icon && iconSize && <Icon name={icon} size={iconSize} />}
          {label}
          {count ? <span className={hot ? 'cnt hot' : 'cnt'}>{count}</span> : null}
        </NavLink>
      ))}
    </>
  )
}

/** First stop of the keyboard on every page. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      跳到正文
    </a>
  )
}
