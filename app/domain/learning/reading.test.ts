import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf } from './intervals'
import { type Reading, leftToday, promptStands, readOn, readingState } from './reading'

const rules = { playback_rate_max: 1.5, daily_credit_cap: 8, hours_per_credit_minutes: 45, lesson_coverage_percent: 95 }
const T0 = Date.parse('2026-11-20T01:00:00Z')
const at = (seconds: number) => T0 + seconds * 1000
const reading = (over: Partial<Reading> = {}): Reading => ({ lessonSeconds: 2700, covered: [], paidUntil: T0, lastBeatAt: T0, presenceDueAt: at(600), daySeconds: 0, ...over })
const covered = (seconds: number) => ({ covered: seconds ? [[0, seconds] as [number, number]] : [] })

describe('the reading clock', () => {
  it('credits the time a page was read, second for second', () => {
    expect(readOn(reading(), { position: 15, present: false, at: at(15) }, rules)).toMatchObject({ creditedSeconds: 15, covered: [[0, 15]], paidUntil: at(15) })
  })
  it('credits no faster than the wall, although a video may play at one and a half', () => {
    expect(readOn(reading(), { position: 900, present: false, at: at(15) }, rules).creditedSeconds).toBe(15)
  })
  it('credits only what the page claims: a page that stood still for a while asks for less', () => {
    expect(readOn(reading(), { position: 6, present: false, at: at(15) }, rules).creditedSeconds).toBe(6)
  })
  it('credits nothing while a shown prompt is unanswered, nor for the wait once it is answered', () => {
    const asked = reading({ ...covered(600), lastBeatAt: at(600), paidUntil: at(600) })
    expect(promptStands(asked)).toBe(true)
    const ignored = readOn(asked, { position: 640, present: false, at: at(640) }, rules)
    expect(ignored).toMatchObject({ creditedSeconds: 0, answered: false, paidUntil: at(640) })
    expect(readOn(asked, { position: 640, present: true, at: at(640) }, rules)).toMatchObject({ creditedSeconds: 0, answered: true, paidUntil: at(640) })
  })
  it('takes an answer to a prompt nobody has shown for nothing', () => {
    expect(readOn(reading(), { position: 15, present: true, at: at(15) }, rules).answered).toBe(false)
  })
  it('adds the unread rest with the second that covers the lesson, and nothing after', () => {
    const last = readOn(reading(covered(2564)), { position: 2565, present: false, at: at(1) }, rules)
    expect(last.creditedSeconds).toBe(136)
    const after = readOn(reading({ covered: last.covered }), { position: 2580, present: false, at: at(15) }, rules)
    expect(after.creditedSeconds).toBe(0)
  })
  it('stops one second short of a lesson for whose rest the day has no room', () => {
    const late = reading({ ...covered(2560), daySeconds: 21_600 - 139 })
    const result = readOn(late, { position: 2575, present: false, at: at(15) }, rules)
    expect(result).toMatchObject({ creditedSeconds: 4, covered: [[0, 2564]] })
    expect(readingState({ ...late, covered: result.covered, daySeconds: late.daySeconds + 4 }, at(15), rules)).toBe('day-full')
    expect(readOn({ ...late, daySeconds: 21_600 - 140 }, { position: 2575, present: false, at: at(15) }, rules).creditedSeconds).toBe(140)
  })
  it('says what it waits for', () => {
    expect(readingState(reading(), at(1), rules)).toBe('counting')
    expect(readingState(reading(), at(600), rules)).toBe('ask')
    expect(readingState(reading({ daySeconds: 21_600 }), at(1), rules)).toBe('day-full')
    expect(readingState(reading(covered(2565)), at(600), rules)).toBe('covered')
    expect(leftToday(21_700, rules)).toBe(0)
  })
  it('credits eight whole lessons a day and not a second more, however the beats fall', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ wait: fc.integer({ min: 0, max: 60 }), ahead: fc.nat(100) }), { maxLength: 80 }), fc.integer({ min: 20_000, max: 21_600 }), fc.nat(2564), (beats, daySeconds, start) => {
        let state = reading({ ...covered(start), daySeconds, presenceDueAt: Number.MAX_SAFE_INTEGER })
        let now = T0
        for (const { wait, ahead } of beats) {
          now += wait * 1000
          const result = readOn(state, { position: lengthOf(state.covered) + ahead, present: false, at: now }, rules)
          state = { ...state, covered: result.covered, paidUntil: result.paidUntil, daySeconds: state.daySeconds + result.creditedSeconds }
        }
        expect(state.daySeconds).toBeLessThanOrEqual(21_600)
        expect(lengthOf(state.covered) - start).toBeLessThanOrEqual((now - T0) / 1000)
      }),
      { numRuns: 500 },
    )
  })
})
