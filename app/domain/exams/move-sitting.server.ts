import { and, eq, lte } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { type SittingStatus, sittings } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { sittingStatus } from './sitting-status'

/** Moves a sitting along its machine; answers false when it is not in `from` any more. */
export async function moveSitting(ctx: Ctx, tx: Tx, id: string, from: SittingStatus, event: 'open' | 'close' | 'release'): Promise<boolean> {
  const to = sittingStatus.next(from, event)
  if (!to) throw new Error(`no ${event} from ${from}`)
  const released = to === 'released' ? { releasedAt: ctx.now, releasedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null } : {}
  const [row] = await tx.update(sittings).set({ status: to, ...released }).where(and(eq(sittings.id, id), eq(sittings.status, from))).returning({ id: sittings.id })
  if (row) record(ctx, tx, { type: 'sitting.moved', entityId: id, data: { from, to } })
  return Boolean(row)
}

/** Opens every sitting whose time has come. */
export async function openDueSittings(ctx: Ctx) {
  const due = await ctx.db.read.select({ id: sittings.id }).from(sittings).where(and(eq(sittings.status, 'scheduled'), lte(sittings.opensAt, ctx.now)))
  for (const { id } of due) await ctx.db.transact(tx => moveSitting(ctx, tx, id, 'scheduled', 'open'))
}
