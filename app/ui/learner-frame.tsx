import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { DemoBanner } from './banner'
import { Brand } from './brand'
import { LinkButton } from './button'
import { Icon } from './icon'
import { NavLinks, SkipLink, type NavItem } from './nav'

export interface LearnerFrameProps {
  /** Five: 首页 课程 考核 证书 我的, each with an icon for the bottom tabs. */
  nav: readonly NavItem[]
  notices?: { to: string; unread: number }
  /** At the right end on wide screens: name, 退出. */
  account?: ReactNode
  demo?: boolean
  children: ReactNode
}

/** Top navigation, or bottom tabs on phones. */
export function LearnerFrame({ nav, notices, account, demo, children }: LearnerFrameProps) {
  return (
    <div className="frame learner">
      <SkipLink />
      {demo && <DemoBanner />}
      <header className="app-head">
        <div className="wrap">
          <Brand title="首席质量官" subtitle="培训考试平台" />
          <nav className="app-nav" aria-label="主导航">
            <NavLinks items={nav} />
          </nav>
          <span className="ml-auto flex items-center gap-3">
            {account}
            {notices && (
              <Link className="btn quiet square bell" to={notices.to} aria-label={notices.unread > 0 ? `通知，${notices.unread} 条未读` : '通知'}>
                <Icon name="bell" size={24} />
                {notices.unread > 0 && <i className="dot" />}
              </Link>
            )}
          </span>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap pt-6">
        {children}
      </main>
      <nav className="tabbar" aria-label="主导航">
        <NavLinks items={nav} iconSize={24} />
      </nav>
    </div>
  )
}

export interface TaskFrameProps {
  /** Where the arrow leads, and its spoken name: 返回备案列表. */
  back: { to: string; label: string }
  /** The page's h1. */
  title: ReactNode
  /** Small print with it: M5 质量管理体系，第 4 课，共 5 课. */
  context?: ReactNode
  /** At the right: SaveState. */
  aside?: ReactNode
  demo?: boolean
  children: ReactNode
}

/** One task without navigation: a lesson, a form in steps. */
export function TaskFrame({ back, title, context, aside, demo, children }: TaskFrameProps) {
  return (
    <div className="frame">
      <SkipLink />
      {demo && <DemoBanner />}
      <header className="app-head">
        <div className="wrap gap-2">
          <span className="-ml-3">
            <LinkButton to={back.to} variant="quiet" icon="back" iconOnly>
              {back.label}
            </LinkButton>
          </span>
          <div className="min-w-0 grow py-1">
            <h1 className="text-md leading-snug">{title}</h1>
            {context && <p className="text-xs text-ink-3">{context}</p>}
          </div>
          {aside}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap py-6">
        {children}
      </main>
    </div>
  )
}
