import { type SQL, and, eq, or, sql } from 'drizzle-orm'
import { attempts, sittings } from '#db/schema'
import type { Actor } from '../context'
import { candidateOf, certifyingBodyOf } from '../exams/access.server'

/**
 * Twins: may the actor see this attempt, and which attempts may the actor see. The candidate sees the own ones,
 * the certifying body those of its sittings. The clause stands over attempts joined with their sittings.
 */
export function canReadAttempt(actor: Actor, attempt: { personId: string; certifyingBodyId: string }): boolean {
  return candidateOf(actor) === attempt.personId || certifyingBodyOf(actor) === attempt.certifyingBodyId
}
export function attemptsReadableBy(actor: Actor): SQL {
  const person = candidateOf(actor)
  const body = certifyingBodyOf(actor)
  return or(person ? eq(attempts.personId, person) : undefined, body ? eq(sittings.certifyingBodyId, body) : undefined) ?? sql`1 = 0`
}

/** Twins: may the actor write this attempt, and which one. Only the candidate, only the own. */
export const canWriteAttempt = (actor: Actor, attempt: { personId: string }) => candidateOf(actor) === attempt.personId
export function attemptWrittenBy(actor: Actor, attemptId: string): SQL {
  const person = candidateOf(actor)
  return (person ? and(eq(attempts.id, attemptId), eq(attempts.personId, person)) : undefined) ?? sql`1 = 0`
}
