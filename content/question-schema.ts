import { z } from 'zod'
import { areaCode, lessonCode, text } from './fields'

/** What a question must look like: choice, short answer with a rubric, or a case of five sub-items (domain.md C3). */

export const optionKeys = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type OptionKey = (typeof optionKeys)[number]

/** What a person has said of a question; only the first two are drawn. */
export const reviewStates = ['待专家审核', '已审核', '存疑停用', '已退役'] as const
export type ReviewState = (typeof reviewStates)[number]

// Options are shuffled for every reader, so an explanation that says “选B” would mislead.
const namesAnOption = /(?:选项|应选|故选|答案[是为]?)\s*[A-F](?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-F]\s*(?:选项|项)/
const explanation = text.refine(value => !namesAnOption.test(value), '解析不能提选项字母：选项会打乱，请引用内容')
const choices = { options: z.array(text).min(2).max(6), answer: z.array(z.enum(optionKeys)).min(1) }
export const choiceShape = { stem: text, ...choices, explanation }
const source = z.strictObject({ document: text, clause: text })

interface Choice {
  type?: string
  options: string[]
  answer: OptionKey[]
}

/** Refuses an answer that the type does not allow: 单选、判断 one key, 多选 two or more; 多选、不定项 at least one wrong option. */
export function checkAnswer(item: Choice, ctx: z.RefinementCtx) {
  const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
  const keys: readonly OptionKey[] = optionKeys.slice(0, item.options.length)
  const one = item.type === 'single' || item.type === 'judge'
  if (new Set(item.options).size < item.options.length) refuse('options', '选项不能重复')
  if (new Set(item.answer).size < item.answer.length) refuse('answer', '答案不能重复')
  if (item.answer.some(key => !keys.includes(key))) refuse('answer', '答案不在选项之内')
  if (one && item.answer.length !== 1) refuse('answer', '单选、判断只能有一个答案')
  if (item.type === 'multiple' && item.answer.length < 2) refuse('answer', '多选至少有两个答案')
  if (!one && item.answer.length >= item.options.length) refuse('options', '多选、不定项至少有一个错误选项')
  if (item.type === 'judge' && item.options.join() !== '正确,错误') refuse('options', '判断题的选项固定为：正确、错误')
}

const common = {
  id: z.string().regex(/^[QP]\d{3,6}$/, '题号写作 Q001，练习题写作 P001'),
  area: areaCode,
  lesson: lessonCode,
  difficulty: z.enum(['easy', 'medium', 'hard']),
  explanation,
  source,
  edition: text,
  review: z.enum(reviewStates),
}

const choiceQuestion = z.strictObject({ ...common, type: z.enum(['single', 'multiple', 'judge']), stem: text, ...choices }).superRefine(checkAnswer)

export const SHORT_MARKS = 5
const halfMark = z.number().positive().multipleOf(0.5)
const shortQuestion = z
  .strictObject({ ...common, type: z.literal('short'), stem: text, rubric: z.array(z.strictObject({ point: text, marks: halfMark })).min(2) })
  .refine(question => question.rubric.reduce((sum, { marks }) => sum + marks, 0) === SHORT_MARKS, { path: ['rubric'], message: `各要点分值之和应为 ${SHORT_MARKS}` })

export const CASE_ITEMS = 5
const caseItem = z.strictObject({ area: areaCode, lesson: lessonCode, ...choiceShape, source }).superRefine(checkAnswer)
/** `stem` is the material, in Markdown. */
const caseQuestion = z.strictObject({ ...common, type: z.literal('case'), title: text, stem: text, items: z.array(caseItem).length(CASE_ITEMS, `案例题有 ${CASE_ITEMS} 个小题`) })

export const questionSchema = z.discriminatedUnion('type', [choiceQuestion, shortQuestion, caseQuestion])
export const questionsFile = z.array(questionSchema).min(1)

const drawn = z.tuple([z.number().int().min(0), z.number().int().min(0), z.number().int().min(0)])
/** Questions drawn by kind, each as 易, 中, 难; `case` counts whole cases. */
export const blueprintFile = z.array(z.strictObject({ area: areaCode, single: drawn, multiple: drawn, judge: drawn, case: drawn.optional() })).min(1)

/** One question as a file writes it. */
export type QuestionEntry = z.infer<typeof questionSchema>
/** `contentHash`: of everything but the review state, so that a verdict is no new version. */
export type Question = QuestionEntry & { contentHash: string }
export type ChoiceQuestion = z.infer<typeof choiceQuestion> & { contentHash: string }
export type CaseQuestion = z.infer<typeof caseQuestion> & { contentHash: string }
export type BlueprintRow = z.infer<typeof blueprintFile>[number]

export const isChoice = <Q extends { type: string }>(question: Q): question is Q & { type: 'single' | 'multiple' | 'judge' } => ['single', 'multiple', 'judge'].includes(question.type)
