import { and, asc, eq, lte, or } from 'drizzle-orm'
import { jobs } from '#db/schema'
import type { Ctx } from '../context'
import type { JobKind } from './enqueue.server'

export type JobHandlers = Record<JobKind, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>>

const MAX_TRIES = 5
/** A running job whose process died is taken up again after this. */
const STALE_MS = 5 * 60_000

async function claim(ctx: Ctx) {
  const claimable = or(and(eq(jobs.status, 'waiting'), lte(jobs.runAt, ctx.now)), and(eq(jobs.status, 'running'), lte(jobs.claimedAt, ctx.now - STALE_MS)))
  const [next] = await ctx.db.read.select({ id: jobs.id, tries: jobs.tries, status: jobs.status }).from(jobs).where(claimable).orderBy(asc(jobs.runAt)).limit(1)
  if (!next) return null
  const [job] = await ctx.db.transact(async tx =>
    tx
      .update(jobs)
      .set({ status: 'running', claimedAt: ctx.now, tries: next.tries + 1 })
      .where(and(eq(jobs.id, next.id), eq(jobs.tries, next.tries), eq(jobs.status, next.status)))
      .returning(),
  )
  return job ?? 'lost' as const
}

/** Why a job failed, without the parameters of a query: these are people's data. */
function reasonOf(error: unknown) {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (reason instanceof Error ? reason.message : String(reason)).slice(0, 500)
}

/** Runs due jobs until none is left or `stopped`; handlers are idempotent. Answers how many ran. */
export async function runDueJobs(ctx: Ctx, handlers: JobHandlers, stopped = () => false): Promise<number> {
  for (let count = 0; ; ) {
    const job = stopped() ? null : await claim(ctx)
    if (!job) return count
    if (job === 'lost') continue
    count++
    const close = (outcome: Partial<typeof jobs.$inferInsert>) => ctx.db.transact(async tx => void (await tx.update(jobs).set(outcome).where(eq(jobs.id, job.id))))
    try {
      // Claimed once more after the last try: each time the process died over it.
      if (job.tries > MAX_TRIES) throw new Error('执行中进程多次终止')
      await handlers[job.kind as JobKind](ctx, job.payload)
      await close({ status: 'done', doneAt: ctx.now, lastError: null })
    } catch (error) {
      await close({ status: job.tries >= MAX_TRIES ? 'failed' : 'waiting', lastError: reasonOf(error), runAt: ctx.now + 10_000 * job.tries })
    }
  }
}
