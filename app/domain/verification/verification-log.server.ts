import { lt } from 'drizzle-orm'
import { verifications } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { MissLimiter } from './miss-limiter'

export type LookUpKind = 'code' | 'token' | 'number'

const KEEP_MS = 90 * 86_400_000
const SWEEP_MS = 3_600_000
const BATCH = 500
/** Beyond this the oldest notes are dropped: the log serves rate and abuse questions, the answer must not wait for it. */
const MAX_WAITING = 20_000

interface Note {
  kind: LookUpKind
  source: string
  certificateId: string | null
  result: string
}

const fresh = () => ({
  waiting: [] as (typeof verifications.$inferInsert)[],
  sweptAt: 0,
  /** Misses per address and minute: guessed codes, and guessed names for a number. */
  misses: { code: new MissLimiter(20), number: new MissLimiter(5) },
})
const desks = new WeakMap<Ctx['db'], ReturnType<typeof fresh>>()

/** What this process remembers between requests, one per database. */
export function deskOf(db: Ctx['db']) {
  const desk = desks.get(db) ?? fresh()
  desks.set(db, desk)
  return desk
}

/** Keeps a note in memory; written with the next group. */
export function noteVerification(ctx: Ctx, note: Note) {
  const { waiting } = deskOf(ctx.db)
  waiting.push({ id: newId(), at: ctx.now, ...note })
  if (waiting.length > MAX_WAITING) waiting.shift()
}

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
