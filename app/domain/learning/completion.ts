import type { Rules } from '../settings/rules'
import { lengthOf, type Interval } from './intervals'

export interface LessonStudy {
  code: string
  lessonSeconds: number
  covered: readonly Interval[]
  quizPassed: boolean
}
export type CompletionRules = Pick<Rules, 'lesson_coverage_percent' | 'required_credits' | 'hours_per_credit_minutes'>

/** Seconds that must be covered before a lesson is watched through. */
export function requiredSeconds(lessonSeconds: number, rules: Pick<Rules, 'lesson_coverage_percent'>): number {
  return Math.ceil((lessonSeconds * rules.lesson_coverage_percent) / 100)
}

/** Whether enough of the lesson was viewed (C0: coverage ≥ 95 % of its seconds). */
export function lessonCovered(lesson: Pick<LessonStudy, 'lessonSeconds' | 'covered'>, rules: Pick<Rules, 'lesson_coverage_percent'>): boolean {
  return lengthOf(lesson.covered) >= requiredSeconds(lesson.lessonSeconds, rules)
}

/** A lesson is done when it is covered and its quiz is passed. */
export function lessonDone(lesson: Pick<LessonStudy, 'lessonSeconds' | 'covered'>, quizPassed: boolean, rules: Pick<Rules, 'lesson_coverage_percent'>): boolean {
  return quizPassed && lessonCovered(lesson, rules)
}

/** Whether a quiz is passed, in whole numbers. */
export function quizPassed(right: number, total: number, rules: Pick<Rules, 'quiz_pass_percent'>): boolean {
  return total > 0 && right * 100 >= total * rules.quiz_pass_percent
}

/** The seconds a lesson adds to the total: the whole lesson once covered, until then what was viewed. */
export function lessonCreditSeconds(lesson: Pick<LessonStudy, 'lessonSeconds' | 'covered'>, rules: Pick<Rules, 'lesson_coverage_percent'>): number {
  return lessonCovered(lesson, rules) ? lesson.lessonSeconds : lengthOf(lesson.covered)
}

/** Credit hours to show, cut to one decimal (never rounded up; decisions compare seconds). */
export function displayCredits(seconds: number, rules: Pick<Rules, 'hours_per_credit_minutes'>): number {
  return Math.floor((seconds * 10) / (rules.hours_per_credit_minutes * 60)) / 10
}

export interface StudyVerdict {
  complete: boolean
  creditedSeconds: number
  requiredSeconds: number
  /** Codes of lessons not yet viewed through. */
  lessonsToView: string[]
  /** Codes of lessons viewed through whose quiz is still open. */
  quizzesToPass: string[]
}

/** C1: every compulsory lesson and quiz, and the required credit hours in seconds. */
export function studyComplete(lessons: readonly LessonStudy[], rules: CompletionRules): StudyVerdict {
  const lessonsToView = lessons.filter((lesson) => !lessonCovered(lesson, rules)).map((lesson) => lesson.code)
  const quizzesToPass = lessons.filter((lesson) => lessonCovered(lesson, rules) && !lesson.quizPassed).map((lesson) => lesson.code)
  const creditedSeconds = lessons.reduce((total, lesson) => total + lessonCreditSeconds(lesson, rules), 0)
  const required = rules.required_credits * rules.hours_per_credit_minutes * 60
  const complete = lessonsToView.length === 0 && quizzesToPass.length === 0 && creditedSeconds >= required
  return { complete, creditedSeconds, requiredSeconds: required, lessonsToView, quizzesToPass }
}
