import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { DemoBanner } from './banner'
import { Brand } from './brand'
import { Button } from './button'
import { FilterSearch } from './filters'
import { Icon } from './icon'
import { NavLinks, SkipLink, type NavItem } from './nav'

export interface NavGroup {
  label: string
  items: readonly NavItem[]
}

export interface StaffFrameProps {
  groups: readonly NavGroup[]
  /** 佛山市市场监管局. */
  organization: string
  person: string
  /** 备案核查岗. */
  role?: string
  /** Address 退出 posts to. */
  signOutTo: string
  search?: { action: string; label: string }
  /** In the top bar before the person: a bell, a switch of organisation. */
  tools?: ReactNode
  demo?: boolean
  children: ReactNode
}

function SideNav({ groups, label }: { groups: readonly NavGroup[]; label: string }) {
  return (
    <nav className="side-nav" aria-label={label}>
      {groups.map(group => (
        <div key={group.label}>
          <h2>{group.label}</h2>
          <NavLinks items={group.items} iconSize={20} />
        </div>
      ))}
    </nav>
  )
}

/** Desk: navigation at the left from 1024, behind a menu on smaller screens; controls inside take desk size by themselves. */
export function StaffFrame({ groups, organization, person, role, signOutTo, search, tools, demo, children }: StaffFrameProps) {
  return (
    <div className="frame">
      <SkipLink />
      {demo && <DemoBanner />}
      <div className="shell">
        <aside className="side">
          <Brand title="首席质量官平台" subtitle={organization} />
          <SideNav groups={groups} label="岗位导航" />
        </aside>
        <header className="desk-top">
          <details className="menu">
            <summary aria-label="菜单">
              <Icon name="menu" />
            </summary>
            <SideNav groups={groups} label="菜单" />
          </details>
          {search && (
            <Form action={search.action} role="search" aria-label="全站" className="hidden min-w-0 grow md:block md:max-w-105">
              <FilterSearch label={search.label} />
            </Form>
          )}
          <span className="grow" />
          {tools}
          <Link to="/help" className="hidden sm:inline">帮助</Link>
          <span className="text-right whitespace-nowrap">
            <span>{person}</span>
            {role && <span className="ml-2 hidden text-ink-3 sm:inline">{role}</span>}
            <span className="block text-xs text-ink-3 lg:hidden">{organization}</span>
          </span>
          <Form method="post" action={signOutTo}>
            <Button variant="quiet" icon="logout">
              退出
            </Button>
          </Form>
        </header>
        <main id="main" tabIndex={-1} className="desk-main">
          {children}
        </main>
      </div>
    </div>
  )
}
