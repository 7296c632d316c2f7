import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { DemoBanner } from './banner'
import { Brand, type BrandProps } from './brand'
import { Icon } from './icon'
import { NavLinks, SkipLink, type NavItem } from './nav'

export interface PublicFrameProps {
  nav: readonly NavItem[]
  /** At the right end of the head: <LinkButton to="/sign-in">登录</LinkButton>. */
  action?: ReactNode
  brand?: BrandProps
  demo?: boolean
  /** Who runs it, telephone, service hours: one line each. */
  footLines?: readonly string[]
  footLinks?: readonly NavItem[]
  /** Full width: the page lays out its own .wrap. Default: content inside .wrap. */
  bare?: boolean
  children: ReactNode
}

/** Site head, content and foot for everyone; works without scripts. */
export function PublicFrame({ nav, action, brand, demo, footLines = [], footLinks = [], bare, children }: PublicFrameProps) {
  return (
    <div className="frame">
      <SkipLink />
      {demo && <DemoBanner />}
      <header className="pub-head">
        <div className="wrap">
          <Brand {...brand} />
          <nav className="pub-nav" aria-label="主导航">
            <span className="hidden gap-6 wide:flex">
              <NavLinks items={nav} />
            </span>
            {action}
          </nav>
          {nav.length > 0 && (
            <details className="menu wide:hidden">
              <summary aria-label="菜单">
                <Icon name="menu" size={24} />
              </summary>
              <nav aria-label="菜单">
                <ul className="list">
                  {nav.map(({ to, label }) => (
                    <li key={to}>
                      <Link to={to}>{label}</Link>
                    </li>
                  ))}
                </ul>
              </nav>
            </details>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={bare ? undefined : 'wrap pt-8'}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap grid gap-2">
          <b>广东省企业首席质量官网络培训考试平台</b>
          {footLines.map(line => (
            <span key={line}>{line}</span>
          ))}
          {footLinks.length > 0 && (
            <span>
              {footLinks.map(({ to, label }) => (
                <Link key={to} to={to}>
                  {label}
                </Link>
              ))}
            </span>
          )}
        </div>
      </footer>
    </div>
  )
}
