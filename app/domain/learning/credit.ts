import { shanghaiDate, type DateString, type Instant } from '../clock'
import type { Rules } from '../settings/rules'
import { lengthOf, mergeIntervals, takeSeconds, uncovered, type Interval } from './intervals'

export { mergeIntervals, type Interval } from './intervals'

/** A playing page reports this often. */
export const HEARTBEAT_SECONDS = 15

export interface CreditRules {
  /** Lesson seconds credited per second of wall time, at most. */
  rateMax: number
  /** Seconds credited per person and Shanghai day, all lessons together, at most. */
  dailyCapSeconds: number
  /** Silence longer than this is not viewing: it earns no more than this much wall time. */
  silenceMaxSeconds: number
}

/** What the server knows before a beat. `covered` and `reach` belong to the lesson, the rest to the person. */
export interface CreditState {
  lessonSeconds: number
  covered: Interval[]
  /** The furthest second shown, credited or not: nothing beyond it may be jumped to on the first pass. */
  reach: number
  /** Wall time already turned into credit; null before the first beat of a session. One per person, so two players share it. */
  paidUntil: Instant | null
  day: { date: DateString; seconds: number }
}

export interface Beat {
  from: number
  to: number
  /** When the server received it. */
  at: Instant
  /** False while a presence prompt stands unanswered: shown, not credited. */
  present?: boolean
}

export type CreditReason = 'started' | 'invalid' | 'seek-ahead' | 'too-fast' | 'daily-cap' | 'not-present' | 'nothing-new'
export interface CreditResult {
  state: CreditState
  creditedSeconds: number
  /** Where the accepted part of the beat ended: the next beat begins here. */
  acceptedTo: number
  /** Why less than the beat's new seconds was credited. */
  reason?: CreditReason
}

/** The crediting rules out of the rule set (domain.md C0). */
export function creditRules(rules: Pick<Rules, 'playback_rate_max' | 'daily_credit_cap' | 'hours_per_credit_minutes'>): CreditRules {
  return {
    rateMax: rules.playback_rate_max,
    dailyCapSeconds: rules.daily_credit_cap * rules.hours_per_credit_minutes * 60,
    silenceMaxSeconds: 2 * HEARTBEAT_SECONDS,
  }
}

/** A lesson not yet begun, seen by a person who has no other session. */
export function freshState(lessonSeconds: number, at: Instant): CreditState {
  return { lessonSeconds, covered: [], reach: 0, paidUntil: null, day: { date: shanghaiDate(at), seconds: 0 } }
}

/**
 * Credits one heartbeat. Over any stretch of time the credit stays within wall time × rateMax, because each
 * credited second moves `paidUntil` on by 1 / rateMax seconds and never past the beat; repeated, late or
 * forged beats find nothing left to pay with. Beyond the daily cap the lesson may be watched on, but neither
 * credit nor coverage grows.
 */
export function creditBeat(before: CreditState, beat: Beat, rules: CreditRules): CreditResult {
  const state = { ...before, day: dayAt(before, beat.at) }
  const shown = stretch(beat, state.lessonSeconds)
  if (!shown) return { state, creditedSeconds: 0, acceptedTo: state.reach, reason: 'invalid' }
  if (state.paidUntil === null) return { state: { ...state, paidUntil: beat.at }, creditedSeconds: 0, acceptedTo: Math.min(shown[0], state.reach), reason: 'started' }
  if (shown[0] > state.reach) return { state, creditedSeconds: 0, acceptedTo: state.reach, reason: 'seek-ahead' }

  const since = Math.max(state.paidUntil, beat.at - rules.silenceMaxSeconds * 1000)
  const budget = Math.max(0, Math.floor(((beat.at - since) * rules.rateMax) / 1000))
  const fresh = uncovered(shown, state.covered)
  const viewed = takeSeconds(fresh, budget)
  const wanted = lengthOf(fresh)
  const spent = lengthOf(viewed)
  const acceptedTo = spent < wanted ? (viewed.at(-1)?.[1] ?? fresh[0]?.[0] ?? shown[0]) : shown[1]
  const capLeft = Math.max(0, rules.dailyCapSeconds - state.day.seconds)
  const credited = beat.present === false ? [] : takeSeconds(viewed, capLeft)
  const creditedSeconds = lengthOf(credited)
  return {
    state: {
      ...state,
      covered: mergeIntervals([...state.covered, ...credited]),
      reach: Math.max(state.reach, acceptedTo),
      paidUntil: since + Math.ceil((spent * 1000) / rules.rateMax),
      day: { ...state.day, seconds: state.day.seconds + creditedSeconds },
    },
    creditedSeconds,
    acceptedTo,
    ...(creditedSeconds < wanted ? { reason: reasonFor(beat, spent, creditedSeconds) } : wanted === 0 ? { reason: 'nothing-new' as const } : {}),
  }
}

function dayAt(state: CreditState, at: Instant): CreditState['day'] {
  const date = shanghaiDate(at)
  // A clock set back must not open a second day.
  return date > state.day.date ? { date, seconds: 0 } : state.day
}

/** Whole seconds inside the lesson, or null when the beat makes no sense. */
function stretch(beat: Beat, lessonSeconds: number): Interval | null {
  if (![beat.from, beat.to, beat.at].every(Number.isFinite) || beat.from < 0 || beat.to < beat.from) return null
  const to = Math.min(Math.floor(beat.to), lessonSeconds)
  return [Math.min(Math.floor(beat.from), to), to]
}

function reasonFor(beat: Beat, spent: number, credited: number): CreditReason {
  if (beat.present === false) return 'not-present'
  return credited < spent ? 'daily-cap' : 'too-fast'
}
