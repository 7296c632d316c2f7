import { z } from 'zod'

/** What each content file must look like. Strict: a misspelt field is an error, not a silent loss. */

const text = z.string().trim().min(1)
const date = z.iso.date()
const areaCode = z.string().regex(/^KA\d{2}$/, '知识领域写作 KA01')
const lessonCode = z.string().regex(/^[LE]\d{1,2}\.\d{1,2}$/, '课的编号写作 L1.1，选修课写作 E1.1')
const moduleCode = z.string().regex(/^[ME]\d{1,2}$/, '模块编号写作 M1，选修课写作 E1')

export const optionKeys = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type OptionKey = (typeof optionKeys)[number]

// Options are shuffled for every reader, so an explanation that says “选B” would mislead.
const namesAnOption = /(?:选项|应选|故选|答案[是为]?)\s*[A-F](?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-F]\s*(?:选项|项)/

const itemShape = {
  stem: text,
  options: z.array(text).min(2).max(6),
  answer: z.array(z.enum(optionKeys)).min(1),
  explanation: text.refine((value) => !namesAnOption.test(value), '解析不能提选项字母：选项会打乱，请引用内容'),
}

interface Item { type: 'single' | 'multiple' | 'judge'; options: string[]; answer: OptionKey[] }

/** Refuses an answer that the type does not allow: 单选、判断 one key, 多选 two or more and at least one wrong option. */
function checkAnswer(item: Item, ctx: z.RefinementCtx) {
  const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
  const keys: readonly OptionKey[] = optionKeys.slice(0, item.options.length)
  if (new Set(item.options).size < item.options.length) refuse('options', '选项不能重复')
  if (new Set(item.answer).size < item.answer.length) refuse('answer', '答案不能重复')
  if (item.answer.some((key) => !keys.includes(key))) refuse('answer', '答案不在选项之内')
  if (item.type !== 'multiple' && item.answer.length !== 1) refuse('answer', '单选、判断只能有一个答案')
  if (item.type === 'multiple' && item.answer.length < 2) refuse('answer', '多选至少有两个答案')
  if (item.type === 'multiple' && item.answer.length >= item.options.length) refuse('options', '多选至少有一个错误选项')
  if (item.type === 'judge' && item.options.join() !== '正确,错误') refuse('options', '判断题的选项固定为：正确、错误')
}

const areaSchema = z.strictObject({ code: areaCode, title: text })
export const areasFile = z.array(areaSchema).min(1)

const questionSchema = z
  .strictObject({
    id: z.string().regex(/^Q\d{3,6}$/, '题号写作 Q001'),
    area: areaCode,
    lesson: lessonCode,
    type: z.enum(['single', 'multiple', 'judge']),
    difficulty: z.enum(['easy', 'medium', 'hard']),
    ...itemShape,
    source: z.strictObject({ document: text, clause: text }),
    edition: text,
    review: z.enum(['待专家审核', '已审核']),
  })
  .superRefine(checkAnswer)
export const questionsFile = z.array(questionSchema).min(1)

const drawn = z.tuple([z.number().int().min(0), z.number().int().min(0), z.number().int().min(0)])
/** Questions drawn by kind, each as 易, 中, 难. */
export const blueprintFile = z.array(z.strictObject({ area: areaCode, single: drawn, multiple: drawn, judge: drawn })).min(1)

const quizItemSchema = z
  .strictObject({ id: z.string().regex(/^[LE]\d{1,2}\.\d{1,2}-\d+$/, '测验题号写作 L1.1-1'), type: z.enum(['single', 'multiple', 'judge']), ...itemShape })
  .superRefine(checkAnswer)

export const lessonFrontMatter = z
  .strictObject({
    code: lessonCode,
    module: moduleCode,
    title: text,
    minutes: z.number().int().positive(),
    edition: date,
    objectives: z.array(text).min(1),
    keyPoints: z.array(text).min(1),
    sources: z.array(z.strictObject({ title: text, number: text.optional(), date: text.optional() })).min(1),
    quiz: z.array(quizItemSchema).min(3),
  })
  .superRefine((lesson, ctx) => {
    lesson.quiz.forEach((item, index) => {
      if (item.id !== `${lesson.code}-${index + 1}`) ctx.addIssue({ code: 'custom', path: ['quiz', index, 'id'], message: `应为 ${lesson.code}-${index + 1}` })
    })
  })

export const courseFile = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: text,
  kind: z.enum(['qualification', 'elective']),
  edition: date,
  requiredCredits: z.number().positive(),
  modules: z.array(z.strictObject({ code: moduleCode, title: text, area: areaCode })).min(1),
})

export const regionsFile = z.array(
  z.strictObject({
    code: z.string().regex(/^\d{4}$/),
    name: text,
    pinyin: z.string().regex(/^[a-z]+$/),
    districts: z.array(z.strictObject({ code: z.string().regex(/^\d{6}$/), name: text })),
  }),
)

/** `value` is any JSON here: what is legal for each key is the settings capability's rule. */
export const settingsFile = z.array(
  z.strictObject({
    key: z.string().regex(/^[a-z][a-z0-9_]*$/),
    value: z.json(),
    unit: text.nullable(),
    effectiveFrom: date,
    document: text,
    source: text,
    note: text,
  }),
)

export const textFrontMatter = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]*$/),
  version: z.number().int().positive(),
  title: text,
  effectiveFrom: date,
  source: text,
})

interface Hashed {
  /** sha256 of the canonical JSON of everything else in the entry: two equal hashes are the same words. */
  contentHash: string
}

export type BlueprintRow = z.infer<typeof blueprintFile>[number]
export type KnowledgeArea = z.infer<typeof areaSchema>
export type Question = z.infer<typeof questionSchema> & Hashed
export type QuizItem = z.infer<typeof quizItemSchema>
/** `body` is Markdown: render it with `renderMarkdown`. */
export type Lesson = z.infer<typeof lessonFrontMatter> & { body: string } & Hashed
export type Course = z.infer<typeof courseFile> & { lessons: Lesson[] }
export type Region = z.infer<typeof regionsFile>[number]
export type SettingDefault = z.infer<typeof settingsFile>[number]
/** `body` is Markdown. A changed text is a new version, a new file: what people agreed to stays as it was. */
export type Text = z.infer<typeof textFrontMatter> & { body: string } & Hashed
