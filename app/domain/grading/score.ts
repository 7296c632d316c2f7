import { isMulti, type QuestionType } from '../papers/question-types'
import type { MultiRule } from '../settings/rules'

/** What marking knows of one item. `answer` and every choice are positions of options as shown, 0 = A. */
export interface KeyItem {
  /** The name under which answers are stored. */
  item: string
  type: QuestionType
  halfPoints: number
  answer: readonly number[]
}
export type Outcome = 'full' | 'partial' | 'none' | 'blank'
export interface ItemScore {
  item: string
  halfPoints: number
  max: number
  outcome: Outcome
}
export interface PaperScore {
  halfPoints: number
  max: number
  items: ItemScore[]
}

/**
 * Half points for one choice (domain.md C3). Blank or any wrong option: 0. Everything right: full. A multiple
 * choice or sub-item of a case that is right but incomplete earns what `rule` gives, always less than full.
 */
export function scoreChoice(item: Omit<KeyItem, 'item'>, choice: readonly number[], rule: MultiRule): number {
  const chosen = new Set(choice)
  const right = new Set(item.answer)
  if (chosen.size === 0 || right.size === 0) return 0
  for (const option of chosen) if (!right.has(option)) return 0
  if (chosen.size === right.size) return item.halfPoints
  return isMulti(item.type) ? partialHalfPoints(rule, item.halfPoints, chosen.size, right.size) : 0
}

/** `found` of `total` right options and nothing wrong. */
function partialHalfPoints(rule: MultiRule, full: number, found: number, total: number): number {
  switch (rule) {
    case 'half_point_per_correct':
      return Math.max(0, Math.min(found, full - 1))
    case 'all_or_nothing':
      return 0
    case 'half_if_subset':
      return Math.floor(full / 2)
    case 'proportional':
      return Math.floor((full * found) / total)
  }
}

/** Marks a whole paper; an item without an entry in `answers` is blank. Entries for other items are ignored. */
export function scorePaper(key: readonly KeyItem[], answers: Readonly<Record<string, readonly number[]>>, rule: MultiRule): PaperScore {
  const items = key.map((entry): ItemScore => {
    const choice = Object.hasOwn(answers, entry.item) ? (answers[entry.item] ?? []) : []
    const halfPoints = scoreChoice(entry, choice, rule)
    return { item: entry.item, halfPoints, max: entry.halfPoints, outcome: outcomeOf(choice.length, halfPoints, entry.halfPoints) }
  })
  const sum = (of: (item: ItemScore) => number) => items.reduce((total, item) => total + of(item), 0)
  return { halfPoints: sum((item) => item.halfPoints), max: sum((item) => item.max), items }
}

const outcomeOf = (chosen: number, got: number, max: number): Outcome =>
  chosen === 0 ? 'blank' : got === 0 ? 'none' : got === max ? 'full' : 'partial'

/** Whether `halfPoints` of `max` reach `percent`, compared in whole numbers. */
export function passes(halfPoints: number, max: number, percent: number): boolean {
  return max > 0 && halfPoints * 100 >= max * percent
}

export { formatHalfPoints } from '../papers/points'
