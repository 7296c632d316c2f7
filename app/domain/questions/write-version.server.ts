import { and, desc, eq } from 'drizzle-orm'
import type { Question } from '#content/load.server'
import type { Tx } from '#db/client.server'
import { type QuestionStatus, questionKeys, questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { poolOf } from './question-entry'

interface Origin {
  origin: 'file' | 'editor'
  /** The hash of the file that stands beside this version. */
  fileHash: string | null
  status: QuestionStatus
  authorId?: string
}

/** Makes the question's words the current version; earlier versions stay as they were, with their keys. Answers the new version's id. */
export async function writeVersion(ctx: Ctx, tx: Tx, question: Question, from: Origin): Promise<string> {
  const mine = eq(questionVersions.questionId, question.id)
  const [latest] = await tx.select({ version: questionVersions.version }).from(questionVersions).where(mine).orderBy(desc(questionVersions.version)).limit(1)
  await tx.update(questionVersions).set({ current: false }).where(and(mine, eq(questionVersions.current, true)))
  const id = newId()
  const { area, lesson, type, difficulty, contentHash, review: _, ...words } = question
  await tx.insert(questionVersions).values({
    id, questionId: question.id, version: (latest?.version ?? 0) + 1, current: true, pool: poolOf(question.id), area, lesson, type, difficulty, contentHash, createdAt: ctx.now, ...from,
    stem: question.type === 'case' ? question.title : question.stem,
    optionCounts: question.type === 'case' ? question.items.map(item => item.options.length) : question.type === 'short' ? [] : [question.options.length],
  })
  await tx.insert(questionKeys).values({ questionVersionId: id, entry: { ...words, area, lesson, type, difficulty } })
  return id
}
