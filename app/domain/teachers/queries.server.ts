import { and, asc, count, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { cohortTeachers, cohorts, files, teacherReviews, teachers, users } from '#db/schema'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { cohortsAssignableBy, teachersCheckableBy, teachersDecidableBy, teachersReadableBy } from './access.server'
import type { TeacherCategory, TitleLevel } from './application'
import { summariesOf } from './rating-queries.server'
import { type WalkedTeacherStatus, inTerm, publicityEnds } from './teacher-status'

type TeacherRow = typeof teachers.$inferSelect

/** A row with the types its form guarantees. */
const typed = (row: TeacherRow) => ({ ...row, category: row.category as TeacherCategory, professionalTitle: row.professionalTitle as TitleLevel, status: row.status as WalkedTeacherStatus })
export type Teacher = ReturnType<typeof typed>

const reviewsOf = (ctx: Ctx, teacherId: string) => ctx.db.read.select().from(teacherReviews).where(eq(teacherReviews.teacherId, teacherId)).orderBy(asc(teacherReviews.at))

const fileNameOf = async (ctx: Ctx, fileId: string | null) =>
  fileId === null ? null : ((await ctx.db.read.select({ name: files.name, mime: files.mime }).from(files).where(eq(files.id, fileId)))[0] ?? null)

/** The signed-in user's latest application with its steps, or null. */
export async function myApplication(ctx: Ctx) {
  if (ctx.actor.kind !== 'user') return null
  const [row] = await ctx.db.read.select().from(teachers).where(eq(teachers.userId, ctx.actor.userId)).orderBy(desc(teachers.appliedAt)).limit(1)
  return row ? { ...typed(row), reviews: await reviewsOf(ctx, row.id), evidence: await fileNameOf(ctx, row.evidenceFileId) } : null
}

/** One application as its reviewers see it; `personId` is the applicant's where the account is a CQO's. Refuses with `http.not-found`. */
export async function teacherDetail(ctx: Ctx, teacherId: string) {
  const [row] = await ctx.db.read.select().from(teachers).where(and(eq(teachers.id, teacherId), teachersReadableBy(ctx.actor)))
  if (!row) return refuse('http.not-found')
  const [user] = await ctx.db.read.select({ personId: users.personId }).from(users).where(eq(users.id, row.userId))
  return { ...typed(row), personId: user?.personId ?? null, reviews: await reviewsOf(ctx, row.id), evidence: await fileNameOf(ctx, row.evidenceFileId) }
}

/** Applications the actor may read, by status and page, the longest waiting first. */
export async function teacherQueue(ctx: Ctx, statuses: WalkedTeacherStatus[], page: number, pageSize = 20) {
  const where = and(teachersReadableBy(ctx.actor), inArray(teachers.status, statuses))
  const rows = await ctx.db.read.select().from(teachers).where(where).orderBy(asc(teachers.appliedAt), asc(teachers.id)).limit(pageSize).offset((page - 1) * pageSize)
  return { rows: rows.map(typed), total: await countOf(ctx, where), pageSize }
}

/** How many applications the actor may read stand in each status. */
export async function teacherCounts(ctx: Ctx): Promise<Partial<Record<WalkedTeacherStatus, number>>> {
  const rows = await ctx.db.read.select({ status: teachers.status, n: count() }).from(teachers).where(teachersReadableBy(ctx.actor)).groupBy(teachers.status)
  return Object.fromEntries(rows.map(row => [row.status, row.n]))
}

const countOf = async (ctx: Ctx, where: SQL | undefined) => (await ctx.db.read.select({ n: count() }).from(teachers).where(where))[0]?.n ?? 0

/** What waits for the signed-in reviewer: form checks of the city, reviews and publicities of the province. */
export async function teachersWaiting(ctx: Ctx): Promise<number> {
  const toCheck = await countOf(ctx, and(teachersCheckableBy(ctx.actor), eq(teachers.status, 'applied')))
  return toCheck + (await countOf(ctx, and(teachersDecidableBy(ctx.actor), inArray(teachers.status, ['expert_review', 'publicity']))))
}

/** Appointed teachers within their term, of one field or all; what anybody may know of them. */
export async function appointedTeachers(ctx: Ctx, area?: string) {
  const today = shanghaiDate(ctx.now)
  const rows = await ctx.db.read.select().from(teachers).where(eq(teachers.status, 'appointed')).orderBy(asc(teachers.number))
  return rows.filter(row => inTerm(row, today) && (!area || row.areas.includes(area))).map(typed)
}

/** Applicants in 公示 today, with its last day. */
export async function teachersInPublicity(ctx: Ctx) {
  const rows = await ctx.db.read.select().from(teachers).where(eq(teachers.status, 'publicity')).orderBy(asc(teachers.updatedAt))
  const today = shanghaiDate(ctx.now)
  return rows.map(row => ({ ...typed(row), until: publicityEnds(row.updatedAt) })).filter(row => today <= row.until)
}

/** The training body's own classes with the teachers on each and their ratings. */
export async function classesToStaff(ctx: Ctx) {
  const { rules } = await rulesNow(ctx)
  const classes = await ctx.db.read.select().from(cohorts).where(cohortsAssignableBy(ctx.actor)).orderBy(desc(cohorts.startsOn), asc(cohorts.id))
  const assigned = await ctx.db.read
    .select({ cohortId: cohortTeachers.cohortId, teacherId: teachers.id, name: teachers.name, topic: cohortTeachers.topic })
    .from(cohortTeachers)
    .innerJoin(teachers, eq(teachers.id, cohortTeachers.teacherId))
    .where(inArray(cohortTeachers.cohortId, classes.map(each => each.id)))
    .orderBy(asc(cohortTeachers.assignedAt))
  const summaries = await summariesOf(ctx, [...new Set(assigned.map(each => each.teacherId))], rules.teacher_min_ratings)
  return classes.map(cohort => ({
    ...cohort,
    teachers: assigned
      .filter(each => each.cohortId === cohort.id)
      .map(each => ({ ...each, rating: summaries.get(`${cohort.id} ${each.teacherId}`) ?? { shown: false as const, count: 0, missing: rules.teacher_min_ratings } })),
  }))
}
