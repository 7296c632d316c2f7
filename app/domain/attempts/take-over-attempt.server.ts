import { and, eq, gte, sql } from 'drizzle-orm'
import { attemptEvidence, attempts } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { attemptWrittenBy } from './access.server'

/**
 * Makes another device of the candidate the writing one; the clock runs on and the former device's saves are
 * refused from now on. Audited, and left as evidence. Refuses with 'attempts.not-running'.
 */
export async function takeOverAttempt(ctx: Ctx, input: { attemptId: string; client: string }) {
  const mine = attemptWrittenBy(ctx.actor, input.attemptId)
  const [attempt] = await ctx.db.read.select({ leaseClient: attempts.leaseClient }).from(attempts).where(mine)
  if (!attempt) refuse('http.not-found')
  if (attempt.leaseClient === input.client) return
  await ctx.db.transact(async tx => {
    const [row] = await tx
      .update(attempts)
      .set({ leaseClient: input.client, leaseRev: sql`${attempts.leaseRev} + 1` })
      .where(and(mine, eq(attempts.status, 'in_progress'), gte(attempts.deadline, ctx.now)))
      .returning({ leaseRev: attempts.leaseRev })
    if (!row) return refuse('attempts.not-running')
    await tx.insert(attemptEvidence).values({ id: newId(), attemptId: input.attemptId, kind: 'taken-over', detail: `换到第 ${row.leaseRev} 台设备继续作答`, at: ctx.now })
    record(ctx, tx, { type: 'attempt.taken-over', entityId: input.attemptId, data: { leaseRev: row.leaseRev } })
  })
}
