import { results } from '#db/schema'
import { moveAttempts } from '../attempts/move-attempts.server'
import type { Ctx } from '../context'
import { computeMarks, markFingerprint } from './compute-marks.server'

/** Marks handed-in attempts, once each. Answers how many were marked. */
export async function markAttempts(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const marks = new Map((await computeMarks(ctx, ids)).map(mark => [mark.attemptId, { ...mark, fingerprint: markFingerprint(mark) }]))
  return ctx.db.transact(async tx => {
    const moved = await moveAttempts(ctx, tx, ids, 'mark', id => ({ fingerprint: marks.get(id)?.fingerprint }))
    const rows = moved.flatMap(id => {
      const mark = marks.get(id)
      if (!mark) return []
      const { fingerprint: _, ...row } = mark
      return [{ ...row, markedAt: ctx.now }]
    })
    if (rows.length > 0) await tx.insert(results).values(rows)
    return rows.length
  })
}
