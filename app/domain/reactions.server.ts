import { recordCourseCredit } from './continuing-education/record-course-credit.server'
import { tellCeDecision } from './continuing-education/tell-decision.server'
import { tellLearner } from './cohorts/enrolment-notices.server'
import { recordOutcome } from './cohorts/record-outcome.server'
import type { Reactions } from './events'
import { tellEnded, tellRecorded, tellRejected, tellReturned } from './filing/filing-notices.server'
import { tellTeacherDecision } from './teachers/tell-decision.server'

/** When X happened → do Y, in the same transaction. Read this table and you know every consequence in the system. */
export const reactions: Reactions = {
  // The enterprise hears of every decision on its filing.
  'filing.recorded': [tellRecorded],
  'filing.returned': [tellReturned],
  'filing.rejected': [tellRejected],
  'filing.ended': [tellEnded],
  // An elective counts as continuing education by itself; the person hears of every decision.
  'course.completed': [(ctx, tx, event) => recordCourseCredit(ctx, tx, event)],
  'ce-record.decided': [tellCeDecision],
  'teacher.decided': [tellTeacherDecision],
  // The learner hears of the place and of the end of the study.
  'enrolment.admitted': [tellLearner('admitted')],
  'enrolment.declined': [tellLearner('declined')],
  'study.completed': [tellLearner('study-completed')],
  // A released result decides the enrolment.
  'attempt.released': [recordOutcome],
}
