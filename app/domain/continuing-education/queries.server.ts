import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { ceRecords, certificates, courses, filings, files, lessonVersions, organizations, persons, talents } from '#db/schema'
import { instantOfDate, shanghaiYear } from '../clock'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { ceRecordsReadableBy, ceRecordsReviewableBy } from './access.server'
import type { WalkedCeStatus } from './ce-record-status'
import { dutyBegins, ledger } from './ledger'

type CeRow = typeof ceRecords.$inferSelect
const typed = (row: CeRow) => ({ ...row, status: row.status as WalkedCeStatus })

/** The day a person was first certified, as long as a certificate of theirs is valid; a re-issue keeps the first day. */
export async function certifiedOn(ctx: Ctx, personId: string): Promise<string | null> {
  const rows = await ctx.db.read
    .select({ status: certificates.status, issuedOn: certificates.issuedOn })
    .from(certificates)
    .where(and(eq(certificates.personId, personId), inArray(certificates.status, ['valid', 'superseded'])))
    .orderBy(asc(certificates.issuedOn))
  return rows.some(row => row.status === 'valid') ? (rows[0]?.issuedOn ?? null) : null
}

/** One person's account of a year with the records behind it, newest first. The caller has checked who may see it. */
export async function ledgerOf(ctx: Ctx, personId: string, year: number) {
  const { rules } = await rulesNow(ctx)
  const since = await certifiedOn(ctx, personId)
  const rows = await ctx.db.read.select().from(ceRecords).where(and(eq(ceRecords.personId, personId), eq(ceRecords.year, year))).orderBy(desc(ceRecords.happenedOn), desc(ceRecords.createdAt))
  const certifiedAt = since === null ? null : instantOfDate(since)
  const entries = rows.map(row => ({ category: row.category, year: row.year, status: row.status, amount: { tenths: row.tenths } }))
  return { ledger: ledger(entries, { year, certifiedAt }, rules), records: rows.map(typed), since, dutyFrom: certifiedAt === null ? null : dutyBegins(certifiedAt), rules }
}

/** Where a CQO stands this year: in the talent pool, and with how many credit hours. */
export async function dutyStanding(ctx: Ctx, personId: string) {
  const [entry] = await ctx.db.read.select({ status: talents.status }).from(talents).where(eq(talents.personId, personId))
  const { ledger } = await ledgerOf(ctx, personId, shanghaiYear(ctx.now))
  return { listed: entry?.status === 'listed', total: ledger.total, target: ledger.target, met: ledger.met }
}

/** The signed-in CQO's account of a year. */
export async function myLedger(ctx: Ctx, year = shanghaiYear(ctx.now)) {
  const personId = ctx.actor.kind === 'user' ? ctx.actor.personId : null
  return personId === null ? refuse('http.forbidden') : ledgerOf(ctx, personId, year)
}

/** Elective courses with their first lesson and what they count, in tenths of a credit hour; `done` for this person. */
export async function electivesFor(ctx: Ctx, personId: string) {
  const { rules } = await rulesNow(ctx)
  const lessons = await ctx.db.read
    .select({ courseId: courses.id, title: courses.title, code: lessonVersions.code, seconds: lessonVersions.seconds })
    .from(courses)
    .innerJoin(lessonVersions, and(eq(lessonVersions.courseId, courses.id), eq(lessonVersions.current, true)))
    .where(eq(courses.kind, 'elective'))
    .orderBy(asc(courses.id), asc(lessonVersions.position))
  const credited = await ctx.db.read.select({ key: ceRecords.sourceKey }).from(ceRecords).where(and(eq(ceRecords.personId, personId), eq(ceRecords.category, 'CE01')))
  return [...new Set(lessons.map(lesson => lesson.courseId))].map(courseId => {
    const own = lessons.filter(lesson => lesson.courseId === courseId)
    const seconds = own.reduce((total, lesson) => total + lesson.seconds, 0)
    return {
      courseId, title: own[0]?.title ?? '', firstLesson: own[0]?.code ?? '', lessons: own.length,
      tenths: Math.floor((seconds * 10) / (rules.hours_per_credit_minutes * 60)),
      done: credited.some(row => row.key === `course:${personId}:${courseId}`),
    }
  })
}

/** Declared records the actor may review, by status and page, the longest waiting first. */
export async function ceQueue(ctx: Ctx, status: WalkedCeStatus, page: number, pageSize = 20) {
  const where = and(ceRecordsReviewableBy(ctx.db.read, ctx.actor), eq(ceRecords.status, status))
  const rows = await ctx.db.read
    .select({ record: ceRecords, person: persons.name })
    .from(ceRecords)
    .innerJoin(persons, eq(persons.id, ceRecords.personId))
    .where(where)
    .orderBy(...(status === 'submitted' ? [asc(ceRecords.submittedAt)] : [desc(ceRecords.createdAt)]), asc(ceRecords.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const employers = await employersOf(ctx, rows.map(row => row.record.personId))
  const [total] = await ctx.db.read.select({ n: count() }).from(ceRecords).where(where)
  return { rows: rows.map(row => ({ ...typed(row.record), person: row.person, enterprise: employers.get(row.record.personId) ?? '' })), total: total?.n ?? 0, pageSize }
}

/** The enterprise at which each person is filed now. */
async function employersOf(ctx: Ctx, personIds: string[]) {
  const rows = await ctx.db.read
    .select({ personId: filings.personId, name: organizations.name })
    .from(filings)
    .innerJoin(organizations, eq(organizations.id, filings.enterpriseId))
    .where(and(eq(filings.status, 'filed'), inArray(filings.personId, [...new Set(personIds)])))
  return new Map(rows.map(row => [row.personId, row.name]))
}

/** How many records the reviewer has in each status. */
export async function ceCounts(ctx: Ctx): Promise<Partial<Record<WalkedCeStatus, number>>> {
  const rows = await ctx.db.read.select({ status: ceRecords.status, n: count() }).from(ceRecords).where(ceRecordsReviewableBy(ctx.db.read, ctx.actor)).groupBy(ceRecords.status)
  return Object.fromEntries(rows.map(row => [row.status, row.n]))
}

/** What waits for the signed-in reviewer. */
export const ceRecordsWaiting = async (ctx: Ctx) => (await ceCounts(ctx)).submitted ?? 0

/** One record with its person, evidence and the account of its year. Refuses with `http.not-found`. */
export async function ceRecordDetail(ctx: Ctx, recordId: string) {
  const [row] = await ctx.db.read
    .select({ record: ceRecords, person: persons.name })
    .from(ceRecords)
    .innerJoin(persons, eq(persons.id, ceRecords.personId))
    .where(and(eq(ceRecords.id, recordId), ceRecordsReadableBy(ctx.db.read, ctx.actor)))
  if (!row) return refuse('http.not-found')
  const { record } = row
  const [file] = record.evidenceFileId ? await ctx.db.read.select({ name: files.name, mime: files.mime }).from(files).where(eq(files.id, record.evidenceFileId)) : []
  const employers = await employersOf(ctx, [record.personId])
  return { ...typed(record), person: row.person, enterprise: employers.get(record.personId) ?? '', evidence: file ?? null, account: await ledgerOf(ctx, record.personId, record.year) }
}
