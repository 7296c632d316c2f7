import { type SQL, eq, or, sql } from 'drizzle-orm'
import { certificates } from '#db/schema'
import type { Actor } from '../context'
import { scopeOf } from '../permissions'
import { type CertificateEvent, certificateMachine } from './certificate-status'

type Owned = Pick<typeof certificates.$inferSelect, 'personId' | 'enterpriseId' | 'certifyingBodyId' | 'cityCode'>
type Action = 'read' | 'issue' | 'decide'
/** A column and the value it must have; null for everything. */
type Reach = { column: keyof Owned; value: string } | 'any'

/** How far an actor's grants reach, one entry per grant that allows the action. */
function reaches(actor: Actor, action: Action): Reach[] {
  if (actor.kind !== 'user') return []
  return actor.grants.flatMap((grant): Reach[] => {
    const scope = scopeOf(grant.role, action, 'certificate')
    const by = (column: keyof Owned, value: string | null): Reach[] => (value === null ? [] : [{ column, value }])
    if (scope === 'any') return ['any']
    if (scope === 'own') return by('personId', actor.personId)
    if (scope === 'city') return by('cityCode', grant.cityCode)
    if (scope === 'organization') return by(grant.role === 'enterprise_admin' ? 'enterpriseId' : 'certifyingBodyId', grant.organizationId)
    return []
  })
}

const can = (action: Action) => (actor: Actor, row: Owned) => reaches(actor, action).some(reach => reach === 'any' || row[reach.column] === reach.value)

const by = (action: Action) => (actor: Actor): SQL =>
  or(...reaches(actor, action).map(reach => (reach === 'any' ? sql`1 = 1` : eq(certificates[reach.column], reach.value)))) ?? sql`1 = 0`

/** Who may see a certificate: its holder, its enterprise, its issuer, its city, the province and the auditor. */
export const canRead = can('read')
export const readableBy = by('read')

/** Who may have its PDF made again: the issuer. */
export const canIssue = can('issue')
export const issuableBy = by('issue')

/** Who may suspend, resume or revoke it, as far as place goes; the machine says which event is whose. */
export const decidableBy = by('decide')
export const canDecide = (actor: Actor, row: Owned & Pick<typeof certificates.$inferSelect, 'status'>, event?: CertificateEvent) =>
  can('decide')(actor, row) && (event === undefined || (actor.kind === 'user' && actor.grants.some(grant => certificateMachine.allows(row.status, event, grant.role))))
