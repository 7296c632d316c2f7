import type { EnrolmentStatus } from '#db/schema/cohorts'
import { defineMachine } from '../state-machine'

export type EnrolmentEvent = 'admit' | 'decline' | 'withdraw' | 'start' | 'complete' | 'expire' | 'pass' | 'fail'

/** 报名, from the application to the result of the assessment (domain.md C6 (2)). */
export const enrolmentMachine = defineMachine<EnrolmentStatus, EnrolmentEvent>({
  initial: 'applied',
  transitions: [
    { from: 'applied', event: 'admit', to: 'admitted', by: ['training_org'] },
    { from: 'applied', event: 'decline', to: 'declined', by: ['training_org'] },
    { from: 'applied', event: 'withdraw', to: 'withdrawn', by: ['cqo'] },
    { from: 'admitted', event: 'withdraw', to: 'withdrawn', by: ['cqo'] },
    { from: 'studying', event: 'withdraw', to: 'withdrawn', by: ['cqo'] },
    { from: 'study_completed', event: 'withdraw', to: 'withdrawn', by: ['cqo'] },
    { from: 'admitted', event: 'start', to: 'studying', by: ['cqo'] },
    { from: 'studying', event: 'complete', to: 'study_completed', by: ['cqo'] },
    { from: 'admitted', event: 'expire', to: 'expired', by: ['training_org'] },
    { from: 'studying', event: 'expire', to: 'expired', by: ['training_org'] },
    { from: 'study_completed', event: 'pass', to: 'passed', by: ['system'] },
    { from: 'study_completed', event: 'fail', to: 'failed', by: ['system'] },
  ],
})

/** Statuses in which an event is possible: the `where` of its conditional update. */
export const enrolmentsBefore = (event: EnrolmentEvent) => enrolmentMachine.transitions.filter(arrow => arrow.event === event).map(arrow => arrow.from)

/** Holds a place in its cohort. */
export const seated: readonly EnrolmentStatus[] = ['applied', 'admitted', 'studying', 'study_completed', 'passed', 'failed', 'expired']
/** May be held once per person at a time. */
export const openEnrolments: readonly EnrolmentStatus[] = ['applied', 'admitted', 'studying', 'study_completed']

export const enrolmentStatusNames: Record<EnrolmentStatus, string> = {
  applied: '待录取',
  admitted: '已录取',
  declined: '未录取',
  studying: '学习中',
  study_completed: '已学完',
  passed: '考核合格',
  failed: '考核不合格',
  withdrawn: '已退出',
  expired: '已过期',
}
