import type { Tx } from '#db/client.server'
import { jobs } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'

export type JobKind = 'certificates.render'

let wake = () => {}
/** The runner registers here so that a committed job starts at once instead of at the next tick. */
export const onEnqueue = (listener: () => void) => void (wake = listener)

/** Adds a job in the transaction of its cause; the same `dedupeKey` is added once. */
export async function enqueue(ctx: Ctx, tx: Tx, kind: JobKind, dedupeKey: string, payload: Record<string, unknown>) {
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
  await tx
    .insert(jobs)
    .values({ id: newId(), kind, dedupeKey, payload, status: 'waiting', runAt: ctx.now, tries: 0, createdBy, createdAt: ctx.now })
    .onConflictDoNothing()
  tx.afterCommit(() => wake())
}
