import { type Actor, grantOf } from '../context'
import { scopeOf } from '../permissions'

/** May the actor attach and remove official texts: the province, which keeps the library. Reading is everybody's. */
export const canEditPolicies = (actor: Actor): boolean => Boolean(grantOf(actor, 'province_admin')) && scopeOf('province_admin', 'edit', 'policy') === 'any'

/** May the actor read which claims of the content still rest on memory: those who can have them checked. */
export const mayReadClaims = (actor: Actor): boolean => actor.kind === 'user' && actor.grants.some(({ role }) => scopeOf(role, 'read', 'claim') === 'any')
