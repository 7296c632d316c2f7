import { type SQL, and, asc, count, desc, eq, like, or, sql } from 'drizzle-orm'
import { type TalentStatus, certificates, filings, talents } from '#db/schema'
import type { Ctx } from '../context'
import { rulesNow } from '../settings/queries.server'
import { mayAct, usableBy } from './access.server'

export const TALENT_PAGE = 20

/** All that may ever be published of a person (R-057: 只公布姓名、单位、任职时间); the rule publish_fields takes away, never adds. */
export interface PublicTalent {
  name?: string
  enterprise?: string
  appointedOn?: string
}

/** Characters that mean something to LIKE are not part of any name. */
const contains = (column: Parameters<typeof like>[0], text: string) => like(sql`lower(${column})`, `%${text.toLowerCase().replace(/[%_\\]/g, '')}%`)
const search = (q: string | undefined): SQL | undefined => (q ? or(contains(talents.personName, q), contains(talents.enterpriseName, q)) : undefined)

/** A page of the published list, by pinyin: only the columns of the allow-list are read at all. */
export async function publicTalents(ctx: Ctx, { q, page }: { q?: string; page: number }): Promise<{ total: number; rows: PublicTalent[] }> {
  const { rules } = await rulesNow(ctx)
  const where = and(eq(talents.published, true), eq(talents.status, 'listed'), search(q))
  const [total] = await ctx.db.read.select({ n: count() }).from(talents).where(where)
  const rows = await ctx.db.read
    .select({ name: talents.personName, enterprise: talents.enterpriseName, appointedOn: talents.appointedOn })
    .from(talents)
    .where(where)
    .orderBy(asc(talents.namePinyin), asc(talents.id))
    .limit(TALENT_PAGE)
    .offset((page - 1) * TALENT_PAGE)
  const allowed = rules.publish_fields
  return {
    total: total?.n ?? 0,
    rows: rows.map(row => ({
      ...(allowed.includes('name') && { name: row.name }),
      ...(allowed.includes('enterprise') && { enterprise: row.enterprise }),
      ...(allowed.includes('appointed_on') && { appointedOn: row.appointedOn }),
    })),
  }
}

export interface TalentFilter {
  q?: string
  status?: TalentStatus
  published?: boolean
  city?: string
  page: number
}

/** A page of the entries the actor may see, the newest first, with certificate number and state. */
export async function talentRows(ctx: Ctx, { q, status, published, city, page }: TalentFilter) {
  const where = and(
    usableBy(ctx.actor, 'read'),
    status && eq(talents.status, status),
    published === undefined ? undefined : eq(talents.published, published),
    city ? eq(talents.cityCode, city) : undefined,
    q ? or(search(q), contains(certificates.number, q)) : undefined,
  )
  const [total] = await ctx.db.read.select({ n: count() }).from(talents).innerJoin(certificates, eq(certificates.id, talents.certificateId)).innerJoin(filings, eq(filings.id, talents.filingId)).where(where)
  const rows = await ctx.db.read
    .select({ talent: talents, number: certificates.number, certificateStatus: certificates.status })
    .from(talents)
    .innerJoin(certificates, eq(certificates.id, talents.certificateId))
    .innerJoin(filings, eq(filings.id, talents.filingId))
    .where(where)
    .orderBy(desc(talents.enteredAt), asc(talents.namePinyin), asc(talents.id))
    .limit(TALENT_PAGE)
    .offset((page - 1) * TALENT_PAGE)
  return { total: total?.n ?? 0, rows: rows.map(({ talent, number, certificateStatus }) => ({ ...talent, number, certificateStatus })) }
}

/** How many entries are in each state, as far as the actor sees. */
export async function talentCounts(ctx: Ctx) {
  const rows = await ctx.db.read
    .select({ status: talents.status, published: talents.published, n: count() })
    .from(talents)
    .innerJoin(filings, eq(filings.id, talents.filingId))
    .where(usableBy(ctx.actor, 'read'))
    .groupBy(talents.status, talents.published)
  const sum = (match: (row: (typeof rows)[number]) => boolean) => rows.filter(match).reduce((total, row) => total + row.n, 0)
  return { pending: sum(r => r.status === 'pending'), unpublished: sum(r => r.status === 'listed' && !r.published), published: sum(r => r.published), all: sum(() => true) }
}

/** What waits at the actor's desk: entries to list (certifying body), or to publish (province). */
export async function talentsWaiting(ctx: Ctx): Promise<number> {
  const { pending, unpublished } = await talentCounts(ctx)
  return (mayAct(ctx.actor, 'list') ? pending : 0) + (mayAct(ctx.actor, 'publish') ? unpublished : 0)
}

/** The entry that rests on a certificate, if the actor may see it. */
export async function talentOf(ctx: Ctx, certificateId: string) {
  const [row] = await ctx.db.read
    .select({ talent: talents })
    .from(talents)
    .innerJoin(filings, eq(filings.id, talents.filingId))
    .where(and(eq(talents.certificateId, certificateId), usableBy(ctx.actor, 'read')))
  return row?.talent ?? null
}
