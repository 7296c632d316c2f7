import type { CeStatus } from '#db/schema'
import { addDays, shanghaiDate, type DateString, type Instant } from '../clock'
import { defineMachine } from '../state-machine'

export type CeEvent = 'approve' | 'return' | 'reject' | 'resubmit'
/** The states this platform walks (C6.9). */
export type WalkedCeStatus = Extract<CeStatus, 'submitted' | 'approved' | 'returned' | 'rejected'>

export const ceRecordMachine = defineMachine<WalkedCeStatus, CeEvent, 'cqo' | 'city_reviewer' | 'province_admin'>({
  initial: 'submitted',
  transitions: [
    { from: 'submitted', event: 'approve', to: 'approved', by: ['city_reviewer', 'province_admin'] },
    { from: 'submitted', event: 'return', to: 'returned', by: ['city_reviewer', 'province_admin'] },
    { from: 'submitted', event: 'reject', to: 'rejected', by: ['city_reviewer', 'province_admin'] },
    { from: 'returned', event: 'resubmit', to: 'submitted', by: ['cqo'] },
  ],
})

export const ceStatusNames: Record<WalkedCeStatus, string> = { submitted: '待核查', approved: '已计入', returned: '已退回', rejected: '不计入' }

/** What learners declare themselves; CE01 and CE13 are made from the platform's own records. */
export const SYSTEM_CATEGORIES = ['CE01', 'CE13']

/**
 * The first day an activity may lie on to be declared today: this year's activities by 31 December, with a
 * grace to 31 January of the next year (C4).
 */
export function earliestDeclarable(now: Instant): DateString {
  const today = shanghaiDate(now)
  const year = Number(today.slice(0, 4))
  return today.slice(5) <= '01-31' ? `${year - 1}-01-01` : `${year}-01-01`
}

/** Why an activity of this day cannot be declared now, in words; null when it can. A record keeps the year it was first declared for. */
export function dateProblem(happenedOn: DateString, now: Instant, keptYear?: number): string | null {
  if (happenedOn > shanghaiDate(now)) return '还没有发生的活动不能登记，活动结束后再来'
  if (Number(happenedOn.slice(0, 4)) === keptYear || happenedOn >= earliestDeclarable(now)) return null
  const year = Number(happenedOn.slice(0, 4))
  return `${year} 年的活动登记到 ${addDays(`${year + 1}-02-01`, -1)} 为止，已过期`
}
