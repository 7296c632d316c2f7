import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

export interface BannerProps {
  tone?: 'info' | 'ok' | 'warn' | 'danger'
  icon?: IconName
  title: ReactNode
  /** What happened, why, the next step; may hold links. */
  children?: ReactNode
  /** Spoken at once when it appears: only for what the person must not miss. */
  alert?: boolean
  className?: string
}

const icons = { info: 'info', ok: 'check', warn: 'alert', danger: 'stop' } as const

/** A message that stays until its cause is gone. */
export function Banner({ tone = 'info', icon = icons[tone], title, children, alert, className }: BannerProps) {
  return (
    <div className={cx('banner', tone, className)} role={alert ? 'alert' : undefined}>
      <Icon name={icon} size={24} />
      <div>
        <b>{title}</b>
        {children && <div className="text-sm">{children}</div>}
      </div>
    </div>
  )
}

/** The strip that says this installation holds invented data. */
export function DemoBanner() {
  return (
    <aside className="demo" aria-label="演示环境">
      演示环境：机构、人名、数据均为虚构
    </aside>
  )
}
