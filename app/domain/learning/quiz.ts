import type { QuizItem } from '#db/schema/courses'

/** Chosen option numbers by item id, from 0. */
export type QuizAnswers = Record<string, number[]>

const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && [...a].sort().join() === [...b].sort().join()

/** How many items are answered exactly right; an item left out is wrong. */
export function countRight(items: readonly QuizItem[], answers: QuizAnswers): number {
  return items.filter(item => same([...new Set(answers[item.id] ?? [])], item.answer)).length
}

/** Only answers to the items of this quiz, only options that exist. */
export function cleanAnswers(items: readonly QuizItem[], answers: QuizAnswers): QuizAnswers {
  return Object.fromEntries(items.map(item => [item.id, [...new Set(answers[item.id] ?? [])].filter(choice => Number.isInteger(choice) && choice >= 0 && choice < item.options.length).sort()]))
}
