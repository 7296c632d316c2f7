import { z } from 'zod'
import { isDate, type Instant } from '../clock'

/** 学历, lowest first; 相当学历 stands beside the scale and counts as 大专 with a note (附件1二). */
export const educationLevels = ['high_school', 'college', 'bachelor', 'master', 'doctor'] as const
export type EducationLevel = (typeof educationLevels)[number]
/** 企业规模, largest first (附表4). */
export const sizeClasses = ['large', 'medium', 'small', 'micro'] as const
export type SizeClass = (typeof sizeClasses)[number]
/** 多选计分 rules (domain.md C3). */
export const multiRules = ['half_point_per_correct', 'all_or_nothing', 'half_if_subset', 'proportional'] as const
export type MultiRule = (typeof multiRules)[number]
/** The most that may ever be published of a person; the setting can only take away from it. */
export const publishableFields = ['name', 'enterprise', 'appointed_on'] as const

const count = z.number().int().min(0)
const positive = z.number().int().min(1)
const percent = z.number().int().min(0).max(100)
const dates = z.array(z.string().refine(isDate, '日期写作 2026-10-01'))
const unique = <T>(key: (item: T) => string) => (items: T[]) => new Set(items.map(key)).size === items.length

/** Each typed rule and what a legal value of it looks like. Units are in the names. */
export const ruleShape = {
  hours_per_credit_minutes: positive,
  required_credits: positive,
  daily_credit_cap: positive,
  lesson_coverage_percent: percent.min(1),
  playback_rate_max: z.number().min(1).max(4),
  quiz_pass_percent: percent,
  pass_percent: percent,
  exam_minutes: positive,
  attempts_per_enrolment: positive,
  resit_gap_hours: count,
  resit_window_days: positive,
  late_entry_minutes: count,
  earliest_handin_minutes: count,
  save_grace_seconds: count.max(10),
  focus_loss_limit: count,
  pool_factor: z.strictObject({ trial: z.number().min(1), formal: z.number().min(1) }),
  multi_rule: z.enum(multiRules),
  trial_blueprint: z
    .array(z.strictObject({ area: z.string().regex(/^KA\d{2}$/), single: count, multiple: count }))
    .refine(unique<{ area: string }>((row) => row.area), '每个知识领域只写一行'),
  ce_annual_hours: z.number().min(0),
  ce_core_share_percent: percent,
  ce_category_caps: z
    .array(z.strictObject({ code: z.string().regex(/^CE\d{2}$/), name: z.string().min(1), cap: z.number().min(0).nullable(), core: z.boolean(), evidence: z.string() }))
    .refine(unique<{ code: string }>((row) => row.code), '每个类别只写一行'),
  ce_credit_rules: z
    .array(z.strictObject({ code: z.string().regex(/^CE\d{2}$/), rule: z.string().min(1) }))
    .refine(unique<{ code: string }>((row) => row.code), '每个类别只写一行'),
  education_min: z.enum(educationLevels),
  experience_years: z.number().min(0),
  size_relaxed: z.array(z.enum(sizeClasses)),
  city_sla_workdays: positive,
  publish_fields: z.array(z.enum(publishableFields)).refine(unique(String), '字段不能重复'),
  certificate_validity_years: positive.nullable(),
  teacher_term_years: positive,
  teacher_min_ratings: positive,
  activation_code_hours: positive,
  coverage_targets: z
    .array(z.strictObject({ year: positive, large: percent, medium: percent, small: percent }))
    .refine(unique<{ year: number }>((row) => String(row.year)), '每个年度只写一行'),
  holidays: dates,
  workdays: dates,
} as const

export const rulesSchema = z.strictObject(ruleShape)
export type Rules = z.infer<typeof rulesSchema>
export type RuleKey = keyof Rules
export const ruleKeys = Object.keys(ruleShape) as RuleKey[]

/** One version of one rule: in force from `effectiveFrom` under `documentNo` (文号). `version` grows per key. */
export interface RuleVersion {
  key: string
  version: number
  value: unknown
  effectiveFrom: Instant
  documentNo: string
}

export interface RulesInForce<V extends RuleVersion> {
  rules: Rules
  /** The version each value came from: what a decision stores beside itself. */
  versions: Record<RuleKey, V>
}

/**
 * The rules in force at an instant: per key the version with the latest effective date not after it, the
 * higher version number winning a tie. Unknown keys are left alone. Throws an Error naming every key that
 * has no version in force, and a ZodError for a stored value that is not legal: both mean a broken
 * installation, not a user's mistake.
 */
export function effectiveAt<V extends RuleVersion>(versions: readonly V[], instant: Instant): RulesInForce<V> {
  const inForce = new Map<string, V>()
  for (const candidate of versions) {
    if (candidate.effectiveFrom > instant) continue
    const holder = inForce.get(candidate.key)
    if (!holder || supersedes(candidate, holder)) inForce.set(candidate.key, candidate)
  }
  const missing = ruleKeys.filter((key) => !inForce.has(key))
  if (missing.length > 0) throw new Error(`no version in force for: ${missing.join(', ')}`)
  const known = ruleKeys.map((key) => [key, inForce.get(key)] as const)
  return {
    rules: rulesSchema.parse(Object.fromEntries(known.map(([key, version]) => [key, version?.value]))),
    versions: Object.fromEntries(known) as Record<RuleKey, V>,
  }
}

const supersedes = (a: RuleVersion, b: RuleVersion) =>
  a.effectiveFrom === b.effectiveFrom ? a.version > b.version : a.effectiveFrom > b.effectiveFrom
