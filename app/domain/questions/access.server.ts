import { type SQL, eq, sql } from 'drizzle-orm'
import { practiceSets } from '#db/schema'
import { type Actor, type Ctx, grantOf } from '../context'
import { delegationOf } from '../organizations/queries.server'
import { scopeOf } from '../permissions'
import { refuse } from '../refusal'

/** Twins: may the actor see keys of the bank, and which questions (all or none). Nobody who may sit an exam sees its keys (domain.md C6 (10)). */
export const canReadKeys = (actor: Actor): boolean => Boolean(grantOf(actor, 'certifying_body')) && !grantOf(actor, 'cqo') && scopeOf('certifying_body', 'read', 'question') === 'any'
export const keysReadBy = (actor: Actor): SQL => (canReadKeys(actor) ? sql`1 = 1` : sql`1 = 0`)

/** May the actor write and judge questions: only those who may see them. */
export const canEditQuestions = (actor: Actor): boolean => canReadKeys(actor) && scopeOf('certifying_body', 'edit', 'question') === 'any'

/** Lets only the desk of the bank pass: who may edit, for a body with a certification delegation in force. Refuses with 'http.forbidden' or 'questions.no-delegation'. */
export async function requireDesk(ctx: Ctx): Promise<void> {
  const body = grantOf(ctx.actor, 'certifying_body')?.organizationId
  if (!canEditQuestions(ctx.actor) || !body) return refuse('http.forbidden')
  if (!(await delegationOf(ctx, body, 'certification'))) refuse('questions.no-delegation')
}

/** The person who acts, for authorship; null for nobody in particular. */
export const authorOf = (actor: Actor): string | null => (actor.kind === 'user' ? actor.userId : null)

/** The learner who practises: any CQO, for themselves. */
export const learnerOf = (actor: Actor): string | null =>
  actor.kind === 'user' && grantOf(actor, 'cqo') && scopeOf('cqo', 'study', 'course') === 'own' ? actor.personId : null

/** Twins: is this round of practice the actor's own, and which rounds are. */
export const canPractise = (actor: Actor, set: { personId: string }): boolean => learnerOf(actor) === set.personId
export function practisedBy(actor: Actor): SQL {
  const personId = learnerOf(actor)
  return personId ? eq(practiceSets.personId, personId) : sql`1 = 0`
}
