import { inArray } from 'drizzle-orm'
import { attemptPapers } from '#db/schema'
import { choicesOf, readAnswers } from '../attempts/read-answers.server'
import { canonicalJson, sha256 } from '../canonical'
import type { Ctx } from '../context'
import { passes, scorePaper } from './score'

/** The mark of one attempt from its frozen key and its saved answers alone: anyone may compute it again. */
export async function computeMarks(ctx: Ctx, ids: readonly string[]) {
  const keys = await ctx.db.read.select({ attemptId: attemptPapers.attemptId, key: attemptPapers.key }).from(attemptPapers).where(inArray(attemptPapers.attemptId, [...ids]))
  const answers = await readAnswers(ctx.db.read, ids)
  return keys.map(({ attemptId, key }) => {
    const score = scorePaper(key.items, choicesOf(answers.get(attemptId)), key.multiRule)
    return {
      attemptId,
      halfPoints: score.halfPoints,
      maxHalfPoints: score.max,
      passHalfPoints: Math.ceil((score.max * key.passPercent) / 100),
      passed: passes(score.halfPoints, score.max, key.passPercent),
      items: score.items.map(({ item, halfPoints }) => ({ item, halfPoints })),
      rule: key.multiRule,
      rulesVersion: key.rulesVersion,
    }
  })
}

/** The fingerprint the audit trail keeps of a mark: a changed row no longer agrees with it. */
export const markFingerprint = (mark: { attemptId: string; halfPoints: number; maxHalfPoints: number; passed: boolean; items: unknown }) =>
  sha256(canonicalJson([mark.attemptId, mark.halfPoints, mark.maxHalfPoints, mark.passed, mark.items]))
