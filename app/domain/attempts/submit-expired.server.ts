import { and, asc, eq, lt } from 'drizzle-orm'
import { attempts } from '#db/schema'
import type { Ctx } from '../context'
import { rulesNow } from '../settings/queries.server'
import { handIn } from './hand-in.server'

const CHUNK = 50
/** Saves that arrived in time may still wait for their commit when the deadline passes. */
const SETTLE_MS = 2_000

/** Hands in every attempt whose time is over, as of its deadline. Answers how many. */
export async function submitExpired(ctx: Ctx): Promise<number> {
  const { rules } = await rulesNow(ctx)
  const over = and(eq(attempts.status, 'in_progress'), lt(attempts.deadline, ctx.now - rules.save_grace_seconds * 1000 - SETTLE_MS))
  for (let count = 0; ; ) {
    const due = await ctx.db.read.select({ id: attempts.id, deadline: attempts.deadline }).from(attempts).where(over).orderBy(asc(attempts.id)).limit(CHUNK)
    if (due.length === 0) return count
    await ctx.db.transact(tx => handIn(ctx, tx, due.map(({ id, deadline }) => ({ id, submittedAt: deadline ?? ctx.now })), 'expire'))
    count += due.length
  }
}
