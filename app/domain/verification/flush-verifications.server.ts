import { lt } from 'drizzle-orm'
import { verifications } from '#db/schema'
import type { Ctx } from '../context'
import { deskOf } from './desk.server'

const KEEP_MS = 90 * 86_400_000
const SWEEP_MS = 3_600_000
const BATCH = 500

/** Writes the waiting notes as one group and, once an hour, removes those older than 90 days. Run by the clock. */
export async function flushVerifications(ctx: Ctx) {
  const desk = deskOf(ctx.db)
  const sweep = ctx.now - desk.sweptAt > SWEEP_MS
  if (desk.waiting.length === 0 && !sweep) return
  const batch = desk.waiting.splice(0, BATCH)
  await ctx.db.transact(async tx => {
    if (batch.length > 0) await tx.insert(verifications).values(batch)
    if (sweep) await tx.delete(verifications).where(lt(verifications.at, ctx.now - KEEP_MS))
  })
  if (sweep) desk.sweptAt = ctx.now
}
