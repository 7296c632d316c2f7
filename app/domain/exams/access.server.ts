import { type SQL, eq, sql } from 'drizzle-orm'
import { blueprints, sittings } from '#db/schema'
import { type Actor, type Ctx, grantOf } from '../context'
import { delegationOf } from '../organizations/queries.server'
import { scopeOf } from '../permissions'
import { refuse } from '../refusal'

const nothing = sql`1 = 0`

/** The certifying body the actor acts for, or null. */
export function certifyingBodyOf(actor: Actor): string | null {
  const grant = grantOf(actor, 'certifying_body')
  return grant?.organizationId && scopeOf('certifying_body', 'edit', 'sitting') === 'organization' ? grant.organizationId : null
}

/** The natural person who may sit exams as this actor, or null. */
export function candidateOf(actor: Actor): string | null {
  if (actor.kind !== 'user' || !actor.personId) return null
  return grantOf(actor, 'cqo') && scopeOf('cqo', 'sit', 'exam') === 'own' ? actor.personId : null
}

/** Twins: may the actor run this sitting, and which sittings may the actor run. */
export const canRunSitting = (actor: Actor, sitting: { certifyingBodyId: string }) => certifyingBodyOf(actor) === sitting.certifyingBodyId
export function sittingsRunBy(actor: Actor): SQL {
  const body = certifyingBodyOf(actor)
  return body ? eq(sittings.certifyingBodyId, body) : nothing
}

/** Twins: may the actor see and change this blueprint, and which ones. */
export const canEditBlueprint = (actor: Actor, blueprint: { certifyingBodyId: string }) => certifyingBodyOf(actor) === blueprint.certifyingBodyId
export function blueprintsEditedBy(actor: Actor): SQL {
  const body = certifyingBodyOf(actor)
  return body ? eq(blueprints.certifyingBodyId, body) : nothing
}

/** The certifying body acting now with a valid delegation; refuses with 'exams.no-delegation'. */
export async function delegatedBody(ctx: Ctx): Promise<string> {
  const body = certifyingBodyOf(ctx.actor)
  if (!body) return refuse('http.forbidden')
  return (await delegationOf(ctx, body, 'certification')) ? body : refuse('exams.no-delegation')
}
