import { and, eq } from 'drizzle-orm'
import { ceRecords } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { emit } from '../events'
import { refuse } from '../refusal'
import { ceRecordsReviewableBy } from './access.server'
import { type WalkedCeStatus, ceRecordMachine } from './ce-record-status'

export interface CeDecision {
  recordId: string
  decision: 'approve' | 'return' | 'reject'
  /** Needed to return or reject. */
  opinion: string
}

/** The city of filing or the province decides on a declared activity (C4, C6.9). Refuses with `http.not-found`, `continuing-education.reason-missing`, `.moved`. */
export async function decideCeRecord(ctx: Ctx, { recordId, decision, opinion }: CeDecision) {
  const { actor } = ctx
  if (actor.kind !== 'user') return refuse('http.not-found')
  if (decision !== 'approve' && !opinion) refuse('continuing-education.reason-missing', {}, { opinion: ['写明理由，本人会看到'] })
  await ctx.db.transact(async tx => {
    const [known] = await tx.select().from(ceRecords).where(and(eq(ceRecords.id, recordId), ceRecordsReviewableBy(tx, actor)))
    if (!known) return refuse('http.not-found')
    const from = known.status as WalkedCeStatus
    const to = ceRecordMachine.next(from, decision) ?? refuse('continuing-education.moved')
    // What was rejected frees its name, so that it can be declared anew with proper evidence.
    const sourceKey = to === 'rejected' ? null : known.sourceKey
    const moved = await tx
      .update(ceRecords)
      .set({ status: to, sourceKey, opinion, reviewerId: actor.userId, reviewerName: actor.name, reviewedAt: ctx.now })
      .where(and(eq(ceRecords.id, recordId), eq(ceRecords.status, from)))
      .returning({ id: ceRecords.id })
    if (moved.length === 0) refuse('continuing-education.moved')
    record(ctx, tx, { type: 'ce-record.decided', entityId: recordId, data: { from, to, tenths: known.tenths } })
    await emit(ctx, tx, { type: 'ce-record.decided', recordId })
  })
}
