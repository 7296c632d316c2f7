import { and, eq } from 'drizzle-orm'
import { attempts, sittings } from '#db/schema'
import type { Ctx } from '../context'
import { inTime, mayHandIn } from '../exams/sitting'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { attemptWrittenBy } from './access.server'
import { handIn } from './hand-in.server'

export interface HandedIn {
  receipt: string
  submittedAt: number
}

/**
 * Hands in the paper and answers its receipt. Handing in again answers the same receipt. After the deadline
 * it counts as handed in at the deadline. Refuses with 'attempts.too-early', 'attempts.other-device',
 * 'attempts.not-running'.
 */
export async function submitAttempt(ctx: Ctx, input: { attemptId: string; client: string }): Promise<HandedIn> {
  const mine = attemptWrittenBy(ctx.actor, input.attemptId)
  const { rules } = await rulesNow(ctx)
  const [found] = await ctx.db.read.select({ attempt: attempts, opensAt: sittings.opensAt }).from(attempts).innerJoin(sittings, eq(sittings.id, attempts.sittingId)).where(mine)
  if (!found) return refuse('http.not-found')
  const { attempt, opensAt } = found
  if (attempt.receipt !== null && attempt.submittedAt !== null) return { receipt: attempt.receipt, submittedAt: attempt.submittedAt }
  if (attempt.status !== 'in_progress' || attempt.deadline === null) return refuse('attempts.not-running')
  const late = !inTime(ctx.now, attempt.deadline, rules)
  const allowed = mayHandIn({ opensAt }, ctx.now, rules)
  if (!late && attempt.leaseClient !== input.client) refuse('attempts.other-device')
  if (!late && !allowed.ok) refuse('attempts.too-early', { sentence: allowed.sentence })
  const submittedAt = late ? attempt.deadline : ctx.now
  await ctx.db.transact(tx => handIn(ctx, tx, [{ id: attempt.id, submittedAt }], late ? 'expire' : 'submit'))
  const [now] = await ctx.db.read.select({ receipt: attempts.receipt, submittedAt: attempts.submittedAt }).from(attempts).where(and(mine))
  return now?.receipt && now.submittedAt !== null ? { receipt: now.receipt, submittedAt: now.submittedAt } : refuse('attempts.not-running')
}
