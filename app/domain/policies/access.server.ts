import { type Actor, grantOf } from '../context'
import { scopeOf } from '../permissions'

/** May the actor attach and remove official texts: the province, which keeps the library. Reading is everybody's. */
export const canEditPolicies = (actor: Actor): boolean => Boolean(grantOf(actor, 'province_admin')) && scopeOf('province_admin', 'edit', 'policy') === 'any'
