import { and, desc, eq } from 'drizzle-orm'
import type { Question } from '#content/load.server'
import { questionKeys, questionVersions } from '#db/schema'
import type { Tx } from '#db/client.server'
import type { Ctx } from '../context'
import { newId } from '../ids'

/** Brings the bank of the content folder into the database; a changed question is a new version. Answers how many were new. */
export async function importQuestions(ctx: Ctx, questions: Question[]): Promise<number> {
  const rows = await ctx.db.read.select({ questionId: questionVersions.questionId, hash: questionVersions.contentHash }).from(questionVersions).where(eq(questionVersions.current, true))
  const known = new Map(rows.map(row => [row.questionId, row.hash]))
  const changed = questions.filter(question => known.get(question.id) !== question.contentHash)
  if (changed.length > 0) await ctx.db.transact(async tx => {
    for (const question of changed) {
      const version = known.has(question.id) ? await supersede(tx, question.id) : 1
      const id = newId()
      const { area, lesson, type, difficulty, stem, options, source, edition, contentHash } = question
      await tx.insert(questionVersions).values({
        id, questionId: question.id, version, current: true, area, lesson, type, difficulty, status: 'approved', stem, options,
        source: [source.document, source.clause].filter(Boolean).join(' '), edition, contentHash, createdAt: ctx.now,
      })
      await tx.insert(questionKeys).values({ questionVersionId: id, answer: question.answer.map(key => key.charCodeAt(0) - 65), explanation: question.explanation })
    }
  })
  return changed.length
}

/** Puts the current version aside and answers the number of the next. */
async function supersede(tx: Tx, questionId: string): Promise<number> {
  const mine = eq(questionVersions.questionId, questionId)
  const [latest] = await tx.select({ version: questionVersions.version }).from(questionVersions).where(mine).orderBy(desc(questionVersions.version)).limit(1)
  await tx.update(questionVersions).set({ current: false }).where(and(mine, eq(questionVersions.current, true)))
  return (latest?.version ?? 0) + 1
}
