import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { filingReviews, filings } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import type { FilingRow } from './find-filing.server'
import { type FilingEvent, type FilingRole, filingMachine } from './filing-status'

type Change = Partial<typeof filings.$inferInsert>

/** Moves a filing along one arrow of its machine, once, as it was read: the row count of the update is the lock. Refuses with `filing.wrong-state`. */
export async function moveFiling(ctx: Ctx, tx: Tx, filing: FilingRow, event: FilingEvent, by: FilingRole, change: Change = {}, told: Record<string, unknown> = {}): Promise<FilingRow> {
  const { status: from } = filing
  const to = filingMachine.next(from, event)
  if (!to || !filingMachine.allows(from, event, by)) return refuse('filing.wrong-state', { status: from, event })
  const [moved] = await tx
    .update(filings)
    .set({ ...change, status: to, updatedAt: ctx.now })
    .where(and(eq(filings.id, filing.id), eq(filings.status, from), eq(filings.updatedAt, filing.updatedAt)))
    .returning()
  if (!moved) {
    const [now] = await tx.select({ status: filings.status }).from(filings).where(eq(filings.id, filing.id))
    return refuse('filing.wrong-state', { status: now?.status ?? from, event })
  }
  record(ctx, tx, { type: 'filing.moved', entityId: filing.id, data: { event, from, to, ...told } })
  return moved
}

export type ReviewReason = { field: string; text: string }

/** Keeps who decided what and why, for the enterprise and the next reviewer to read. */
export async function keepReview(ctx: Ctx, tx: Tx, filingId: string, stage: 'city' | 'province', decision: 'pass' | 'return' | 'record' | 'reject', reasons: ReviewReason[]) {
  if (ctx.actor.kind !== 'user') return refuse('http.forbidden')
  const { userId, name } = ctx.actor
  await tx.insert(filingReviews).values({ id: newId(), filingId, stage, decision, reasons, reviewerId: userId, reviewerName: name, at: ctx.now })
}

/** Nobody decides on what they handed in themselves. */
export function assertNotOwn(ctx: Ctx, filing: FilingRow) {
  if (ctx.actor.kind === 'user' && filing.submittedBy === ctx.actor.userId) refuse('filing.own-filing')
}
