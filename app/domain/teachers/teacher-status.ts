import type { TeacherStatus } from '#db/schema'
import { addDays, shanghaiDate, type DateString, type Instant } from '../clock'
import { defineMachine } from '../state-machine'

export type TeacherEvent = 'pass_form' | 'return' | 'resubmit' | 'pass_review' | 'refuse' | 'appoint'
/** The states this platform walks (domain.md C6.7): 申报 → 形式审查 → 专家评审 → 公示 → 聘任. */
export type WalkedTeacherStatus = Extract<TeacherStatus, 'applied' | 'returned' | 'expert_review' | 'publicity' | 'appointed' | 'refused'>

export const teacherMachine = defineMachine<WalkedTeacherStatus, TeacherEvent, 'applicant' | 'city_reviewer' | 'province_admin'>({
  initial: 'applied',
  transitions: [
    { from: 'applied', event: 'pass_form', to: 'expert_review', by: ['city_reviewer'] },
    { from: 'applied', event: 'return', to: 'returned', by: ['city_reviewer'] },
    { from: 'returned', event: 'resubmit', to: 'applied', by: ['applicant'] },
    { from: 'expert_review', event: 'pass_review', to: 'publicity', by: ['province_admin'] },
    { from: 'expert_review', event: 'refuse', to: 'refused', by: ['province_admin'] },
    { from: 'publicity', event: 'appoint', to: 'appointed', by: ['province_admin'] },
    { from: 'publicity', event: 'refuse', to: 'refused', by: ['province_admin'] },
  ],
})

export const teacherStatusNames: Record<WalkedTeacherStatus, string> = {
  applied: '待形式审查', returned: '已退回', expert_review: '专家评审中', publicity: '公示中', appointed: '已聘任', refused: '未通过',
}

/** 公示 5 天 (C5: 5–7 天); the day of publication does not count. */
export const PUBLICITY_DAYS = 5

/** The last day of the publicity that began at this instant; an appointment may be made from the next day on. */
export const publicityEnds = (begun: Instant): DateString => addDays(shanghaiDate(begun), PUBLICITY_DAYS)

/** The last day of a term of whole years that begins on a day. */
export function termEnds(from: DateString, years: number): DateString {
  const sameDay = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`
  // 29 February has no namesake in most years: the term then ends on 28 February.
  return from.endsWith('-02-29') ? addDays(`${sameDay.slice(0, 7)}-01`, 27) : addDays(sameDay, -1)
}

/** Whether a teacher may be put on a class on this day: appointed, and the term not over. */
export const inTerm = (teacher: { status: string; termEndsOn: DateString | null }, today: DateString) =>
  teacher.status === 'appointed' && teacher.termEndsOn !== null && today <= teacher.termEndsOn
