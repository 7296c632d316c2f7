import { and, desc, eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server'
import { cohorts, courses, enrolments, filings } from '#db/schema'
import { type Actor, grantOf } from '../context'
import { openEnrolments } from '../cohorts/enrolment-status'
import { refuse } from '../refusal'

export interface StudyPass {
  personId: string
  kind: 'qualification' | 'elective'
  enrolmentId: string | null
  enrolmentStatus: string | null
  /** False when there is nothing left to credit: the course may be read again. */
  counts: boolean
}

/**
 * By what right a learner opens a course: an elective is open to every CQO, the qualification course needs an
 * admitted enrolment with an appointment in force. Refused with the reason and the next step.
 */
export async function studyPass(queries: Queries, actor: Actor, courseId: string): Promise<StudyPass> {
  if (actor.kind !== 'user' || !actor.personId || !grantOf(actor, 'cqo')) refuse('http.forbidden')
  const { personId } = actor
  const [course] = await queries.select({ kind: courses.kind }).from(courses).where(eq(courses.id, courseId))
  if (!course) refuse('http.not-found')
  if (course.kind === 'elective') return { personId, kind: course.kind, enrolmentId: null, enrolmentStatus: null, counts: true }
  const rows = await queries
    .select({ id: enrolments.id, status: enrolments.status, filing: filings.status })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(filings, eq(filings.id, enrolments.filingId))
    .where(and(eq(enrolments.personId, personId), eq(cohorts.courseId, courseId)))
    .orderBy(desc(enrolments.appliedAt), desc(enrolments.id))
  const enrolment = rows.find(row => openEnrolments.includes(row.status)) ?? rows[0]
  const pass = { personId, kind: course.kind, enrolmentId: enrolment?.id ?? null, enrolmentStatus: enrolment?.status ?? null }
  if (enrolment?.status === 'study_completed' || enrolment?.status === 'passed') return { ...pass, counts: false }
  if (enrolment?.status !== 'admitted' && enrolment?.status !== 'studying') refuse('learning.not-enrolled', { status: enrolment?.status ?? 'none' })
  if (enrolment.filing !== 'filed') refuse('learning.appointment-ended')
  return { ...pass, counts: true }
}
