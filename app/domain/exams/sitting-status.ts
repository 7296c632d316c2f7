import type { SittingStatus } from '#db/schema'
import { defineMachine } from '../state-machine'

/** 场次: opens and closes by the clock; the certifying body releases its results. */
export const sittingStatus = defineMachine<SittingStatus, 'open' | 'close' | 'release', 'system' | 'certifying_body'>({
  initial: 'scheduled',
  transitions: [
    { from: 'scheduled', event: 'open', to: 'open', by: ['system'] },
    { from: 'open', event: 'close', to: 'closed', by: ['system'] },
    { from: 'closed', event: 'release', to: 'released', by: ['certifying_body'] },
  ],
})

export const sittingStatusNames: Record<SittingStatus, string> = { scheduled: '未开考', open: '考核中', closed: '已结束', released: '已发布' }
