import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeClasses } from '../settings/rules'
import { educations, judgeEligibility, type EligibilityInput, type EligibilityRules } from './eligibility'

const guangdong: EligibilityRules = { education_min: 'college', experience_years: 3, size_relaxed: ['medium', 'small', 'micro'] }
const reason = '曾任集团检测中心主任，主持建立质量管理体系，获市级一等奖。'
const judge = (over: Partial<EligibilityInput>, rules = guangdong) => judgeEligibility({ education: 'college', qualityYears: 3, sizeClass: 'large', ...over }, rules)

describe('任职条件（广东口径）', () => {
  it('passes 大专 with 3 years', () => expect(judge({})).toEqual({ status: 'eligible', findings: [], needsReason: false }))

  it('stops a large enterprise one year short, in plain words', () => {
    const verdict = judge({ qualityYears: 2 })
    expect(verdict.status).toBe('blocked')
    expect(verdict.findings.map((finding) => finding.sentence)).toEqual(['大型企业须满 3 年质量工作年限，现填 2 年，不能提交。请核对，或改派人选。'])
  })

  it('lets the same person pass with a warning when only the size differs and a reason is given', () => {
    const verdict = judge({ qualityYears: 2, sizeClass: 'medium', relaxReason: reason })
    expect(verdict).toMatchObject({ status: 'warning', needsReason: true })
    expect(verdict.findings[0]?.sentence).toContain('中型企业可适当放宽')
  })

  it('holds a relaxation back until its reason is long enough', () => {
    for (const relaxReason of [undefined, '', '有经验', ' '.repeat(40)]) {
      const verdict = judge({ education: 'high_school', sizeClass: 'small', relaxReason })
      expect(verdict.status).toBe('blocked')
      expect(verdict.findings.at(-1)).toMatchObject({ field: 'relaxReason', code: 'reason-missing' })
    }
  })

  it('takes 相当学历 from any size, once explained', () => {
    expect(judge({ education: 'equivalent', relaxReason: reason }).status).toBe('warning')
    expect(judge({ education: 'equivalent' }).status).toBe('blocked')
  })

  it('never lets a reason open the door to a large enterprise', () => {
    expect(judge({ education: 'high_school', relaxReason: reason }).status).toBe('blocked')
  })

  it('judges by the rule set it is given', () => {
    const hangzhou: EligibilityRules = { education_min: 'bachelor', experience_years: 3, size_relaxed: [] }
    expect(judge({}, hangzhou).findings[0]?.sentence).toBe('大型企业须有本科及以上学历或相当学历，现填大专，不能提交。请核对，或改派人选。')
    expect(judge({ education: 'equivalent', relaxReason: reason }, hangzhou).status).toBe('blocked')
  })

  it('never judges harder with more education or more years', () => {
    const order = { eligible: 0, warning: 1, blocked: 2 }
    fc.assert(fc.property(fc.nat(3), fc.nat(3), fc.integer({ min: 0, max: 10 }), fc.nat(5), fc.constantFrom(...sizeClasses), (level, step, years, more, sizeClass) => {
      const lower = judge({ education: educations[level], qualityYears: years, sizeClass, relaxReason: reason })
      const higher = judge({ education: educations[Math.min(4, level + step)], qualityYears: years + more, sizeClass, relaxReason: reason })
      expect(order[higher.status]).toBeLessThanOrEqual(order[lower.status])
    }))
  })
})
