import { and, asc, count, desc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import { cohorts, courses, enrolments, filings, organizations } from '#db/schema'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { cohortsManagedBy, cohortsReadBy } from './access.server'
import { openEnrolments, seated } from './enrolment-status'

const bodyName = { trainingBody: organizations.name }

async function placesTaken(ctx: Ctx, ids: string[]) {
  if (ids.length === 0) return new Map<string, Partial<Record<string, number>>>()
  const rows = await ctx.db.read.select({ cohortId: enrolments.cohortId, status: enrolments.status, n: count() }).from(enrolments).where(inArray(enrolments.cohortId, ids)).groupBy(enrolments.cohortId, enrolments.status)
  const byCohort = new Map<string, Partial<Record<string, number>>>()
  for (const { cohortId, status, n } of rows) byCohort.set(cohortId, { ...byCohort.get(cohortId), [status]: n })
  return byCohort
}

const sumOf = (counts: Partial<Record<string, number>> | undefined, statuses: readonly string[]) => statuses.reduce((total, status) => total + (counts?.[status] ?? 0), 0)

async function withPlaces<R extends { id: string }>(ctx: Ctx, rows: R[]) {
  const counts = await placesTaken(ctx, rows.map(row => row.id))
  return rows.map(row => ({ ...row, counts: counts.get(row.id) ?? {}, taken: sumOf(counts.get(row.id), seated) }))
}

/** Cohorts one may apply for now: of the city given, or of the whole province; all of them without a city. */
export async function cohortsOpenForEnrolment(ctx: Ctx, cityCode: string | null) {
  const reachable = cityCode === null ? undefined : or(isNull(cohorts.cityCode), eq(cohorts.cityCode, cityCode))
  const rows = await ctx.db.read
    .select({ id: cohorts.id, name: cohorts.name, cityCode: cohorts.cityCode, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn, capacity: cohorts.capacity, course: courses.title, ...bodyName })
    .from(cohorts)
    .innerJoin(organizations, eq(organizations.id, cohorts.trainingBodyId))
    .innerJoin(courses, eq(courses.id, cohorts.courseId))
    .where(and(eq(cohorts.status, 'enrolling'), gte(cohorts.endsOn, shanghaiDate(ctx.now)), reachable))
    .orderBy(asc(cohorts.startsOn), asc(cohorts.id))
  return withPlaces(ctx, rows)
}

/** The cohorts a member of staff may see, the latest first, with how many stand at each status. */
export async function cohortsOfStaff(ctx: Ctx) {
  const rows = await ctx.db.read
    .select({ id: cohorts.id, name: cohorts.name, cityCode: cohorts.cityCode, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn, capacity: cohorts.capacity, status: cohorts.status, ...bodyName })
    .from(cohorts)
    .innerJoin(organizations, eq(organizations.id, cohorts.trainingBodyId))
    .where(cohortsReadBy(ctx.actor))
    .orderBy(desc(cohorts.startsOn), asc(cohorts.id))
    .limit(200)
  return withPlaces(ctx, rows)
}

/** One cohort for staff; refused as not found when it is not theirs to see. */
export async function cohortForStaff(ctx: Ctx, cohortId: string) {
  const rows = await ctx.db.read.select({ cohort: cohorts, ...bodyName, course: courses.title }).from(cohorts).innerJoin(organizations, eq(organizations.id, cohorts.trainingBodyId)).innerJoin(courses, eq(courses.id, cohorts.courseId)).where(and(eq(cohorts.id, cohortId), cohortsReadBy(ctx.actor)))
  const found = rows[0] ?? refuse('http.not-found')
  const [counted] = await withPlaces(ctx, [{ ...found.cohort, trainingBody: found.trainingBody, course: found.course }])
  return counted ?? refuse('http.not-found')
}

/** The open enrolment of a person, else the newest, with its cohort; null before the first. */
export async function latestEnrolment(ctx: Ctx, personId: string) {
  const rows = await ctx.db.read
    .select({ id: enrolments.id, status: enrolments.status, reason: enrolments.reason, filingId: enrolments.filingId, appliedAt: enrolments.appliedAt, studyCompletedAt: enrolments.studyCompletedAt, cohortId: cohorts.id, cohort: cohorts.name, courseId: cohorts.courseId, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn, ...bodyName })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(organizations, eq(organizations.id, cohorts.trainingBodyId))
    .where(eq(enrolments.personId, personId))
    .orderBy(desc(enrolments.appliedAt), desc(enrolments.id))
  return rows.find(row => openEnrolments.includes(row.status)) ?? rows[0] ?? null
}

/** The city of a person's filed appointment, or null without one. */
export async function cityOfAppointment(ctx: Ctx, personId: string) {
  const [row] = await ctx.db.read.select({ cityCode: filings.cityCode }).from(filings).where(and(eq(filings.personId, personId), eq(filings.status, 'filed'))).limit(1)
  return row?.cityCode ?? null
}

/** Applications waiting for the signed-in training body. */
export async function applicationsWaiting(ctx: Ctx) {
  const [row] = await ctx.db.read.select({ n: count() }).from(enrolments).innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId)).where(and(eq(enrolments.status, 'applied'), cohortsManagedBy(ctx.actor)))
  return row?.n ?? 0
}
