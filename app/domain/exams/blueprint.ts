import type { BlueprintCell } from '../papers/compose'

/** The form field of a cell: KA01-single. */
export const cellField = (cell: Pick<BlueprintCell, 'area' | 'type'>) => `${cell.area}-${cell.type}`

/** What one question of a type is worth, in half points: 单选、判断 1 分, 多选 2 分 (C2). */
export const halfPointsOf = { single: 2, multiple: 4, judge: 2 } as const

/** 试行 draws from a small pool, 正式 from a full one; the factor of each is a rule. */
export const kindNames = { trial: '试行', formal: '正式' } as const
