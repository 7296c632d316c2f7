import type { BlueprintCell, Difficulty } from '../papers/compose'
import { type QuestionType, questionTypes } from '../papers/question-types'

/** The form field of a cell: KA01-single. */
export const cellField = (cell: Pick<BlueprintCell, 'area' | 'type'>) => `${cell.area}-${cell.type}`

/** What one item of a type is worth, in half points: 单选、判断 1 分, 多选和案例小题 2 分 (C2). */
export const halfPointsOf = { single: 2, multiple: 4, judge: 2, case: 4 } as const

/** 试行 draws from a small pool, 正式 from a full one; the factor of each is a rule. */
export const kindNames = { trial: '试行', formal: '正式' } as const

const difficulties: readonly Difficulty[] = ['easy', 'medium', 'hard']

/** Of one area: how many questions of each kind are drawn, as 易, 中, 难. */
export type FormalRow = { area: string } & Partial<Record<QuestionType, readonly number[]>>

/** The cells of the formal paper (C2). */
export const formalCells = (rows: readonly FormalRow[]): BlueprintCell[] =>
  rows.flatMap(row =>
    questionTypes.flatMap(type => difficulties.map((difficulty, i) => ({ area: row.area, type, difficulty, count: row[type]?.[i] ?? 0, halfPoints: halfPointsOf[type] }))),
  ).filter(cell => cell.count > 0)
