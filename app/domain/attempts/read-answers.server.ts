import { asc, inArray } from 'drizzle-orm'
import type { Queries } from '#db/client.server'
import { answerSaves } from '#db/schema'
import type { Answers } from './merge'

/** The answers of attempts as they stand: per item the save with the highest revision. */
export async function readAnswers(queries: Queries, attemptIds: readonly string[]): Promise<Map<string, Answers>> {
  const rows = await queries.select().from(answerSaves).where(inArray(answerSaves.attemptId, [...attemptIds])).orderBy(asc(answerSaves.rev))
  const byAttempt = new Map<string, Record<string, { choice: readonly number[]; rev: number }>>(attemptIds.map(id => [id, {}]))
  for (const { attemptId, item, choice, rev } of rows) {
    const answers = byAttempt.get(attemptId)
    if (answers) answers[item] = { choice, rev }
  }
  return byAttempt
}

/** Only the choices: what a receipt and a mark are made of. */
export const choicesOf = (answers: Answers | undefined): Record<string, readonly number[]> =>
  Object.fromEntries(Object.entries(answers ?? {}).map(([item, { choice }]) => [item, choice]))
