import { and, eq, inArray } from 'drizzle-orm'
import { cohortTeachers, enrolments, teacherRatings, teachers } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { scopeOf } from '../permissions'
import { refuse } from '../refusal'
import { type RatingScores, ratingKeys } from './rating'

/** Enrolments whose holder has seen the class at work. */
export const attendedStatuses = ['studying', 'study_completed', 'passed', 'failed'] as const

export interface RatingInput {
  cohortId: string
  teacherId: string
  scores: RatingScores
  comment: string
}

/**
 * A learner rates a teacher of the own class, once (C5: 每班学员评价, 匿名). The row knows the enrolment only to
 * stop a second vote. Refuses with `http.not-found`, `teachers.not-attended`, `teachers.already-rated`, `form.invalid`.
 */
export async function rateTeacher(ctx: Ctx, { cohortId, teacherId, scores, comment }: RatingInput) {
  const { actor } = ctx
  if (actor.kind !== 'user' || actor.personId === null || !actor.grants.some(grant => scopeOf(grant.role, 'rate', 'teacher') === 'own')) return refuse('http.not-found')
  const { personId, userId } = actor
  const wrong = ratingKeys.filter(key => ![1, 2, 3, 4, 5].includes(scores[key]))
  if (wrong.length > 0) refuse('form.invalid', {}, Object.fromEntries(wrong.map(key => [key, ['选 1 至 5 分']])))
  await ctx.db.transact(async tx => {
    const [assigned] = await tx
      .select({ userId: teachers.userId })
      .from(cohortTeachers)
      .innerJoin(teachers, eq(teachers.id, cohortTeachers.teacherId))
      .where(and(eq(cohortTeachers.cohortId, cohortId), eq(cohortTeachers.teacherId, teacherId)))
    const [enrolment] = await tx
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(and(eq(enrolments.cohortId, cohortId), eq(enrolments.personId, personId), inArray(enrolments.status, [...attendedStatuses])))
    if (!assigned || assigned.userId === userId) return refuse('http.not-found')
    if (!enrolment) return refuse('teachers.not-attended')
    const made = await tx
      .insert(teacherRatings)
      .values({ id: newId(), cohortId, teacherId, enrolmentId: enrolment.id, ...scores, comment, at: ctx.now })
      .onConflictDoNothing()
      .returning({ id: teacherRatings.id })
    if (made.length === 0) refuse('teachers.already-rated')
    record(ctx, tx, { type: 'teacher.rated', entityId: teacherId, data: { cohortId } })
  })
}
