import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayCredits, lessonCreditSeconds, lessonDone, quizPassed, requiredSeconds, studyComplete, type LessonStudy } from './completion'

const rules = { lesson_coverage_percent: 95, required_credits: 2, hours_per_credit_minutes: 45, quiz_pass_percent: 60 }
const lesson = (code: string, viewed: number, passed = true): LessonStudy => ({ code, lessonSeconds: 2700, covered: [[0, viewed]], quizPassed: passed })

describe('a lesson', () => {
  it('is done at 42:45 of 45:00 with its quiz passed, and not a second earlier', () => {
    expect(requiredSeconds(2700, rules)).toBe(2565)
    expect(lessonDone(lesson('L1.1', 2565), true, rules)).toBe(true)
    expect(lessonDone(lesson('L1.1', 2564), true, rules)).toBe(false)
    expect(lessonDone(lesson('L1.1', 2700), false, rules)).toBe(false)
  })
  it('counts whole once covered, as viewed before', () => {
    expect(lessonCreditSeconds(lesson('L1.1', 2565), rules)).toBe(2700)
    expect(lessonCreditSeconds(lesson('L1.1', 1000), rules)).toBe(1000)
  })
  it('has a quiz that is passed at three of five', () => {
    expect([quizPassed(3, 5, rules), quizPassed(2, 5, rules), quizPassed(0, 0, rules)]).toEqual([true, false, false])
  })
})

describe('credit hours shown', () => {
  it('are cut, never rounded up', () => {
    expect([displayCredits(2700, rules), displayCredits(2699, rules), displayCredits(1086, rules)]).toEqual([1, 0.9, 0.4])
    fc.assert(fc.property(fc.nat(100_000), (seconds) => displayCredits(seconds, rules) * 2700 <= seconds + 1e-6))
  })
})

describe('the course', () => {
  it('is complete with every lesson, every quiz and the required hours', () => {
    expect(studyComplete([lesson('L1.1', 2565), lesson('L1.2', 2700)], rules)).toMatchObject({ complete: true, creditedSeconds: 5400 })
  })
  it('names the lessons and quizzes that are missing', () => {
    expect(studyComplete([lesson('L1.1', 2700, false), lesson('L8.2', 100), lesson('L9.1', 0, false)], rules)).toMatchObject({ complete: false, lessonsToView: ['L8.2', 'L9.1'], quizzesToPass: ['L1.1'] })
  })
  it('is not complete with too few hours', () => {
    expect(studyComplete([lesson('L1.1', 2700)], rules).complete).toBe(false)
    expect(studyComplete([], rules).complete).toBe(false)
  })
})
