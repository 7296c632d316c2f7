import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { attempts } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { emit } from '../events'
import { attemptStatus } from './attempt-status'
import { choicesOf, readAnswers } from './read-answers.server'
import { receiptOf } from './receipt'

/**
 * Hands in running attempts inside a transaction: the conditional update closes them to saves, then the
 * receipt is made of what was saved. Answers which ones it moved; the others were handed in before.
 */
export async function handIn(ctx: Ctx, tx: Tx, due: readonly { id: string; submittedAt: number }[], event: 'submit' | 'expire'): Promise<Map<string, string>> {
  const to = attemptStatus.next('in_progress', event)
  if (!to) throw new Error(`no ${event} from in_progress`)
  const ids = due.map(({ id }) => id)
  const moved = await tx
    .update(attempts)
    .set({ status: to })
    .where(and(inArray(attempts.id, ids), eq(attempts.status, 'in_progress')))
    .returning({ id: attempts.id, startedAt: attempts.startedAt })
  const startedAt = new Map(moved.map(row => [row.id, row.startedAt ?? 0]))
  const answers = await readAnswers(tx, [...startedAt.keys()])
  const receipts = new Map<string, string>()
  for (const { id, submittedAt } of due) {
    const started = startedAt.get(id)
    if (started === undefined) continue
    const { hash } = receiptOf({ attemptId: id, answers: choicesOf(answers.get(id)), startedAt: started, submittedAt })
    receipts.set(id, hash)
    await tx.update(attempts).set({ submittedAt, receipt: hash }).where(eq(attempts.id, id))
    record(ctx, tx, { type: 'attempt.submitted', entityId: id, data: { receipt: hash, by: event === 'submit' ? 'candidate' : 'deadline', submittedAt } })
    await emit(ctx, tx, { type: 'attempt.submitted', attemptId: id })
  }
  return receipts
}
