import { eq } from 'drizzle-orm'
import type { Question } from '#content/load.server'
import type { Tx } from '#db/client.server'
import { type QuestionStatus, questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import { decideImport } from '../import-decision'
import { questionStatusNames } from './question-status'
import { writeVersion } from './write-version.server'

type Known = Pick<typeof questionVersions.$inferSelect, 'id' | 'contentHash' | 'fileHash' | 'origin' | 'status' | 'reviewedAt' | 'version'>

/**
 * Brings the questions of the content folder into the database: see decideImport. A verdict given in the product
 * stands; one that a file brings is taken where the product has none. Answers what was written and what waits for a person.
 */
export async function importQuestions(ctx: Ctx, questions: readonly Question[]): Promise<{ written: number; conflicts: string[] }> {
  const rows = await ctx.db.read
    .select({ id: questionVersions.id, questionId: questionVersions.questionId, contentHash: questionVersions.contentHash, fileHash: questionVersions.fileHash, origin: questionVersions.origin, status: questionVersions.status, reviewedAt: questionVersions.reviewedAt, version: questionVersions.version })
    .from(questionVersions)
    .where(eq(questionVersions.current, true))
  const known = new Map(rows.map(row => [row.questionId, row]))
  const decided = questions.map(question => ({ question, row: known.get(question.id), decision: decideImport(question.contentHash, known.get(question.id)) }))
  const todo = decided.filter(({ question, row, decision }) => decision !== 'conflict' && (decision !== 'unchanged' || verdictOf(question, row) !== null))
  if (todo.length > 0) await ctx.db.transact(async tx => {
    for (const { question, row, decision } of todo) await take(ctx, tx, question, row, decision === 'create' || decision === 'update')
  })
  return { written: todo.length, conflicts: decided.filter(({ decision }) => decision === 'conflict').map(({ question }) => question.id) }
}

async function take(ctx: Ctx, tx: Tx, question: Question, row: Known | undefined, asNewVersion: boolean) {
  if (!row || asNewVersion) return void (await writeVersion(ctx, tx, question, row, { origin: 'file', fileHash: question.contentHash, status: statusOf(question) }))
  const status = verdictOf(question, row) ?? row.status
  await tx.update(questionVersions).set({ fileHash: question.contentHash, origin: 'file', status }).where(eq(questionVersions.id, row.id))
}

/** The status a file's review state stands for. */
function statusOf(question: Question): QuestionStatus {
  const found = Object.entries(questionStatusNames).find(([, name]) => name === question.review)
  return (found?.[0] as QuestionStatus | undefined) ?? 'expert_review'
}

/** The file's verdict on the very words that stand, where the product has given none yet. */
function verdictOf(question: Question, row: Known | undefined): QuestionStatus | null {
  const said = statusOf(question)
  return row && row.contentHash === question.contentHash && row.status === 'expert_review' && row.reviewedAt === null && said !== 'expert_review' ? said : null
}
