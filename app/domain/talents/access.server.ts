import { type SQL, eq, or, sql } from 'drizzle-orm'
import { filings, talents } from '#db/schema'
import type { Actor } from '../context'
import { type Scope, scopeOf } from '../permissions'

export type TalentAction = 'read' | 'list' | 'publish' | 'export'
/** What decides whether an entry is within reach; the enterprise is that of the present appointment. */
interface Owned {
  personId: string
  cityCode: string
  enterpriseId: string
}

const grants = (actor: Actor, action: TalentAction): { scope: Scope; organizationId: string | null; cityCode: string | null }[] =>
  actor.kind !== 'user' ? [] : actor.grants.flatMap(grant => (scopeOf(grant.role, action, 'talent') ? [{ ...grant, scope: scopeOf(grant.role, action, 'talent')! }] : []))

/** Whether the actor may do this to an entry of the talent pool. */
export const canUse = (actor: Actor, action: TalentAction, row: Owned) =>
  grants(actor, action).some(({ scope, organizationId, cityCode }) => {
    if (scope === 'any') return true
    if (scope === 'city') return cityCode !== null && cityCode === row.cityCode
    if (scope === 'organization') return organizationId !== null && organizationId === row.enterpriseId
    return actor.kind === 'user' && actor.personId !== null && actor.personId === row.personId
  })

/** The same as a where clause; the query must join `filings`. */
export const usableBy = (actor: Actor, action: TalentAction): SQL =>
  or(
    ...grants(actor, action).map(({ scope, organizationId, cityCode }) => {
      if (scope === 'any') return sql`1 = 1`
      if (scope === 'city') return cityCode === null ? sql`1 = 0` : eq(talents.cityCode, cityCode)
      if (scope === 'organization') return organizationId === null ? sql`1 = 0` : eq(filings.enterpriseId, organizationId)
      return actor.kind === 'user' && actor.personId !== null ? eq(talents.personId, actor.personId) : sql`1 = 0`
    }),
  ) ?? sql`1 = 0`

/** Batch steps reach the whole pool or nothing: refused by role before any row is read. */
export const mayAct = (actor: Actor, action: Exclude<TalentAction, 'read'>) => grants(actor, action).some(({ scope }) => scope === 'any')
