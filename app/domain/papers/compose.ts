import { Refusal } from '../refusal'
import type { Rules } from '../settings/rules'
import { type QuestionType, itemsPer, questionTypes } from './question-types'
import { drawFrom, shuffle } from '../random'

export type Difficulty = 'easy' | 'medium' | 'hard'

/** `count` questions of one area and type (and difficulty, where given), `halfPoints` an item. */
export interface BlueprintCell {
  area: string
  type: QuestionType
  difficulty?: Difficulty
  count: number
  halfPoints: number
}
/** What drawing needs to know of an approved question: never its text, never its key. */
export interface PoolQuestion {
  questionId: string
  questionVersionId: string
  area: string
  type: QuestionType
  difficulty: Difficulty
  /** One number for each item it becomes. */
  optionCounts: number[]
}
export interface PaperItem {
  /** 1, 2, 3 … in the order shown. */
  no: number
  questionVersionId: string
  type: QuestionType
  /** Which sub-item of a case, from 0; 0 for every other question. */
  part: number
  halfPoints: number
  /** optionOrder[shown position] = position in the question as written. */
  optionOrder: number[]
}
export interface Paper {
  version: 1
  items: PaperItem[]
}
export interface Shortfall {
  cell: BlueprintCell
  needed: number
  available: number
}

const fits = (cell: BlueprintCell, question: PoolQuestion) =>
  question.area === cell.area && question.type === cell.type && (cell.difficulty === undefined || question.difficulty === cell.difficulty)
/** Whether every question that fits `inner` also fits `outer`: such cells draw from the same pool. */
const within = (inner: BlueprintCell, outer: BlueprintCell) =>
  inner.area === outer.area && inner.type === outer.type && (outer.difficulty === undefined || inner.difficulty === outer.difficulty)

/**
 * Cells whose pool holds fewer than `factor` × what is drawn from it. Empty at factor 1 means a paper can be
 * composed; a blueprint is published only when it is empty at the factor set for it (C2: 5×).
 */
export function shortfalls(blueprint: readonly BlueprintCell[], pool: readonly PoolQuestion[], factor: number): Shortfall[] {
  return blueprint.flatMap((cell) => {
    const drawn = blueprint.filter((other) => within(other, cell)).reduce((total, other) => total + other.count, 0)
    const needed = Math.ceil(drawn * factor)
    const available = new Set(pool.filter((question) => fits(cell, question)).map((question) => question.questionId)).size
    return cell.count > 0 && available < needed ? [{ cell, needed, available }] : []
  })
}

/**
 * Composes a paper: a random draw per cell, singles before multiples before judgements before cases, questions
 * and options shuffled; the sub-items of a case stay together in their order. The same blueprint, pool, seed and avoid-set give the same paper, whatever the order of the pool.
 * Questions in `avoid` (the person's last attempt) are drawn only where a pool has nothing else.
 * Throws Refusal 'papers.pool-too-small' with the shortfalls.
 */
export function composePaper(blueprint: readonly BlueprintCell[], pool: readonly PoolQuestion[], seed: string, avoid: ReadonlySet<string> = new Set()): Paper {
  const missing = shortfalls(blueprint, pool, 1)
  if (missing.length > 0) throw new Refusal('papers.pool-too-small', { shortfalls: missing })
  const ordered = [...pool].sort((a, b) => (a.questionVersionId < b.questionVersionId ? -1 : 1))
  const used = new Set<string>()
  // Cells that name a difficulty choose first: a cell that does not can take what they leave.
  const cells = [...blueprint.entries()].sort(([i, a], [j, b]) => Number(!a.difficulty) - Number(!b.difficulty) || i - j)
  const drawn = cells.flatMap(([i, cell]) => drawCell(cell, ordered, `${seed}/cell/${i}`, avoid, used))
  const questions = questionTypes.flatMap((type) => shuffle(drawn.filter(({ cell }) => cell.type === type), drawFrom(`${seed}/order/${type}`)))
  const items = questions.flatMap(({ cell, question }) => question.optionCounts.map((count, part) => ({
    questionVersionId: question.questionVersionId,
    type: cell.type,
    part,
    halfPoints: cell.halfPoints,
    optionOrder: optionOrder(cell.type, count, `${seed}/options/${question.questionVersionId}${part > 0 ? `/${part}` : ''}`),
  })))
  return { version: 1, items: items.map((item, i) => ({ no: i + 1, ...item })) }
}

function drawCell(cell: BlueprintCell, pool: readonly PoolQuestion[], seed: string, avoid: ReadonlySet<string>, used: Set<string>) {
  const shuffled = shuffle(pool.filter((question) => fits(cell, question)), drawFrom(seed))
  const freshFirst = [...shuffled.filter((question) => !avoid.has(question.questionId)), ...shuffled.filter((question) => avoid.has(question.questionId))]
  const drawn: { cell: BlueprintCell; question: PoolQuestion }[] = []
  for (const question of freshFirst) {
    if (drawn.length === cell.count) break
    if (used.has(question.questionId)) continue
    used.add(question.questionId)
    drawn.push({ cell, question })
  }
  return drawn
}

/** 对 stays before 错; every other question has its options shuffled. */
function optionOrder(type: QuestionType, count: number, seed: string): number[] {
  const positions = Array.from({ length: count }, (_, i) => i)
  return type === 'judge' ? positions : shuffle(positions, drawFrom(seed))
}

/** Where the options at `written` positions (a key, say) stand on this item as shown, ascending. */
export function shownPositions(item: Pick<PaperItem, 'optionOrder'>, written: readonly number[]): number[] {
  return written.map((position) => item.optionOrder.indexOf(position)).sort((a, b) => a - b)
}

/** The most a paper can give, in half points. */
export function maxHalfPoints(items: readonly { halfPoints: number }[]): number {
  return items.reduce((total, item) => total + item.halfPoints, 0)
}

/** Items and half points of a paper made of these cells. */
export function sizeOf(cells: readonly BlueprintCell[]): { items: number; halfPoints: number } {
  const items = cells.map((cell) => ({ count: cell.count * itemsPer[cell.type], halfPoints: cell.halfPoints }))
  return { items: items.reduce((sum, cell) => sum + cell.count, 0), halfPoints: items.reduce((sum, cell) => sum + cell.count * cell.halfPoints, 0) }
}

/** The cells of the trial blueprint setting, which counts by area and type only. */
export function trialCells(rows: Rules['trial_blueprint'], halfPoints: { single: number; multiple: number }): BlueprintCell[] {
  return rows.flatMap(({ area, single, multiple }) => [
    { area, type: 'single' as const, count: single, halfPoints: halfPoints.single },
    { area, type: 'multiple' as const, count: multiple, halfPoints: halfPoints.multiple },
  ]).filter((cell) => cell.count > 0)
}
