import { type SQL, and, eq, inArray, ne, or } from 'drizzle-orm'
import type { Queries } from '#db/client.server'
import { ceRecords, filings } from '#db/schema'
import type { Actor, UserActor } from '../context'
import { scopeOf } from '../permissions'

type Action = 'read' | 'review' | 'edit'

/** A record with the cities in which its person is filed now. */
interface CeFacts {
  personId: string
  cities: readonly string[]
}

const reaches = (actor: UserActor, action: Action) =>
  actor.grants.flatMap(grant => {
    const scope = scopeOf(grant.role, action, 'ce-record')
    return scope ? [{ grant, scope }] : []
  })

function allowed(actor: Actor, action: Action, row: CeFacts): boolean {
  if (actor.kind !== 'user' || (action === 'review' && row.personId === actor.personId)) return false
  return reaches(actor, action).some(
    ({ grant, scope }) => scope === 'any' || (scope === 'own' && row.personId === actor.personId) || (scope === 'city' && grant.cityCode !== null && row.cities.includes(grant.cityCode)),
  )
}

/** `queries` is the tx inside transact, db.read outside. */
function within(queries: Queries, actor: Actor, action: Action): SQL | undefined {
  const none = inArray(ceRecords.id, [])
  if (actor.kind !== 'user') return none
  const reach = reaches(actor, action).map(({ grant, scope }) => {
    if (scope === 'any') return ne(ceRecords.id, '')
    if (scope === 'own') return eq(ceRecords.personId, actor.personId ?? '')
    return inArray(ceRecords.personId, filedIn(queries, grant.cityCode ?? ''))
  })
  const mine = or(...reach) ?? none
  return action === 'review' && actor.personId !== null ? and(mine, ne(ceRecords.personId, actor.personId)) : mine
}

const filedIn = (queries: Queries, cityCode: string) =>
  queries.select({ id: filings.personId }).from(filings).where(and(eq(filings.status, 'filed'), eq(filings.cityCode, cityCode)))

export const canReadCeRecord = (actor: Actor, row: CeFacts) => allowed(actor, 'read', row)
export const ceRecordsReadableBy = (queries: Queries, actor: Actor) => within(queries, actor, 'read')

/** The reviewer of the city of filing, or the province; never of an own record. */
export const canReviewCeRecord = (actor: Actor, row: CeFacts) => allowed(actor, 'review', row)
export const ceRecordsReviewableBy = (queries: Queries, actor: Actor) => within(queries, actor, 'review')

export const canEditCeRecord = (actor: Actor, row: CeFacts) => allowed(actor, 'edit', row)
export const ceRecordsEditableBy = (queries: Queries, actor: Actor) => within(queries, actor, 'edit')
