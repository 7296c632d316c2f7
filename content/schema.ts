import { z } from 'zod'
import { areaCode, date, lessonCode, moduleCode, roughDate, slug, text } from './fields'
import { type HelpAudience, helpAudiences, type PolicyKind, policyKinds } from './kinds'
import { checkAnswer, choiceShape } from './question-schema'

/** What each content file must look like. Strict: a misspelt field is an error, not a silent loss. */

const areaSchema = z.strictObject({ code: areaCode, title: text })
export const areasFile = z.array(areaSchema).min(1)

const quizItemSchema = z
  .strictObject({ id: z.string().regex(/^[LE]\d{1,2}\.\d{1,2}-\d+$/, '测验题号写作 L1.1-1'), type: z.enum(['single', 'multiple', 'judge']), ...choiceShape })
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
    /** Codes of content/templates that its exercise asks for. */
    templates: z.array(slug).optional(),
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

export const policyFrontMatter = z.strictObject({
  code: slug,
  title: text,
  kind: z.enum(Object.keys(policyKinds) as [PolicyKind, ...PolicyKind[]]),
  number: text.optional(),
  issuer: text.optional(),
  date: roughDate.optional(),
  status: z.enum(['现行有效', '已被修改', '已被替代', '历史文件', '报批稿', '待核实']),
  /** Other names under which questions and lessons cite it. */
  names: z.array(text),
  /** What an expert should check first. */
  verify: z.array(text),
})

/** Claims of the content that rest on memory of public texts, the riskiest first, with where they stand. */
export const claimsFile = z.array(
  z.strictObject({
    claim: text,
    risk: z.enum(['高', '中', '低']),
    why: text,
    check: text,
    questions: z.array(z.string().regex(/^[QP]\d{3,6}$/)).default([]),
    lessons: z.array(lessonCode).default([]),
    policies: z.array(slug).default([]),
  }),
)

export const helpFrontMatter = z.strictObject({
  slug,
  title: text,
  audience: z.enum(Object.keys(helpAudiences) as [HelpAudience, ...HelpAudience[]]),
  /** Its place among those of one audience. */
  order: z.number().int(),
  summary: text,
})

interface Hashed {
  /** sha256 of the canonical JSON of everything else in the entry: two equal hashes are the same words. */
  contentHash: string
}

export type KnowledgeArea = z.infer<typeof areaSchema>
export type QuizItem = z.infer<typeof quizItemSchema>
/** `body` is Markdown, `html` what readers see. */
export type Lesson = z.infer<typeof lessonFrontMatter> & { body: string; html: string } & Hashed
export type Claim = z.infer<typeof claimsFile>[number]
/** `html` is what readers see, `shots` the pictures of the product it shows. */
export type Help = z.infer<typeof helpFrontMatter> & { html: string; shots: string[] }
export type Policy = z.infer<typeof policyFrontMatter> & { body: string; html: string }
export type Course = z.infer<typeof courseFile> & { lessons: Lesson[] }
export type Region = z.infer<typeof regionsFile>[number]
export type SettingDefault = z.infer<typeof settingsFile>[number]
/** `body` is Markdown. A changed text is a new version, a new file: what people agreed to stays as it was. */
export type Text = z.infer<typeof textFrontMatter> & { body: string } & Hashed
