import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveAt, ruleKeys, rulesSchema, type Rules, type RuleVersion } from './rules'

const rules: Rules = {
  hours_per_credit_minutes: 45, required_credits: 32, daily_credit_cap: 8, lesson_coverage_percent: 95, playback_rate_max: 1.5,
  quiz_pass_percent: 60, pass_percent: 60, exam_minutes: 120, attempts_per_enrolment: 3, resit_gap_hours: 24, resit_window_days: 90,
  late_entry_minutes: 30, earliest_handin_minutes: 30, save_grace_seconds: 0, focus_loss_limit: 5, pool_factor: { trial: 1, formal: 5 },
  multi_rule: 'half_point_per_correct', trial_blueprint: [{ area: 'KA01', single: 4, multiple: 1 }], ce_annual_hours: 40,
  ce_core_share_percent: 60, ce_category_caps: [{ code: 'CE01', name: '平台线上课程', cap: null, core: true, evidence: '系统记录' }],
  ce_credit_rules: [{ code: 'CE01', rule: '实际有效观看 45 分钟计 1 学时' }], coverage_targets: [{ year: 2025, large: 100, medium: 100, small: 60 }],
  education_min: 'college', experience_years: 3, size_relaxed: ['medium', 'small', 'micro'], city_sla_workdays: 5,
  publish_fields: ['name', 'enterprise', 'appointed_on'], certificate_validity_years: null, teacher_term_years: 3,
  teacher_min_ratings: 10, activation_code_hours: 24, holidays: ['2026-10-01'], workdays: ['2026-10-10'],
}
const first = ruleKeys.map((key): RuleVersion => ({ key, version: 1, value: rules[key], effectiveFrom: 1000, documentNo: '试行〔2026〕1号' }))
const change = (over: Partial<RuleVersion>): RuleVersion => ({ key: 'pass_percent', version: 2, value: 70, effectiveFrom: 2000, documentNo: '试行〔2026〕2号', ...over })

describe('rules in force', () => {
  it('changes on the effective date and not a millisecond before', () => {
    const versions = [...first, change({})]
    expect(effectiveAt(versions, 1999).rules.pass_percent).toBe(60)
    expect(effectiveAt(versions, 2000).rules.pass_percent).toBe(70)
    expect(effectiveAt(versions, 2000).versions.pass_percent.documentNo).toBe('试行〔2026〕2号')
    expect(effectiveAt(versions, 2000).rules.exam_minutes).toBe(120)
  })

  it('prefers the later version when two begin together', () => {
    expect(effectiveAt([...first, change({ version: 3, value: 65 }), change({})], 2000).rules.pass_percent).toBe(65)
  })

  it('does not depend on the order of the versions', () => {
    const versions = [...first, change({}), change({ version: 3, effectiveFrom: 3000, value: 75 })]
    fc.assert(fc.property(fc.shuffledSubarray(versions, { minLength: versions.length }), fc.integer({ min: 1000, max: 4000 }), (shuffled, at) => {
      expect(effectiveAt(shuffled, at)).toEqual(effectiveAt(versions, at))
    }))
  })

  it('names the rules that are missing', () => {
    expect(() => effectiveAt(first.filter((v) => v.key !== 'exam_minutes'), 5000)).toThrow('no version in force for: exam_minutes')
    expect(() => effectiveAt(first, 999)).toThrow('pass_percent')
  })

  it('leaves keys it does not know alone', () => {
    expect(effectiveAt([...first, change({ key: 'other' })], 5000).rules).toEqual(rules)
  })

  it('refuses a stored value that is not legal', () => {
    expect(() => effectiveAt([...first, change({ value: 101 })], 5000)).toThrow()
  })
})

describe('legal values', () => {
  const legal = (over: Record<string, unknown>) => rulesSchema.safeParse({ ...rules, ...over }).success

  it('takes the proposed defaults', () => expect(legal({})).toBe(true))
  it('never publishes more than name, enterprise and date of appointment', () => {
    expect(legal({ publish_fields: ['name', 'enterprise'] })).toBe(true)
    expect(legal({ publish_fields: ['name', 'mobile'] })).toBe(false)
  })
  it('keeps grace between 0 and 10 seconds', () => {
    expect(legal({ save_grace_seconds: 10 })).toBe(true)
    expect(legal({ save_grace_seconds: 11 })).toBe(false)
  })
  it('refuses invented dates, doubled rows and unknown rules', () => {
    expect(legal({ holidays: ['2026-02-30'] })).toBe(false)
    expect(legal({ trial_blueprint: [...rules.trial_blueprint, ...rules.trial_blueprint] })).toBe(false)
    expect(legal({ surprise: 1 })).toBe(false)
  })
})
