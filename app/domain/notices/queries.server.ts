import { and, count, desc, eq, isNull } from 'drizzle-orm'
import { notices, outbox } from '#db/schema'
import type { Ctx } from '../context'

/** The newest notices of the signed-in user. */
export async function noticesOf(ctx: Ctx, limit = 50) {
  if (ctx.actor.kind !== 'user') return []
  return ctx.db.read.select().from(notices).where(eq(notices.userId, ctx.actor.userId)).orderBy(desc(notices.createdAt)).limit(limit)
}

export async function unreadCount(ctx: Ctx) {
  if (ctx.actor.kind !== 'user') return 0
  const [row] = await ctx.db.read.select({ n: count() }).from(notices).where(and(eq(notices.userId, ctx.actor.userId), isNull(notices.readAt)))
  return row?.n ?? 0
}

/** Every message of the outbox, newest first, opened; for the demo's screen and the operator's slips only. */
export async function outboxMessages(ctx: Ctx, limit = 100) {
  const rows = await ctx.db.read.select().from(outbox).orderBy(desc(outbox.createdAt)).limit(limit)
  return rows.map(row => ({
    ...row,
    recipient: ctx.vault.open(`outbox:recipient:${row.id}`, row.recipient),
    body: ctx.vault.open(`outbox:body:${row.id}`, row.body),
  }))
}
