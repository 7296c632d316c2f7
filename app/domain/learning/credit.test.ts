import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditBeat, creditRules, freshState, type Beat, type CreditRules, type CreditState } from './credit'
import { lengthOf } from './intervals'

const rules: CreditRules = { rateMax: 1.5, dailyCapSeconds: 21_600, silenceMaxSeconds: 30 }
const T0 = Date.UTC(2026, 10, 21, 1)
const LESSON = 2700
const start = (over: Partial<CreditState> = {}): CreditState => ({ ...freshState(LESSON, T0), paidUntil: T0, ...over })

function run(beats: readonly Beat[], state = start(), using = rules) {
  let total = 0
  for (const beat of beats) {
    const result = creditBeat(state, beat, using)
    state = result.state
    total += result.creditedSeconds
  }
  return { state, total }
}
/** Honest viewing at a rate, one beat each 15 s of wall time, each beginning where the last was accepted. */
function watch(state: CreditState, rate: number, wallSeconds: number, from = T0) {
  let accepted = state.reach
  for (let wall = 15; wall <= wallSeconds; wall += 15) {
    const result = creditBeat(state, { from: accepted, to: Math.min(LESSON, wall * rate), at: from + wall * 1000 }, rules)
    state = result.state
    accepted = result.acceptedTo
  }
  return state
}

describe('server-credited viewing', () => {
  it('starts the clock with the first beat and credits nothing for it', () => {
    const result = creditBeat(freshState(LESSON, T0), { from: 0, to: 0, at: T0 }, rules)
    expect(result).toMatchObject({ creditedSeconds: 0, reason: 'started', state: { paidUntil: T0 } })
  })

  it('credits an honest pass through the whole lesson, at normal speed and at the fastest allowed', () => {
    expect(watch(start(), 1, 2700).covered).toEqual([[0, 2700]])
    expect(lengthOf(watch(start(), 1.5, 1815).covered)).toBe(2700)
  })

  it('credits a faster player no more than the fastest allowed', () => {
    const result = creditBeat(start(), { from: 0, to: 45, at: T0 + 15_000 }, rules)
    expect(result).toMatchObject({ creditedSeconds: 22, acceptedTo: 22, reason: 'too-fast' })
  })

  it('refuses a jump beyond what was shown, and allows going back', () => {
    const state = watch(start(), 1, 60)
    expect(creditBeat(state, { from: 61, to: 76, at: T0 + 75_000 }, rules)).toMatchObject({ creditedSeconds: 0, reason: 'seek-ahead', acceptedTo: 60 })
    expect(creditBeat(state, { from: 10, to: 25, at: T0 + 75_000 }, rules)).toMatchObject({ creditedSeconds: 0, reason: 'nothing-new' })
  })

  it('shows but does not credit while presence is unconfirmed, and credits the part when seen again', () => {
    const away = creditBeat(start(), { from: 0, to: 15, at: T0 + 15_000, present: false }, rules)
    expect(away).toMatchObject({ creditedSeconds: 0, reason: 'not-present', state: { reach: 15, covered: [] } })
    const on = creditBeat(away.state, { from: 15, to: 30, at: T0 + 30_000 }, rules)
    const back = creditBeat(on.state, { from: 0, to: 15, at: T0 + 45_000 }, rules)
    expect(back.state.covered).toEqual([[0, 30]])
  })

  it('credits nothing and covers nothing beyond the daily cap, and starts anew at Shanghai midnight', () => {
    const nearly = start({ day: { date: '2026-11-21', seconds: rules.dailyCapSeconds - 5 } })
    const last = creditBeat(nearly, { from: 0, to: 15, at: T0 + 15_000 }, rules)
    expect(last).toMatchObject({ creditedSeconds: 5, reason: 'daily-cap', state: { covered: [[0, 5]], reach: 15 } })
    const after = creditBeat(last.state, { from: 15, to: 30, at: T0 + 30_000 }, rules)
    expect(after).toMatchObject({ creditedSeconds: 0, reason: 'daily-cap', state: { covered: [[0, 5]], reach: 30 } })
    const midnight = Date.UTC(2026, 10, 21, 16)
    const next = creditBeat({ ...after.state, paidUntil: midnight - 15_000 }, { from: 5, to: 20, at: midnight }, rules)
    expect(next).toMatchObject({ creditedSeconds: 15, state: { day: { date: '2026-11-22', seconds: 15 } } })
  })

  it('ends with the lesson', () => {
    const state = start({ reach: LESSON - 5, covered: [[0, LESSON - 5]] })
    expect(creditBeat(state, { from: LESSON - 5, to: LESSON + 10, at: T0 + 15_000 }, rules)).toMatchObject({ creditedSeconds: 5, acceptedTo: LESSON, state: { covered: [[0, LESSON]], reach: LESSON } })
  })

  it('opens no second day and pays nothing twice when the clock is set back', () => {
    const full = start({ day: { date: '2026-11-21', seconds: rules.dailyCapSeconds } })
    expect(creditBeat(full, { from: 0, to: 15, at: T0 - 86_400_000 }, rules)).toMatchObject({ creditedSeconds: 0, state: { paidUntil: T0, day: full.day } })
  })

  it('pays a long silence as thirty seconds', () => {
    expect(creditBeat(start(), { from: 0, to: 2700, at: T0 + 3_600_000 }, rules).creditedSeconds).toBe(45)
  })

  it('gains nothing from a hundred forged beats a second', () => {
    const forged = run(Array.from({ length: 6000 }, (_, i): Beat => ({ from: 0, to: LESSON, at: T0 + i * 10 })))
    expect(forged.total).toBeLessThanOrEqual(60 * rules.rateMax)
  })

  it('shares one clock between eight players', () => {
    let person = { paidUntil: start().paidUntil, day: start().day }
    let total = 0
    for (let wall = 15; wall <= 600; wall += 15)
      for (let lesson = 0; lesson < 8; lesson += 1) {
        const result = creditBeat({ ...start(), ...person }, { from: 0, to: LESSON, at: T0 + wall * 1000 }, rules)
        person = { paidUntil: result.state.paidUntil, day: result.state.day }
        total += result.creditedSeconds
      }
    expect(total).toBeLessThanOrEqual(600 * rules.rateMax)
  })

  it('refuses numbers that mean nothing', () => {
    for (const bad of [{ from: -1 }, { from: 9, to: 8 }, { to: Number.NaN }, { to: Number.POSITIVE_INFINITY }])
      expect(creditBeat(start(), { from: 0, to: 15, at: T0 + 15_000, ...bad }, rules)).toMatchObject({ creditedSeconds: 0, reason: 'invalid' })
  })

  it('reads its limits from the rule set', () => {
    expect(creditRules({ playback_rate_max: 1.5, daily_credit_cap: 8, hours_per_credit_minutes: 45 })).toMatchObject({ rateMax: 1.5, dailyCapSeconds: 21_600 })
  })
})

