import type { verifications } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { MissLimiter } from './miss-limiter'

export type LookUpKind = 'code' | 'token' | 'number'

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
