import { and, eq, isNull } from 'drizzle-orm'
import { notices } from '#db/schema'
import type { Ctx } from '../context'

/** Marks the signed-in user's notices as read. */
export async function markNoticesRead(ctx: Ctx) {
  const { actor } = ctx
  if (actor.kind !== 'user') return
  await ctx.db.transact(async tx => void (await tx.update(notices).set({ readAt: ctx.now }).where(and(eq(notices.userId, actor.userId), isNull(notices.readAt)))))
}
