import { formatTime } from '~/domain/clock'
import type { SaveStatus } from '~/ui/save-state'
import type { SaverState } from './saver'

const stopWords = { elsewhere: '另一台设备在作答', over: '已停止作答', 'signed-out': '登录已过期', failed: '没有保存' } as const

/** The saver's state in the words of the bar. */
export function saveStatus(state: SaverState): SaveStatus {
  if (state.state === 'saved') return { state: 'saved', at: formatTime(state.serverTime) }
  if (state.state === 'stopped') return { state: 'failed', text: stopWords[state.why] }
  return state
}