const beat = fc.record({ from: fc.nat(3000), length: fc.nat(3000), wait: fc.integer({ min: -20_000, max: 90_000 }), present: fc.boolean() })
const beats = fc.array(beat, { maxLength: 60 }).map((list) => {
  let at = T0
  return list.map(({ from, length, wait, present }): Beat => ({ from, to: from + length, at: (at += wait), present }))
})

describe('whatever is sent', () => {
  it('credit stays within wall time × rate, the lesson and the cap, and equals the growth of coverage', () => {
    const tight = { ...rules, dailyCapSeconds: 400 }
    fc.assert(fc.property(beats, (list) => {
      const { state, total } = run(list, start(), tight)
      const wall = Math.max(0, ...list.map(({ at }) => at - T0)) / 1000
      expect(total).toBeLessThanOrEqual(wall * rules.rateMax)
      expect(total).toBeLessThanOrEqual(Math.min(LESSON, tight.dailyCapSeconds))
      expect(lengthOf(state.covered)).toBe(total)
      expect(state.reach).toBeLessThanOrEqual(LESSON)
    }), { numRuns: 1000 })
  })

  it('a beat sent twice is worth one, and one that arrives late takes nothing away', () => {
    fc.assert(fc.property(beats, fc.nat(59), (list, at) => {
      const again = list[at]
      const { state, total } = run(list)
      if (!again) return
      const once = creditBeat(state, again, rules)
      expect(lengthOf(once.state.covered)).toBeGreaterThanOrEqual(total)
      expect(creditBeat(once.state, again, rules).creditedSeconds).toBe(0)
    }), { numRuns: 1000 })
  })
})
