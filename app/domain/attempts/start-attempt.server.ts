import { and, eq } from 'drizzle-orm'
import { attempts, sittings } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { deadlineOf, mayStart } from '../exams/sitting'
import { refuse } from '../refusal'
import { attemptWrittenBy } from './access.server'
import { attemptStatus } from './attempt-status'

/**
 * Starts the attempt: the deadline is stored once, from the server's time. Starting again is no second start:
 * it answers the deadline that stands. Refuses with 'attempts.not-open', 'attempts.entry-closed' or
 * 'attempts.not-running'. `client` becomes the one writing device.
 */
export async function startAttempt(ctx: Ctx, input: { attemptId: string; client: string }): Promise<{ deadline: number }> {
  const mine = attemptWrittenBy(ctx.actor, input.attemptId)
  const read = () => ctx.db.read.select().from(attempts).innerJoin(sittings, eq(sittings.id, attempts.sittingId)).where(mine)
  const [found] = await read()
  if (!found) return refuse('http.not-found')
  const { attempts: attempt, sittings: sitting } = found
  if (attempt.status === 'in_progress' && attempt.deadline !== null) return { deadline: attempt.deadline }
  const to = attemptStatus.next(attempt.status, 'start') ?? refuse('attempts.not-running')
  const allowed = mayStart(sitting, ctx.now)
  if (!allowed.ok) refuse(`attempts.${allowed.reason}`, { sentence: allowed.sentence })
  const deadline = deadlineOf(ctx.now, sitting.minutes, attempt.extensionSeconds)
  const started = await ctx.db.transact(async tx => {
    const [row] = await tx
      .update(attempts)
      .set({ status: to, startedAt: ctx.now, deadline, leaseClient: input.client, leaseRev: 1 })
      .where(and(mine, eq(attempts.status, attempt.status)))
      .returning({ id: attempts.id })
    if (row) record(ctx, tx, { type: 'attempt.started', entityId: attempt.id, data: { deadline } })
    return Boolean(row)
  })
  if (started) return { deadline }
  // Another request started it in the same moment: its deadline is the one that counts.
  const [now] = await read()
  return now?.attempts.status === 'in_progress' && now.attempts.deadline !== null ? { deadline: now.attempts.deadline } : refuse('attempts.not-running')
}
