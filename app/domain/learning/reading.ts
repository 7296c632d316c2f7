import { shanghaiDate, type Instant } from '../clock'
import type { Rules } from '../settings/rules'
import { lessonCovered, lessonCreditSeconds, requiredSeconds } from './completion'
import { creditBeat, creditRules, type Interval } from './credit'
import { lengthOf } from './intervals'

/** What is known of a reader and the lesson on the table when a beat arrives. */
export interface Reading {
  lessonSeconds: number
  covered: Interval[]
  paidUntil: Instant
  lastBeatAt: Instant
  presenceDueAt: Instant
  /** Credited today, all lessons together. */
  daySeconds: number
}

/** counting: the clock runs · ask: waits for the presence prompt · day-full: the daily cap is reached · covered: enough was read. */
export type ReadingState = 'counting' | 'ask' | 'day-full' | 'covered'

export interface ReadingResult {
  covered: Interval[]
  paidUntil: Instant
  /** Seconds this beat added to the person's hours; finishing a lesson adds its unread rest as well. */
  creditedSeconds: number
  /** A standing prompt was answered: the next one is to be drawn. */
  answered: boolean
}

export type ReadingRules = Pick<Rules, 'playback_rate_max' | 'daily_credit_cap' | 'hours_per_credit_minutes' | 'lesson_coverage_percent'>

/** Seconds that can still be credited today. */
export const leftToday = (daySeconds: number, rules: ReadingRules) => Math.max(0, creditRules(rules).dailyCapSeconds - daySeconds)

/** A prompt stands once a beat has shown it; until it is answered nothing is credited (C0). */
export const promptStands = (reading: Pick<Reading, 'lastBeatAt' | 'presenceDueAt'>) => reading.lastBeatAt >= reading.presenceDueAt

/** The state of a reading at rest. */
export function readingState(reading: Pick<Reading, 'lessonSeconds' | 'covered' | 'daySeconds' | 'presenceDueAt'>, at: Instant, rules: ReadingRules): ReadingState {
  if (lessonCovered(reading, rules)) return 'covered'
  if (at >= reading.presenceDueAt) return 'ask'
  return lengthOf(reading.covered) >= furthest(reading, rules) || leftToday(reading.daySeconds, rules) === 0 ? 'day-full' : 'counting'
}

/**
 * How far the lesson may be read today. A covered lesson counts whole, so its last second costs the unread rest
 * too: where the day has no room for that, the lesson stays one second short.
 */
function furthest(reading: Pick<Reading, 'lessonSeconds' | 'covered' | 'daySeconds'>, rules: ReadingRules): number {
  const missing = reading.lessonSeconds - lengthOf(reading.covered)
  return leftToday(reading.daySeconds, rules) >= missing ? reading.lessonSeconds : requiredSeconds(reading.lessonSeconds, rules) - 1
}

/**
 * One beat of a reading clock. A text has no playback speed, so a second of wall time pays for one second at most;
 * the clock stands where the credit stands, so there is nothing to jump ahead to. `position` is what the page
 * shows, `present` the answer to a standing prompt.
 */
export function readOn(before: Reading, beat: { position: number; present: boolean; at: Instant }, rules: ReadingRules): ReadingResult {
  if (promptStands(before)) return { covered: before.covered, paidUntil: Math.max(before.paidUntil, beat.at), creditedSeconds: 0, answered: beat.present }
  const reach = lengthOf(before.covered)
  const to = Math.max(reach, Math.min(beat.position, furthest(before, rules)))
  const { state } = creditBeat(
    { lessonSeconds: before.lessonSeconds, covered: before.covered, reach, paidUntil: before.paidUntil, day: { date: shanghaiDate(beat.at), seconds: before.daySeconds } },
    { from: reach, to, at: beat.at },
    { ...creditRules(rules), rateMax: 1 },
  )
  const creditedSeconds = lessonCreditSeconds({ ...before, covered: state.covered }, rules) - lessonCreditSeconds(before, rules)
  return { covered: state.covered, paidUntil: state.paidUntil ?? before.paidUntil, creditedSeconds, answered: false }
}
