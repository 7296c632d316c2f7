import { and, eq, inArray } from 'drizzle-orm'
import { questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import type { PoolQuestion } from './compose'

/** Every question that may be drawn now: current, and approved or in use. Never its text, never its key. */
export async function questionPool(ctx: Pick<Ctx, 'db'>): Promise<PoolQuestion[]> {
  const rows = await ctx.db.read
    .select({ questionId: questionVersions.questionId, questionVersionId: questionVersions.id, area: questionVersions.area, type: questionVersions.type, difficulty: questionVersions.difficulty, options: questionVersions.options })
    .from(questionVersions)
    .where(and(eq(questionVersions.current, true), inArray(questionVersions.status, ['approved', 'in_use'])))
  return rows.map(({ options, ...row }) => ({ ...row, optionCount: options.length }))
}
