import { and, asc, eq, inArray } from 'drizzle-orm'
import { questionSchema } from '#content/question-schema'
import { questionsFileOf } from '#content/write.server'
import { questionKeys, questionVersions } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { requireDesk } from './access.server'
import { questionStatusNames } from './question-status'

/** The current questions of a pool (and area) as a content file would write them, keys included; audited. Refuses with 'http.forbidden'. */
export async function exportQuestions(ctx: Ctx, { pool, area, questionIds }: { pool: 'exam' | 'practice'; area?: string; questionIds?: readonly string[] }) {
  await requireDesk(ctx)
  const rows = await ctx.db.read
    .select({ status: questionVersions.status, entry: questionKeys.entry })
    .from(questionVersions)
    .innerJoin(questionKeys, eq(questionKeys.questionVersionId, questionVersions.id))
    .where(and(eq(questionVersions.current, true), eq(questionVersions.pool, pool), area ? eq(questionVersions.area, area) : undefined, questionIds ? inArray(questionVersions.questionId, [...questionIds]) : undefined))
    .orderBy(asc(questionVersions.questionId))
  const entries = rows.map(({ status, entry }) => questionSchema.parse({ ...entry, review: questionStatusNames[status] }))
  const bytes = Buffer.from(questionsFileOf(entries), 'utf8')
  await ctx.db.transact(async tx => record(ctx, tx, { type: 'question.exported', entityId: pool, data: { area: area ?? null, questions: entries.length } }))
  return { name: `${pool === 'exam' ? '题库' : '练习题'}-${questionIds?.length === 1 ? questionIds[0] : (area ?? '全部')}.yaml`, mime: 'application/yaml', bytes, count: entries.length }
}
