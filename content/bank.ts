import type { BlueprintRow, Question } from './schema'

/** What a good bank must hold beyond each question's own form: balance, distance, and enough in every cell. */

const difficulties = ['easy', 'medium', 'hard'] as const
const kinds = ['single', 'multiple', 'judge'] as const
export const POOL_FACTOR = 5

export interface Cell {
  area: string
  type: string
  difficulty: string
  drawn: number
  have: number
}

/** Every cell of the blueprint with what the bank has for it; `have` should be five times `drawn`. */
export function coverage(questions: readonly Question[], blueprint: readonly BlueprintRow[]): Cell[] {
  return blueprint.flatMap(row =>
    kinds.flatMap(type =>
      difficulties.map((difficulty, i) => ({
        area: row.area,
        type,
        difficulty,
        drawn: row[type][i] ?? 0,
        have: questions.filter(q => q.area === row.area && q.type === type && q.difficulty === difficulty).length,
      })),
    ),
  )
}

const letters = (text: string) => text.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '')

function shingles(text: string): Set<string> {
  const plain = letters(text)
  return new Set(Array.from({ length: Math.max(1, plain.length - 3) }, (_, i) => plain.slice(i, i + 4)))
}

function likeness(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter(one => b.has(one)).length
  return common / (a.size + b.size - common)
}

/** Pairs of questions whose stems share more than `limit` of their four-letter shingles. */
export function nearDuplicates(questions: readonly Question[], limit = 0.6): string[] {
  const known = questions.map(q => ({ id: q.id, marks: shingles(q.stem), right: shingles(q.answer.map(key => q.options[key.charCodeAt(0) - 65] ?? '').join('')) }))
  return known.flatMap((one, i) => known.slice(i + 1).filter(other => likeness(one.marks, other.marks) > limit && likeness(one.right, other.right) > 0.3).map(other => `${one.id} ~ ${other.id}`))
}

/** How often each key is right among single-choice questions, as shares of one. */
export function keyShares(questions: readonly Question[]): Record<string, number> {
  const singles = questions.filter(q => q.type === 'single')
  return Object.fromEntries(['A', 'B', 'C', 'D'].map(key => [key, singles.filter(q => q.answer[0] === key).length / singles.length]))
}

/** The share of single-choice questions whose right option is longer than every other: by chance about a quarter. */
export function longestIsRight(questions: readonly Question[]): number {
  const singles = questions.filter(q => q.type === 'single')
  const longest = singles.filter(q => {
    const right = q.answer[0]?.charCodeAt(0) ?? 65
    return q.options.every((option, i) => i === right - 65 || letters(option).length < letters(q.options[right - 65] ?? '').length)
  })
  return longest.length / singles.length
}

/** A question for what is wrong, whose negation is not marked with quotation marks. */
function asksForWrong(stem: string): boolean {
  const asked = stem.split('。').filter(part => part.includes('（　')).join('')
  return /(不属于|不包括|不正确|不恰当|不符合|不应|错误)[^，]*的是（/.test(asked) && !/[“「][^”」]*(不|错误)[^”」]*[”」]/.test(asked)
}

/** What is wrong with single questions, as `id：reason`. */
export function faults(questions: readonly Question[]): string[] {
  return questions.flatMap(q => [
    ...(q.options.some(option => /^(以上|上述)(都|均|皆|各项)/.test(option.trim())) ? [`${q.id}：选项不能用“以上都对”一类`] : []),
    ...(q.type !== 'judge' && asksForWrong(q.stem) ? [`${q.id}：否定题干要把否定词标出来`] : []),
  ])
}
