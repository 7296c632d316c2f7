import { type SQL, and, eq, isNotNull, ne, or, sql } from 'drizzle-orm'
import { filings } from '#db/schema'
import type { Actor, Grant } from '../context'
import { type Scope, scopeOf } from '../permissions'

export type FilingAction = 'read' | 'edit' | 'review' | 'record' | 'reveal'
type Row = Pick<typeof filings.$inferSelect, 'enterpriseId' | 'cityCode' | 'personId' | 'status' | 'cityPassedAt'>

/** A reveal concerns the person in the filing; its reach is that of the filing. */
const scopeFor = (grant: Grant, action: FilingAction) => scopeOf(grant.role, action, action === 'reveal' ? 'person' : 'filing')

/** Whether the actor may do this to this filing: own enterprise, own person, own city once submitted, the province once the city has passed it. */
export function canAct(actor: Actor, action: FilingAction, filing: Row): boolean {
  if (actor.kind !== 'user') return false
  const reaches: Record<Scope, (grant: Grant) => boolean> = {
    own: () => actor.personId !== null && filing.personId === actor.personId,
    organization: grant => grant.organizationId !== null && filing.enterpriseId === grant.organizationId,
    city: grant => grant.cityCode !== null && filing.cityCode === grant.cityCode && filing.status !== 'draft',
    any: () => filing.cityPassedAt !== null,
  }
  return actor.grants.some(grant => {
    const scope = scopeFor(grant, action)
    return scope !== null && reaches[scope](grant)
  })
}

/** The same as a condition on rows. */
export function actableBy(actor: Actor, action: FilingAction): SQL {
  if (actor.kind !== 'user') return sql`1 = 0`
  const reaches: Record<Scope, (grant: Grant) => SQL | undefined> = {
    own: () => (actor.personId === null ? undefined : eq(filings.personId, actor.personId)),
    organization: grant => (grant.organizationId === null ? undefined : eq(filings.enterpriseId, grant.organizationId)),
    city: grant => (grant.cityCode === null ? undefined : and(eq(filings.cityCode, grant.cityCode), ne(filings.status, 'draft'))),
    any: () => isNotNull(filings.cityPassedAt),
  }
  const conditions = actor.grants.flatMap(grant => {
    const scope = scopeFor(grant, action)
    return (scope && reaches[scope](grant)) || []
  })
  return or(...conditions) ?? sql`1 = 0`
}
