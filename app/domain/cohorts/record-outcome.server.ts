import { and, count, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { attempts, enrolments, settings } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { effectiveAt } from '../settings/rules'

/** Attempts that were started use up the chances of the enrolment; an absence uses none (C2). */
async function chancesLeft(ctx: Ctx, tx: Tx, enrolmentId: string): Promise<boolean> {
  const [used] = await tx.select({ n: count() }).from(attempts).where(and(eq(attempts.enrolmentId, enrolmentId), isNotNull(attempts.startedAt)))
  const { rules } = effectiveAt(await tx.select().from(settings), ctx.now)
  return (used?.n ?? 0) < rules.attempts_per_enrolment
}

/**
 * A result was released: study_completed → passed, or failed once no attempt is left; with a resit to come the
 * enrolment stays as it is. A second call changes nothing.
 */
export async function recordOutcome(ctx: Ctx, tx: Tx, { attemptId, passed }: { attemptId: string; passed: boolean }) {
  const [attempt] = await tx.select({ enrolmentId: attempts.enrolmentId }).from(attempts).where(eq(attempts.id, attemptId))
  if (!attempt || (!passed && (await chancesLeft(ctx, tx, attempt.enrolmentId)))) return
  const to = passed ? ('passed' as const) : ('failed' as const)
  const moved = await tx
    .update(enrolments)
    .set({ status: to, updatedAt: ctx.now })
    .where(and(eq(enrolments.id, attempt.enrolmentId), eq(enrolments.status, 'study_completed')))
    .returning({ id: enrolments.id })
  if (moved.length > 0) record(ctx, tx, { type: 'enrolment.moved', entityId: attempt.enrolmentId, data: { event: passed ? 'pass' : 'fail', to, attemptId } })
}
