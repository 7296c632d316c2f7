import type { Instant } from '../clock'
import { lengthOf } from './intervals'
import { requiredSeconds } from './completion'
import { type Interval } from './credit'
import { type ReadingRules, type ReadingState, leftToday, readingState } from './reading'

/** What the page with the reading clock is told after every exchange. Seconds throughout. */
export interface Player {
  playerId: string
  /** Added by this exchange. */
  creditedSeconds: number
  /** Where the clock of the lesson stands. */
  coveredSeconds: number
  /** From here on the lesson counts whole. */
  requiredSeconds: number
  lessonSeconds: number
  todayLeftSeconds: number
  state: ReadingState
  quizPassed: boolean
  lessonDone: boolean
}

/** The answer to the page from what is stored. */
export function playerOf(
  lesson: { lessonSeconds: number; covered: Interval[]; quizPassedAt: Instant | null; completedAt: Instant | null },
  session: { playerId: string; presenceDueAt: Instant },
  daySeconds: number,
  at: Instant,
  rules: ReadingRules,
): Player {
  return {
    playerId: session.playerId,
    creditedSeconds: 0,
    coveredSeconds: lengthOf(lesson.covered),
    requiredSeconds: requiredSeconds(lesson.lessonSeconds, rules),
    lessonSeconds: lesson.lessonSeconds,
    todayLeftSeconds: leftToday(daySeconds, rules),
    state: readingState({ ...lesson, daySeconds, presenceDueAt: session.presenceDueAt }, at, rules),
    quizPassed: lesson.quizPassedAt !== null,
    lessonDone: lesson.completedAt !== null,
  }
}
