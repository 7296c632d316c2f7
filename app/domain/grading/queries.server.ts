import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { type AttemptStatus, attemptEvidence, attemptPapers, attempts, blueprints, persons, questionVersions, registrations, results, sittings } from '#db/schema'
import { attemptWrittenBy } from '../attempts/access.server'
import type { Ctx } from '../context'
import { sittingsRunBy } from '../exams/access.server'
import { refuse } from '../refusal'

/** The candidate's own result once it is released: by area, and per item only what it earned. Refuses with 'http.not-found'. */
export async function releasedResult(ctx: Ctx, attemptId: string) {
  const [row] = await ctx.db.read
    .select({ result: results, key: attemptPapers.key, attempt: attempts, name: sittings.name, admissionNo: registrations.admissionNo })
    .from(attempts)
    .innerJoin(results, eq(results.attemptId, attempts.id))
    .innerJoin(attemptPapers, eq(attemptPapers.attemptId, attempts.id))
    .innerJoin(sittings, eq(sittings.id, attempts.sittingId))
    .innerJoin(registrations, eq(registrations.id, attempts.registrationId))
    .where(and(attemptWrittenBy(ctx.actor, attemptId), eq(attempts.status, 'released')))
  if (!row) return refuse('http.not-found')
  const versions = row.key.items.map(item => item.questionVersionId)
  // Papers frozen before the key named areas ask the bank.
  const areaOf = new Map((await ctx.db.read.select({ id: questionVersions.id, area: questionVersions.area }).from(questionVersions).where(inArray(questionVersions.id, versions))).map(q => [q.id, q.area]))
  const earned = new Map(row.result.items.map(item => [item.item, item.halfPoints]))
  const items = row.key.items.map(item => ({ item: item.item, area: item.area ?? areaOf.get(item.questionVersionId) ?? '', halfPoints: earned.get(item.item) ?? 0, max: item.halfPoints }))
  const areas = [...new Set(items.map(item => item.area))].sort().map(area => {
    const mine = items.filter(item => item.area === area)
    return { area, halfPoints: mine.reduce((sum, item) => sum + item.halfPoints, 0), max: mine.reduce((sum, item) => sum + item.max, 0) }
  })
  const { key: _, ...rest } = row
  return { ...rest, items, areas }
}

export type StatusCounts = Partial<Record<AttemptStatus, number>>

/** The sittings of the acting certifying body, the latest first, with how many attempts stand where. */
export async function sittingsOfBody(ctx: Ctx) {
  const rows = await ctx.db.read.select().from(sittings).where(sittingsRunBy(ctx.actor)).orderBy(desc(sittings.opensAt), asc(sittings.id)).limit(100)
  const counted = rows.length === 0 ? [] : await ctx.db.read
    .select({ sittingId: attempts.sittingId, status: attempts.status, n: count() })
    .from(attempts)
    .where(inArray(attempts.sittingId, rows.map(row => row.id)))
    .groupBy(attempts.sittingId, attempts.status)
  return rows.map(row => ({ ...row, counts: Object.fromEntries(counted.filter(c => c.sittingId === row.id).map(c => [c.status, c.n])) as StatusCounts }))
}

/** One sitting of the acting certifying body with its blueprint and counts; refuses with 'http.not-found'. */
export async function sittingOfBody(ctx: Ctx, sittingId: string) {
  const [found] = await ctx.db.read.select().from(sittings).innerJoin(blueprints, eq(blueprints.id, sittings.blueprintId)).where(and(eq(sittings.id, sittingId), sittingsRunBy(ctx.actor)))
  if (!found) return refuse('http.not-found')
  const counted = await ctx.db.read.select({ status: attempts.status, passed: results.passed, n: count() }).from(attempts).leftJoin(results, eq(results.attemptId, attempts.id)).where(eq(attempts.sittingId, sittingId)).groupBy(attempts.status, results.passed)
  return { sitting: found.sittings, blueprint: found.blueprints, counted }
}

/** The candidates of a sitting by admission number, a page at a time: state, mark, and how much evidence there is. */
export async function candidatesOfSitting(ctx: Ctx, sittingId: string, { page, pageSize }: { page: number; pageSize: number }) {
  const rows = await ctx.db.read
    .select({
      id: attempts.id, name: persons.name, admissionNo: registrations.admissionNo, status: attempts.status, startedAt: attempts.startedAt, deadline: attempts.deadline, submittedAt: attempts.submittedAt,
      lastSavedAt: attempts.lastSavedAt, focusLosses: attempts.focusLosses, leaseRev: attempts.leaseRev, halfPoints: results.halfPoints, max: results.maxHalfPoints, passed: results.passed,
    })
    .from(attempts)
    .innerJoin(sittings, eq(sittings.id, attempts.sittingId))
    .innerJoin(persons, eq(persons.id, attempts.personId))
    .innerJoin(registrations, eq(registrations.id, attempts.registrationId))
    .leftJoin(results, eq(results.attemptId, attempts.id))
    .where(and(eq(attempts.sittingId, sittingId), sittingsRunBy(ctx.actor)))
    .orderBy(asc(registrations.admissionNo))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const ids = rows.map(row => row.id)
  const evidence = ids.length === 0 ? [] : await ctx.db.read.select().from(attemptEvidence).where(inArray(attemptEvidence.attemptId, ids)).orderBy(asc(attemptEvidence.at))
  return rows.map(row => ({ ...row, evidence: evidence.filter(entry => entry.attemptId === row.id).map(({ kind, detail, at }) => ({ kind, detail, at })) }))
}

/** Sittings with marked results that wait for release; the number beside the navigation. */
export async function releasesWaiting(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.read.selectDistinct({ id: sittings.id }).from(sittings).innerJoin(attempts, eq(attempts.sittingId, sittings.id)).where(and(eq(attempts.status, 'marked'), sittingsRunBy(ctx.actor)))
  return rows.length
}
