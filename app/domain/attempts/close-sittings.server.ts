import { and, asc, eq, inArray, lt, notExists } from 'drizzle-orm'
import { attempts, sittings } from '#db/schema'
import type { Ctx } from '../context'
import { moveSitting, openDueSittings } from '../exams/move-sitting.server'
import { moveAttempts } from './move-attempts.server'

const CHUNK = 100

/** What the clock does to sittings: opens them, marks as absent who never started, closes them when nobody is left inside. */
export async function closeSittings(ctx: Ctx) {
  await openDueSittings(ctx)
  for (;;) {
    const late = await ctx.db.read
      .select({ id: attempts.id })
      .from(attempts)
      .innerJoin(sittings, eq(sittings.id, attempts.sittingId))
      .where(and(eq(attempts.status, 'scheduled'), lt(sittings.entryClosesAt, ctx.now)))
      .orderBy(asc(attempts.id))
      .limit(CHUNK)
    if (late.length === 0) break
    await ctx.db.transact(tx => moveAttempts(ctx, tx, late.map(row => row.id), 'miss'))
  }
  const inside = ctx.db.read.select({ id: attempts.id }).from(attempts).where(and(eq(attempts.sittingId, sittings.id), inArray(attempts.status, ['scheduled', 'in_progress'])))
  const over = await ctx.db.read.select({ id: sittings.id }).from(sittings).where(and(eq(sittings.status, 'open'), lt(sittings.entryClosesAt, ctx.now), notExists(inside)))
  for (const { id } of over) await ctx.db.transact(tx => moveSitting(ctx, tx, id, 'open', 'close'))
}
