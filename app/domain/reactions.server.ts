import { recordCourseCredit } from './continuing-education/record-course-credit.server'
import { tellCeDecision } from './continuing-education/tell-decision.server'
import { tellLearner } from './cohorts/enrolment-notices.server'
import { recordOutcome } from './cohorts/record-outcome.server'
import { issueCertificate } from './certificates/issue-certificate.server'
import type { Reactions } from './events'
import { tellEnded, tellRecorded, tellRejected, tellReturned } from './filing/filing-notices.server'
import { tellTeacherDecision } from './teachers/tell-decision.server'
import { enterTalent } from './talents/enter-talent.server'
import { followCertificate } from './talents/follow-certificate.server'
import { tellResult } from './grading/tell-result.server'
import { restTalent } from './talents/rest-talent.server'
import { wakeTalent } from './talents/wake-talent.server'

/** When X happened → do Y, in the same transaction. Read this table and you know every consequence in the system. */
export const reactions: Reactions = {
  // The enterprise hears of every decision on its filing.
  'filing.recorded': [tellRecorded, (ctx, tx, event) => wakeTalent(ctx, tx, event.filingId)],
  'filing.returned': [tellReturned],
  'filing.rejected': [tellRejected],
  'filing.ended': [tellEnded, (ctx, tx, event) => restTalent(ctx, tx, event.filingId)],
  // A certificate becomes an entry in the talent pool, and the entry follows it.
  'certificate.issued': [(ctx, tx, event) => enterTalent(ctx, tx, event.certificateId)],
  'certificate.changed': [(ctx, tx, event) => followCertificate(ctx, tx, event.certificateId)],
  // An elective counts as continuing education by itself; the person hears of every decision.
  'course.completed': [(ctx, tx, event) => recordCourseCredit(ctx, tx, event)],
  'ce-record.decided': [tellCeDecision],
  'teacher.decided': [tellTeacherDecision],
  // The learner hears of the place and of the end of the study.
  'enrolment.admitted': [tellLearner('admitted')],
  'enrolment.declined': [tellLearner('declined')],
  'study.completed': [tellLearner('study-completed')],
  // A released result decides the enrolment; a pass becomes a certificate.
  'attempt.released': [recordOutcome, tellResult, async (ctx, tx, event) => void (event.passed && (await issueCertificate(ctx, tx, event.attemptId)))],
}
