import { describe, expect, it } from 'vitest'
import { instantOfDate } from '../clock'
import { criteriaFindings, type CriteriaFacts } from './application'
import { reviewPasses, scoreProblems } from './review-score'
import { inTerm, publicityEnds, teacherMachine, termEnds } from './teacher-status'

describe('the way of an application', () => {
  it('leads from form check over review and publicity to appointment, and nowhere else', () => {
    const path = (['pass_form', 'pass_review', 'appoint'] as const).reduce((state: typeof teacherMachine.initial | null, event) => state && teacherMachine.next(state, event), teacherMachine.initial)
    expect(path).toBe('appointed')
    expect(teacherMachine.next('applied', 'appoint')).toBeNull()
    expect(teacherMachine.next('expert_review', 'appoint')).toBeNull()
    expect(teacherMachine.eventsFrom('appointed')).toEqual([])
    expect(teacherMachine.eventsFrom('refused')).toEqual([])
  })

  it('leaves the form check to the city and everything after it to the province', () => {
    expect(teacherMachine.eventsFrom('applied', 'province_admin')).toEqual([])
    expect(teacherMachine.eventsFrom('publicity', 'city_reviewer')).toEqual([])
  })
})

describe('publicity and term', () => {
  it('is public for five whole days after the day it began', () => {
    expect(publicityEnds(instantOfDate('2026-11-20') + 86_399_999)).toBe('2026-11-25')
  })

  it('ends the day before the same day years later, leap days included', () => {
    expect(termEnds('2026-11-26', 3)).toBe('2029-11-25')
    expect(termEnds('2028-02-29', 3)).toBe('2031-02-28')
    expect(termEnds('2026-03-01', 2)).toBe('2028-02-29')
  })

  it('counts the last day in, the next day out', () => {
    const teacher = { status: 'appointed', termEndsOn: '2029-11-25' }
    expect([inTerm(teacher, '2029-11-25'), inTerm(teacher, '2029-11-26'), inTerm({ ...teacher, status: 'publicity' }, '2027-01-01')]).toEqual([true, false, false])
  })
})

describe('the expert review', () => {
  it('passes at 75 and not at 74', () => {
    expect(reviewPasses({ qualification: 25, achievement: 20, teaching: 30 })).toBe(true)
    expect(reviewPasses({ qualification: 25, achievement: 20, teaching: 29 })).toBe(false)
  })

  it('wants whole numbers within each maximum', () => {
    expect(scoreProblems({ qualification: 30, achievement: 30, teaching: 40 })).toBeNull()
    expect(Object.keys(scoreProblems({ qualification: 31, achievement: -1, teaching: 12.5 }) ?? {})).toEqual(['qualification', 'achievement', 'teaching'])
  })
})

describe('the proposed criteria', () => {
  const facts: CriteriaFacts = { category: 'academia', professionalTitle: '副高级', qualityYears: 3, teachingHours: 40, courses: ['一门'], cqo: null }
  const ok = (given: Partial<CriteriaFacts>) => criteriaFindings({ ...facts, ...given }).map(finding => finding.ok)

  it('take a senior title or ten years, and forty hours', () => {
    expect(ok({})).toEqual([true, true])
    expect(ok({ professionalTitle: '中级', qualityYears: 10 })).toEqual([true, true])
    expect(ok({ professionalTitle: '中级', qualityYears: 9, teachingHours: 39 })).toEqual([false, false])
  })

  it('look at pool and continuing education of an enterprise’s CQO', () => {
    expect(ok({ category: 'enterprise' })).toEqual([true, true, false])
    expect(ok({ category: 'enterprise', cqo: { listed: true, total: 12, target: 40, met: false } })).toEqual([true, true, false])
    expect(ok({ category: 'enterprise', cqo: { listed: true, total: 40, target: 40, met: true } })).toEqual([true, true, true])
  })
})
