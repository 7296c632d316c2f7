import { z } from 'zod'
import { policyNamed, type Policy, type QuestionEntry, render } from '#content/load.server'
import { optionKeys, questionSchema } from '#content/question-schema'
import { Refusal } from '~/domain/refusal'

const plain = z.string().max(4000).default('').transform(text => text.replaceAll('\r\n', '\n'))
const lines = z.string().max(4000).default('').transform(text => text.split('\n').map(line => line.trim()).filter(Boolean))
/** AC, A C or a、c. */
const letters = z.string().max(20).default('').transform(text => optionKeys.filter(key => text.toUpperCase().includes(key)))
const part = { area: plain, lesson: plain, stem: plain, options: lines, answer: letters, explanation: plain, document: plain, clause: plain }

/** What the question form sends; what it must be is the bank's rule, see entryOf. */
export const questionForm = z.strictObject({
  ...part, versionId: z.string().max(64).optional(), type: z.enum(['single', 'multiple', 'judge', 'short', 'case'], '请选题型'), difficulty: z.enum(['easy', 'medium', 'hard'], '请选难度'), edition: plain, title: plain,
  /** One point a line, its marks first: 1 说明受理机关. */
  rubric: lines,
  items: z.array(z.strictObject(part)).max(5).default([]),
})
export type QuestionForm = z.output<typeof questionForm>

const rubricOf = (points: readonly string[]) => points.map(line => ({ marks: Number(/^[\d.]+/.exec(line)?.[0] ?? Number.NaN), point: line.replace(/^[\d.]+分?[\s、:：]*/, '') }))

/** The fields of an entry by the type it is of. */
function shaped({ type, options, answer, rubric, title, items, document, clause, versionId: _, ...common }: QuestionForm, id: string): unknown {
  const base = { ...common, id, type, source: { document, clause }, review: '待专家审核' }
  if (type === 'short') return { ...base, rubric: rubricOf(rubric) }
  if (type === 'case') return { ...base, title, items: items.map(({ document: of, clause: at, ...item }) => ({ ...item, source: { document: of, clause: at } })) }
  return { ...base, options: type === 'judge' ? ['正确', '错误'] : options, answer }
}

/** items.2.answer → items[2].answer; source.document → document; a part of a list → the list. */
function fieldOf(path: readonly PropertyKey[]): string {
  const names = path.filter(key => key !== 'source')
  if (names[0] === 'items' && typeof names[1] === 'number') return `items[${names[1]}].${String(names[2] ?? 'stem')}`
  return String(names[0] ?? 'stem')
}

interface Known {
  areas: readonly { code: string }[]
  lessons: readonly string[]
  policies: readonly Policy[]
}

/** The entry a form stands for, checked by the rules of the bank; refuses with 'questions.invalid' and the messages at their fields. */
export function entryOf(form: QuestionForm, id: string, { areas, lessons, policies }: Known): QuestionEntry {
  const fields: Record<string, string[]> = {}
  const say = (field: string, message: string) => void (fields[field] ??= []).push(message)
  const parsed = questionSchema.safeParse(shaped(form, id), { error: z.locales.zhCN().localeError })
  if (!parsed.success) for (const issue of parsed.error.issues) say(fieldOf(issue.path), issue.code === 'too_small' && issue.origin === 'string' ? '请填写' : issue.message)
  if (form.type === 'case') for (const problem of render(form.stem, new Map()).missing) say('stem', problem)
  const parts: [prefix: string, { area: string; lesson: string; document: string }][] = [['', form], ...(form.type === 'case' ? form.items.map((item, i): [string, typeof item] => [`items[${i}].`, item]) : [])]
  for (const [prefix, { area, lesson, document }] of parts) {
    if (!areas.some(known => known.code === area)) say(`${prefix}area`, '请选知识领域')
    if (!lessons.includes(lesson)) say(`${prefix}lesson`, '请选对应的课')
    if (document && !policyNamed(policies, document)) say(`${prefix}document`, '政策库没有这份文件，请核对名称，或先把它收进政策库')
  }
  if (!parsed.success || Object.keys(fields).length > 0) throw new Refusal('questions.invalid', {}, fields)
  return parsed.data
}

type Shown = Pick<QuestionForm, 'type' | 'difficulty'> & Part & { edition: string; title?: string; rubric?: { point: string; marks: number }[]; items?: Part[] }
interface Part {
  area: string
  lesson: string
  stem: string
  explanation: string
  source: { document: string; clause: string }
  options?: string[]
  answer?: string[]
}

const partFields = (prefix: string, { source, options = [], answer = [], area, lesson, stem, explanation }: Part) =>
  Object.entries({ area, lesson, stem, explanation, ...source, options: options.join('\n'), answer: answer.join('') }).map(([key, value]) => [`${prefix}${key}`, value] as const)

/** An entry as the form shows it, by field name. */
export function formOf(entry: Shown): Record<string, string> {
  const { type, difficulty, edition, title = '', rubric = [], items = [] } = entry
  const own = { type, difficulty, edition, title, rubric: rubric.map(({ marks, point }) => `${marks} ${point}`).join('\n') }
  return Object.fromEntries([...partFields('', entry), ...Object.entries(own), ...items.flatMap((item, i) => partFields(`items[${i}].`, item))])
}
