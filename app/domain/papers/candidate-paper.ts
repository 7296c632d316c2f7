import { z } from 'zod'
import { formatHalfPoints } from './points'
import type { MultiRule } from '../settings/rules'
import { type QuestionType, isMulti, questionTypes, typeNames } from './question-types'

/** One question as the candidate sees it: an allow-list, so a key cannot slip in. */
const candidateItem = z.strictObject({
  /** The name under which it is answered: '1', '2' … in the order shown. */
  item: z.string(),
  type: z.enum(questionTypes),
  /** 单选题，1 分. */
  rule: z.string(),
  stem: z.string(),
  options: z.array(z.string()),
  /** For a sub-item: its case, by position in `cases`. */
  case: z.number().optional(),
})

/** The paper as sent to the browser; stored as finished JSON text when it is frozen. */
export const candidatePaper = z.strictObject({
  version: z.literal(1),
  title: z.string(),
  minutes: z.number(),
  /** 26: the most that can be earned. */
  points: z.string(),
  passPercent: z.number(),
  items: z.array(candidateItem),
  /** The material of each case, as safe HTML. */
  cases: z.array(z.strictObject({ title: z.string(), html: z.string() })).optional(),
})
export type CandidatePaper = z.infer<typeof candidatePaper>

const partialWords: Record<MultiRule, string> = {
  half_point_per_correct: '少选每项 0.5 分，错选不得分',
  all_or_nothing: '全对才得分',
  half_if_subset: '少选得一半，错选不得分',
  proportional: '少选按比例得分，错选不得分',
}

/** What one question is worth, in words: 多选题，2 分，少选每项 0.5 分，错选不得分. */
export const ruleWords = (type: QuestionType, halfPoints: number, rule: MultiRule) =>
  [typeNames[type], `${formatHalfPoints(halfPoints)} 分`, ...(type === 'case' ? ['不定项'] : []), ...(isMulti(type) ? [partialWords[rule]] : [])].join('，')
