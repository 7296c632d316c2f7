import { and, eq, inArray, or } from 'drizzle-orm'
import { questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import { drawableStatuses } from '../questions/question-status'
import type { PoolQuestion } from './compose'

/** Every question of the exam bank that may be drawn now: current, not doubted, not retired, and if
 * written in the product approved by another person, so that nobody alone puts a key into a paper. Never its text, never its key. */
export async function questionPool(ctx: Pick<Ctx, 'db'>): Promise<PoolQuestion[]> {
  const rows = await ctx.db.read
    .select({ questionId: questionVersions.questionId, questionVersionId: questionVersions.id, area: questionVersions.area, type: questionVersions.type, difficulty: questionVersions.difficulty, optionCounts: questionVersions.optionCounts })
    .from(questionVersions)
    .where(and(eq(questionVersions.current, true), eq(questionVersions.pool, 'exam'), inArray(questionVersions.status, [...drawableStatuses]), or(eq(questionVersions.status, 'approved'), eq(questionVersions.origin, 'file'))))
  // Short answers wait for two graders; automatic papers do without (domain.md C2, variant B).
  return rows.flatMap(({ type, ...row }) => (type === 'short' ? [] : [{ ...row, type }]))
}
