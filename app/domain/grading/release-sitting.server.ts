import { and, asc, count, eq, inArray, notInArray } from 'drizzle-orm'
import { attempts, results, sittings } from '#db/schema'
import { moveAttempts } from '../attempts/move-attempts.server'
import type { Ctx } from '../context'
import { emit } from '../events'
import { delegatedBody, sittingsRunBy } from '../exams/access.server'
import { moveSitting } from '../exams/move-sitting.server'
import { refuse } from '../refusal'

const CHUNK = 25

export interface ReleaseInput {
  sittingId: string
  /** Only these; all marked ones when absent. */
  attemptIds?: readonly string[]
}

/**
 * Releases marked results of a sitting of the acting certifying body, in chunks: each candidate's result,
 * notice and certificate come into being together. Refuses with 'grading.nothing-to-release'. Answers how
 * many were released.
 */
export async function releaseSitting(ctx: Ctx, input: ReleaseInput): Promise<number> {
  await delegatedBody(ctx)
  const [sitting] = await ctx.db.read.select({ id: sittings.id, status: sittings.status }).from(sittings).where(and(eq(sittings.id, input.sittingId), sittingsRunBy(ctx.actor)))
  if (!sitting) return refuse('http.not-found')
  const wanted = and(eq(attempts.sittingId, sitting.id), eq(attempts.status, 'marked'), input.attemptIds ? inArray(attempts.id, [...input.attemptIds]) : undefined)
  let released = 0
  for (;;) {
    const next = await ctx.db.read.select({ id: attempts.id }).from(attempts).where(wanted).orderBy(asc(attempts.id)).limit(CHUNK)
    if (next.length === 0) break
    released += await releaseChunk(ctx, next.map(row => row.id))
  }
  if (released === 0) refuse('grading.nothing-to-release')
  await closeIfAllReleased(ctx, sitting.id)
  return released
}

async function releaseChunk(ctx: Ctx, ids: string[]): Promise<number> {
  return ctx.db.transact(async tx => {
    const moved = await moveAttempts(ctx, tx, ids, 'release')
    if (moved.length === 0) return 0
    const rows = await tx.update(results).set({ releasedAt: ctx.now }).where(inArray(results.attemptId, moved)).returning({ attemptId: results.attemptId, passed: results.passed })
    for (const { attemptId, passed } of rows) await emit(ctx, tx, { type: 'attempt.released', attemptId, passed })
    return moved.length
  })
}

/** A closed sitting whose last result is out is released as a whole. */
async function closeIfAllReleased(ctx: Ctx, sittingId: string) {
  const open = and(eq(attempts.sittingId, sittingId), notInArray(attempts.status, ['released', 'absent', 'voided']))
  const [left] = await ctx.db.read.select({ n: count() }).from(attempts).where(open)
  if (left?.n === 0) await ctx.db.transact(tx => moveSitting(ctx, tx, sittingId, 'closed', 'release'))
}
