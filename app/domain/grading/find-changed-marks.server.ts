import { inArray } from 'drizzle-orm'
import { results } from '#db/schema'
import type { Ctx } from '../context'
import { computeMarks, markFingerprint } from './compute-marks.server'

/** Computes every mark again from frozen key and saved answers; answers the attempts whose stored result differs. */
export async function findChangedMarks(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const stored = new Map((await ctx.db.read.select().from(results).where(inArray(results.attemptId, [...ids]))).map(row => [row.attemptId, markFingerprint(row)]))
  return (await computeMarks(ctx, ids)).filter(mark => stored.get(mark.attemptId) !== markFingerprint(mark)).map(mark => mark.attemptId)
}
