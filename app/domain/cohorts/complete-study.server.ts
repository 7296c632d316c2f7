import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { enrolments } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { emit } from '../events'

/** Every lesson, quiz and hour is there (C1): studying → study_completed, once, with the rules it was judged by. */
export async function completeStudy(ctx: Ctx, tx: Tx, input: { enrolmentId: string; creditedSeconds: number; rulesVersion: string }) {
  const { enrolmentId, creditedSeconds, rulesVersion } = input
  const moved = await tx
    .update(enrolments)
    .set({ status: 'study_completed', studyCompletedAt: ctx.now, creditedSeconds, rulesVersion, updatedAt: ctx.now })
    .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.status, 'studying')))
    .returning({ id: enrolments.id })
  if (moved.length === 0) return
  record(ctx, tx, { type: 'enrolment.moved', entityId: enrolmentId, data: { event: 'complete', to: 'study_completed', creditedSeconds, rulesVersion } })
  await emit(ctx, tx, { type: 'study.completed', enrolmentId })
}
