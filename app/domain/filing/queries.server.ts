import { type SQL, and, asc, count, desc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Queries } from '#db/door.server'
import type { FilingStatus } from '#db/schema/filing'
import { enterprises, filingFiles, filingReviews, filings, files, organizations, users } from '#db/schema'
import { type Ctx, grantOf } from '../context'
import { enterpriseById } from '../organizations/queries.server'
import { refuse } from '../refusal'
import { actableBy } from './access.server'
import { findFiling, openCandidate } from './find-filing.server'

export const PAGE_SIZE = 20
export const queueTabs = ['waiting', 'mine', 'done', 'all'] as const
export type QueueTab = (typeof queueTabs)[number]

const settled: FilingStatus[] = ['returned', 'filed', 'rejected', 'ended', 'revoked']

/** What a tab shows: the city claims, the province records what cities have passed. */
function tabFilter(ctx: Ctx, tab: QueueTab): SQL | undefined {
  const city = grantOf(ctx.actor, 'city_reviewer') !== null
  const me = ctx.actor.kind === 'user' ? ctx.actor.userId : ''
  if (tab === 'waiting') return eq(filings.status, city ? 'submitted' : 'city_passed')
  if (tab === 'mine') return and(eq(filings.status, 'city_reviewing'), eq(filings.claimedBy, me))
  if (tab === 'done') return inArray(filings.status, city ? [...settled, 'city_passed'] : settled)
  return undefined
}

const contains = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, char => `\\${char}`)}%`
const matches = (column: unknown, text: string) => sql`lower(${column}) like ${contains(text)} escape '\\'`

export interface QueueFilter {
  tab: QueueTab
  q?: string
  city?: string
  page: number
}

/** One page of the bureau's queue, oldest due date first in the work tabs, newest first in the others, with the total. */
export async function filingQueue(ctx: Ctx, { tab, q, city, page }: QueueFilter) {
  const words = q ? or(matches(filings.personName, q), matches(organizations.name, q), matches(organizations.uscc, q), matches(filings.number, q)) : undefined
  const where = and(actableBy(ctx.actor, 'read'), tabFilter(ctx, tab), words, city ? eq(filings.cityCode, city) : undefined)
  const working = tab === 'waiting' || tab === 'mine'
  const rows = await ctx.db.read
    .select({
      id: filings.id, status: filings.status, cityCode: filings.cityCode, personName: filings.personName, number: filings.number, post: filings.post, frozen: filings.frozen,
      submittedAt: filings.submittedAt, cityDueOn: filings.cityDueOn, updatedAt: filings.updatedAt,
      enterprise: organizations.name, uscc: organizations.uscc, districtCode: organizations.districtCode, sizeClass: enterprises.sizeClass,
    })
    .from(filings)
    .innerJoin(organizations, eq(organizations.id, filings.enterpriseId))
    .innerJoin(enterprises, eq(enterprises.organizationId, filings.enterpriseId))
    .where(where)
    .orderBy(...(working ? [asc(filings.submittedAt), asc(filings.id)] : [desc(filings.updatedAt), asc(filings.id)]))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  const [total] = await ctx.db.read.select({ n: count() }).from(filings).innerJoin(organizations, eq(organizations.id, filings.enterpriseId)).where(where)
  return { rows, total: total?.n ?? 0 }
}

/** How many stand in each tab. */
export async function tabCounts(ctx: Ctx): Promise<Record<QueueTab, number>> {
  const counts = await Promise.all(queueTabs.map(async tab => [tab, await ctx.db.read.$count(filings, and(actableBy(ctx.actor, 'read'), tabFilter(ctx, tab)))] as const))
  return Object.fromEntries(counts) as Record<QueueTab, number>
}

/** What waits for this bureau: for the count beside the navigation. */
export async function filingsWaiting(ctx: Ctx): Promise<number> {
  const working = or(tabFilter(ctx, 'waiting'), tabFilter(ctx, 'mine'))
  return ctx.db.read.$count(filings, and(actableBy(ctx.actor, grantOf(ctx.actor, 'city_reviewer') ? 'review' : 'record'), working))
}

/** How many of the city's undecided filings fall due on or before a day (YYYY-MM-DD). */
export const dueUntil = (ctx: Ctx, date: string) =>
  ctx.db.read.$count(filings, and(actableBy(ctx.actor, 'review'), inArray(filings.status, ['submitted', 'city_reviewing']), isNotNull(filings.cityDueOn), sql`${filings.cityDueOn} <= ${date}`))

/** A filing with enterprise, papers, decisions and the account of its CQO. The candidate is open: the page shows what its reader may see. */
export async function filingDetail(ctx: Ctx, filingId: string) {
  const filing = await findFiling(ctx, ctx.db.read, filingId, 'read')
  const [enterprise, papers, reviews, [account]] = await Promise.all([
    enterpriseById(ctx, filing.enterpriseId),
    ctx.db.read.select({ kind: filingFiles.kind, name: files.name, mime: files.mime, size: files.size }).from(filingFiles).innerJoin(files, eq(files.id, filingFiles.fileId)).where(eq(filingFiles.filingId, filing.id)),
    ctx.db.read.select().from(filingReviews).where(eq(filingReviews.filingId, filing.id)).orderBy(asc(filingReviews.at)),
    ctx.db.read.select({ username: users.username, status: users.status }).from(users).where(eq(users.personId, filing.personId ?? '')),
  ])
  return { filing, candidate: openCandidate(ctx, filing), enterprise: enterprise ?? refuse('http.not-found'), papers, reviews, account: account ?? null }
}

export type FilingDetail = Awaited<ReturnType<typeof filingDetail>>

/** The newest filing of the acting enterprise, or null before the first. */
export async function ownFilingId(ctx: Ctx): Promise<string | null> {
  const [row] = await ctx.db.read.select({ id: filings.id }).from(filings).where(actableBy(ctx.actor, 'edit')).orderBy(desc(filings.createdAt), desc(filings.updatedAt)).limit(1)
  return row?.id ?? null
}

/** The neighbours of a filing in the reviewer's own work list, for 上一件 and 下一件. */
export async function workList(ctx: Ctx): Promise<string[]> {
  const tab = grantOf(ctx.actor, 'city_reviewer') ? 'mine' : 'waiting'
  const rows = await ctx.db.read.select({ id: filings.id }).from(filings).where(and(actableBy(ctx.actor, 'read'), tabFilter(ctx, tab))).orderBy(asc(filings.submittedAt), asc(filings.id)).limit(200)
  return rows.map(row => row.id)
}

/**
 * The newest recorded filing of a person, or null: `status` 'filed' means filed and in post, which is what
 * enrolment asks for (R-021). Give the tx when inside transact.
 */
export async function filingOfPerson(ctx: Ctx, personId: string, from: Queries = ctx.db.read) {
  const [row] = await from
    .select({
      id: filings.id, status: filings.status, enterpriseId: filings.enterpriseId, enterpriseName: organizations.name, cityCode: filings.cityCode,
      personName: filings.personName, number: filings.number, post: filings.post, filedAt: filings.filedAt, endedAt: filings.endedAt,
    })
    .from(filings)
    .innerJoin(organizations, eq(organizations.id, filings.enterpriseId))
    .where(eq(filings.personId, personId))
    .orderBy(desc(filings.createdAt), desc(filings.updatedAt))
    .limit(1)
  return row ? { ...row, appointedOn: row.post.appointedOn } : null
}
