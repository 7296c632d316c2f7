import { drawFrom, shuffle } from '../random'

/** Questions in one round of practice. */
export const PRACTICE_ROUND = 10

export interface Practised {
  questionId: string
  right: boolean
}

/**
 * Which questions come next: those answered wrongly last time, then those never seen, then the rest, each group
 * shuffled; `history` is oldest first.
 */
export function nextRound(pool: readonly string[], history: readonly Practised[], seed: string, size = PRACTICE_ROUND): string[] {
  const last = new Map(history.map(({ questionId, right }) => [questionId, right]))
  const group = (id: string) => (last.get(id) === false ? 0 : last.has(id) ? 2 : 1)
  const shuffled = shuffle([...pool].sort(), drawFrom(seed))
  return [0, 1, 2].flatMap(wanted => shuffled.filter(id => group(id) === wanted)).slice(0, size)
}

/** How an area stands: distinct questions seen, and how many of them were right the last time. */
export function standing(pool: readonly string[], history: readonly Practised[]): { seen: number; right: number } {
  const last = new Map(history.map(({ questionId, right }) => [questionId, right]))
  const seen = pool.filter(id => last.has(id))
  return { seen: seen.length, right: seen.filter(id => last.get(id)).length }
}

/** All right, nothing wrong: practice gives no part points. */
export const isRight = (choice: readonly number[], answer: readonly number[]) => choice.length === answer.length && answer.every(position => choice.includes(position))
