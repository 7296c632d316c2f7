import { and, asc, count, eq, inArray, ne, sum } from 'drizzle-orm'
import { cohortTeachers, cohorts, enrolments, organizations, teacherRatings, teachers } from '#db/schema'
import type { Ctx } from '../context'
import { rulesNow } from '../settings/queries.server'
import { attendedStatuses } from './rate-teacher.server'
import { type RatingScores, type RatingSummary, ratingKeys, summarize } from './rating'

/** The classes a teacher was put on, newest first, with what the learners said once enough of them did. */
export async function classesOf(ctx: Ctx, teacherId: string) {
  const { rules } = await rulesNow(ctx)
  const rows = await ctx.db.read
    .select({ cohortId: cohorts.id, name: cohorts.name, body: organizations.name, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn, topic: cohortTeachers.topic })
    .from(cohortTeachers)
    .innerJoin(cohorts, eq(cohorts.id, cohortTeachers.cohortId))
    .innerJoin(organizations, eq(organizations.id, cohorts.trainingBodyId))
    .where(eq(cohortTeachers.teacherId, teacherId))
    .orderBy(asc(cohorts.startsOn), asc(cohorts.id))
  const summaries = await summariesOf(ctx, [teacherId], rules.teacher_min_ratings)
  return rows.reverse().map(row => ({ ...row, rating: summaries.get(`${row.cohortId} ${teacherId}`) ?? summarize({ count: 0, sums: noScores }, rules.teacher_min_ratings) }))
}

const noScores: RatingScores = { content: 0, delivery: 0, usefulness: 0, interaction: 0, overall: 0 }

/** Rating summaries by "cohort teacher". */
export async function summariesOf(ctx: Ctx, teacherIds: string[], minimum: number): Promise<Map<string, RatingSummary>> {
  const sums = Object.fromEntries(ratingKeys.map(key => [key, sum(teacherRatings[key])]))
  const rows = await ctx.db.read
    .select({ cohortId: teacherRatings.cohortId, teacherId: teacherRatings.teacherId, count: count(), ...sums })
    .from(teacherRatings)
    .where(inArray(teacherRatings.teacherId, teacherIds))
    .groupBy(teacherRatings.cohortId, teacherRatings.teacherId)
  return new Map(
    rows.map(row => {
      const scores = Object.fromEntries(ratingKeys.map(key => [key, Number((row as Record<string, unknown>)[key])])) as RatingScores
      return [`${row.cohortId} ${row.teacherId}`, summarize({ count: row.count, sums: scores }, minimum)] as const
    }),
  )
}

/** What learners wrote, of classes with enough ratings only, in an order that tells nothing about who or when. */
export async function commentsOf(ctx: Ctx, teacherId: string): Promise<string[]> {
  const shown = (await classesOf(ctx, teacherId)).filter(each => each.rating.shown).map(each => each.cohortId)
  const rows = await ctx.db.read
    .select({ comment: teacherRatings.comment })
    .from(teacherRatings)
    .where(and(eq(teacherRatings.teacherId, teacherId), inArray(teacherRatings.cohortId, shown), ne(teacherRatings.comment, '')))
    .orderBy(asc(teacherRatings.id))
  return rows.map(row => row.comment)
}

/** The teachers of the signed-in learner's classes, and whether each was rated. */
export async function teachersToRate(ctx: Ctx) {
  const { actor } = ctx
  if (actor.kind !== 'user' || actor.personId === null) return []
  const rows = await ctx.db.read
    .select({ cohortId: cohorts.id, cohort: cohorts.name, teacherId: teachers.id, name: teachers.name, employer: teachers.employer, topic: cohortTeachers.topic, ratingId: teacherRatings.id })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(cohortTeachers, eq(cohortTeachers.cohortId, cohorts.id))
    .innerJoin(teachers, eq(teachers.id, cohortTeachers.teacherId))
    .leftJoin(teacherRatings, and(eq(teacherRatings.teacherId, teachers.id), eq(teacherRatings.enrolmentId, enrolments.id)))
    .where(and(eq(enrolments.personId, actor.personId), inArray(enrolments.status, [...attendedStatuses]), ne(teachers.userId, actor.userId)))
    .orderBy(asc(cohorts.startsOn), asc(cohortTeachers.assignedAt))
  return rows.map(({ ratingId, ...row }) => ({ ...row, rated: ratingId !== null }))
}
