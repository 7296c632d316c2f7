import { and, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { attempts } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { type AttemptEvent, attemptStatus, statesBefore } from './attempt-status'

const auditOf = { mark: 'attempt.marked', release: 'attempt.released', miss: 'attempt.missed' } as const

/** Moves attempts along their machine inside a transaction; answers the ids it moved: the others were not in a state for it. */
export async function moveAttempts(ctx: Ctx, tx: Tx, ids: readonly string[], event: keyof typeof auditOf & AttemptEvent, data: (id: string) => Record<string, unknown> = () => ({})): Promise<string[]> {
  const from = statesBefore(event)
  const to = from[0] && attemptStatus.next(from[0], event)
  if (!to) throw new Error(`nothing leads to ${event}`)
  const rows = await tx.update(attempts).set({ status: to }).where(and(inArray(attempts.id, [...ids]), inArray(attempts.status, from))).returning({ id: attempts.id })
  for (const { id } of rows) record(ctx, tx, { type: auditOf[event], entityId: id, data: data(id) })
  return rows.map(row => row.id)
}
