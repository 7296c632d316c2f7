import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { enrolments } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'

/** The first lesson is opened: admitted → studying. Answers whether it was this call that moved it. */
export async function startStudy(ctx: Ctx, tx: Tx, enrolmentId: string): Promise<boolean> {
  const moved = await tx
    .update(enrolments)
    .set({ status: 'studying', studyStartedAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.status, 'admitted')))
    .returning({ id: enrolments.id })
  if (moved.length > 0) record(ctx, tx, { type: 'enrolment.moved', entityId: enrolmentId, data: { event: 'start', to: 'studying' } })
  return moved.length > 0
}
