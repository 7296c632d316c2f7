import { type BlueprintRow, isChoice, type OptionKey, type Question } from './question-schema'
import type { Content } from './load.server'
import { clausesWithoutSummary, policyNamed } from './policies.server'
import type { Policy } from './schema'

/** What a good bank must hold beyond each question's own form: balance, distance, and enough in every cell. */

const difficulties = ['easy', 'medium', 'hard'] as const
const kinds = ['single', 'multiple', 'judge', 'case'] as const
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
        drawn: row[type]?.[i] ?? 0,
        have: questions.filter(q => isDrawn(q) && q.area === row.area && q.type === type && q.difficulty === difficulty).length,
      })),
    ),
  )
}

/** Whether a paper may draw it. */
const isDrawn = (question: Question) => question.review === '待专家审核' || question.review === '已审核'

interface ChoiceItem {
  id: string
  type: string
  stem: string
  options: string[]
  answer: OptionKey[]
  explanation: string
}

/** Everything that is answered by choosing: questions, and the sub-items of cases as Q1001-1. */
export function choiceItems(questions: readonly Question[]): ChoiceItem[] {
  return questions.flatMap(q => (isChoice(q) ? [q] : q.type === 'case' ? q.items.map((item, i) => ({ ...item, id: `${q.id}-${i + 1}`, type: 'case' })) : []))
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

const rightWords = (question: Question): string =>
  question.type === 'short'
    ? question.rubric.map(({ point }) => point).join('')
    : choiceItems([question]).flatMap(({ options, answer }) => answer.map(key => options[key.charCodeAt(0) - 65] ?? '')).join('')

/** Pairs of questions whose stems share more than `limit` of their four-letter shingles, and whose answers are alike. */
export function nearDuplicates(questions: readonly Question[], limit = 0.6): string[] {
  const known = questions.map(q => ({ id: q.id, marks: shingles(q.stem), right: shingles(rightWords(q)) }))
  const seen = new Map<string, number[]>()
  return known.flatMap((one, i) => {
    // Only questions that share shingles are compared: most share none.
    const shared = new Map<number, number>()
    for (const mark of one.marks) {
      const others = seen.get(mark) ?? []
      for (const j of others) shared.set(j, (shared.get(j) ?? 0) + 1)
      seen.set(mark, [...others, i])
    }
    return [...shared].flatMap(([j, common]) => {
      const other = known[j]!
      const alike = common / (one.marks.size + other.marks.size - common) > limit && likeness(one.right, other.right) > 0.3
      return alike ? [`${other.id} ~ ${one.id}`] : []
    })
  })
}

const singlesOf = (questions: readonly Question[]) => choiceItems(questions).filter(item => item.type === 'single')

/** How often each key is right among single-choice questions, as shares of one. */
export function keyShares(questions: readonly Question[]): Record<string, number> {
  const singles = singlesOf(questions)
  return Object.fromEntries(['A', 'B', 'C', 'D'].map(key => [key, singles.filter(q => q.answer[0] === key).length / singles.length]))
}

/** The share of single-choice questions whose right option is longer than every other: by chance about a quarter. */
export function longestIsRight(questions: readonly Question[]): number {
  const singles = singlesOf(questions)
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
  return choiceItems(questions).flatMap(q => [
    ...(q.options.some(option => /^(以上|上述)(都|均|皆|各项)/.test(option.trim())) ? [`${q.id}：选项不能用“以上都对”一类`] : []),
    ...(q.type !== 'judge' && asksForWrong(q.stem) ? [`${q.id}：否定题干要把否定词标出来`] : []),
  ])
}

/** Questions and lessons whose source is not in the library, or whose clause it does not summarise. */
export function sourceFaults(cited: readonly { id: string; document: string; clause: string }[], policies: readonly Policy[]): string[] {
  return cited.flatMap(({ id, document, clause }) => {
    const policy = policyNamed(policies, document)
    if (!policy) return [`${id}：政策库没有 ${document}`]
    return clausesWithoutSummary(policy, clause).map(one => `${id}：政策库的${policy.title}没有摘要 ${one}`)
  })
}

/** Every citation of the content: questions, sub-items of cases, lessons. */
export function citations({ questions, practice, courses }: Pick<Content, 'questions' | 'practice' | 'courses'>) {
  const asked = [...questions, ...practice].flatMap(q => [{ id: q.id, ...q.source }, ...(q.type === 'case' ? q.items.map((item, i) => ({ id: `${q.id}-${i + 1}`, ...item.source })) : [])])
  const taught = courses.flatMap(course => course.lessons.flatMap(lesson => lesson.sources.map(source => ({ id: lesson.code, document: source.title, clause: source.number ?? '' }))))
  return [...asked, ...taught]
}
