import { asc, inArray } from 'drizzle-orm'
import { attempts } from '#db/schema'
import type { Ctx } from '../context'
import { markAttempts } from './mark-attempts.server'

const CHUNK = 50

/** Marks everything that was handed in; run beside the requests, so that handing in stays fast. */
export async function markHandedIn(ctx: Ctx): Promise<number> {
  for (let count = 0; ; ) {
    const waiting = await ctx.db.read.select({ id: attempts.id }).from(attempts).where(inArray(attempts.status, ['submitted', 'auto_submitted'])).orderBy(asc(attempts.id)).limit(CHUNK)
    if (waiting.length === 0) return count
    count += await markAttempts(ctx, waiting.map(row => row.id))
  }
}
