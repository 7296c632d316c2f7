import { and, eq } from 'drizzle-orm'
import type { Question } from '#content/load.server'
import type { Tx } from '#db/client.server'
import { type QuestionStatus, questionKeys, questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { poolOf } from './question-entry'

interface Origin {
  origin: 'file' | 'editor'
  /** The hash of the file that stands beside this version. */
  fileHash: string | null
  status: QuestionStatus
  authorId?: string
}

/**
 * Puts the question's words in the place of the current version `over` (none for a new question); earlier versions stay
 * as they were, with their keys. Setting `over` aside is the lock: refuses with 'questions.moved-on' when it is current
 * no more. Answers the new version's id.
 */
export async function writeVersion(ctx: Ctx, tx: Tx, question: Question, over: { id: string; version: number } | undefined, from: Origin): Promise<string> {
  if (over) {
    const aside = await tx.update(questionVersions).set({ current: false }).where(and(eq(questionVersions.id, over.id), eq(questionVersions.current, true))).returning({ id: questionVersions.id })
    if (aside.length === 0) refuse('questions.moved-on')
  }
  const id = newId()
  const { area, lesson, type, difficulty, contentHash, review: _, ...words } = question
  await tx.insert(questionVersions).values({
    id, questionId: question.id, version: (over?.version ?? 0) + 1, current: true, pool: poolOf(question.id), area, lesson, type, difficulty, contentHash, createdAt: ctx.now, ...from,
    stem: question.type === 'case' ? question.title : question.stem,
    optionCounts: question.type === 'case' ? question.items.map(item => item.options.length) : question.type === 'short' ? [] : [question.options.length],
  })
  await tx.insert(questionKeys).values({ questionVersionId: id, entry: { ...words, area, lesson, type, difficulty } })
  return id
}
