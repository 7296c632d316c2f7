import { cx } from './cx'
import { Icon } from './icon'

export type SaveStatus =
  /** `at` is the time of the server's acknowledgement: 09:52:18. */
  { state: 'saved'; at: string } | { state: 'saving' } | { state: 'offline'; waiting: number } | { state: 'failed'; text: string } | { state: 'idle' }

const looks = {
  saved: { tone: 'ok', icon: 'cloud' },
  saving: { tone: 'go', icon: 'refresh' },
  offline: { tone: 'warn', icon: 'offline' },
  failed: { tone: 'danger', icon: 'stop' },
  idle: { tone: 'idle', icon: 'cloud' },
} as const

function words(status: SaveStatus): string {
  switch (status.state) {
    case 'saved':
      return `已保存 ${status.at}`
    case 'saving':
      return '正在保存…'
    case 'offline':
      return `已断网，${status.waiting} 题存在本机`
    case 'failed':
      return status.text
    case 'idle':
      return '尚无改动'
  }
}

/** Whether what was typed is safe: 正在保存… → 已保存 09:52:18 → 已断网，2 题存在本机. */
export function SaveState({ status }: { status: SaveStatus }) {
  const { tone, icon } = looks[status.state]
  return (
    <div className={cx('save', tone)} role="status">
      <Icon name={icon} />
      <span>{words(status)}</span>
    </div>
  )
}
