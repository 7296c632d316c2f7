import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlineOf, entryClosesAt, inTime, mayAttempt, mayHandIn, mayStart, type PastAttempt } from './sitting'

const M = 60_000
const H = 60 * M
const D = 24 * H
const opensAt = Date.UTC(2026, 11, 12, 1)
const rules = { late_entry_minutes: 30, earliest_handin_minutes: 30, save_grace_seconds: 0, attempts_per_enrolment: 3, resit_gap_hours: 24, resit_window_days: 90 }
const sitting = { opensAt, entryClosesAt: entryClosesAt(opensAt, rules) }
const reason = (answer: { ok: boolean; reason?: string }) => (answer.ok ? null : answer.reason)

describe('a sitting', () => {
  it('lets candidates start from its opening until thirty minutes later, both moments included', () => {
    expect(reason(mayStart(sitting, opensAt - 1))).toBe('not-open')
    expect(reason(mayStart(sitting, opensAt))).toBeNull()
    expect(reason(mayStart(sitting, opensAt + 30 * M))).toBeNull()
    expect(mayStart(sitting, opensAt + 30 * M + 1)).toMatchObject({ reason: 'entry-closed', sentence: '本场已停止入场，开考 30 分钟后不能进入。已为您保留下一次机会。' })
  })

  it('gives everyone the full time, and more only by extension', () => {
    expect(deadlineOf(opensAt + 20 * M, 120)).toBe(opensAt + 140 * M)
    expect(deadlineOf(opensAt, 120, 600)).toBe(opensAt + 130 * M)
  })

  it('takes a save at the deadline and none a millisecond later, unless grace is set', () => {
    const deadline = deadlineOf(opensAt, 120)
    expect([inTime(deadline, deadline, rules), inTime(deadline + 1, deadline, rules)]).toEqual([true, false])
    expect([inTime(deadline + 2000, deadline, { save_grace_seconds: 2 }), inTime(deadline + 2001, deadline, { save_grace_seconds: 2 })]).toEqual([true, false])
  })

  it('lets nobody leave while others may still enter', () => {
    expect(mayHandIn(sitting, opensAt + 30 * M - 1, rules)).toMatchObject({ reason: 'too-early', from: opensAt + 30 * M })
    expect(reason(mayHandIn(sitting, opensAt + 30 * M, rules))).toBeNull()
    fc.assert(fc.property(fc.integer({ min: -H, max: 3 * H }), (shift) => {
      const now = opensAt + shift
      if (mayHandIn(sitting, now, rules).ok) expect(now).toBeGreaterThanOrEqual(sitting.entryClosesAt)
    }))
  })
})

describe('one more attempt', () => {
  const failed = (start: number): PastAttempt => ({ startedAt: start, endedAt: start + 2 * H, passed: false })
  const first = failed(opensAt)
  const end = opensAt + 2 * H

  it('is free the first time', () => expect(mayAttempt([], opensAt, rules)).toEqual({ ok: true }))

  it('waits 24 hours from the end of the last', () => {
    expect(mayAttempt([first], end + D - 1, rules)).toMatchObject({ reason: 'too-soon', from: end + D })
    expect(reason(mayAttempt([first], end + D, rules))).toBeNull()
    expect(reason(mayAttempt([first, failed(opensAt + 5 * D)], opensAt + 6 * D, rules))).toBe('too-soon')
  })

  it('falls within 90 days of the first attempt', () => {
    expect(reason(mayAttempt([first], opensAt + 90 * D, rules))).toBeNull()
    expect(reason(mayAttempt([first], opensAt + 90 * D + 1, rules))).toBe('window-closed')
    expect(reason(mayAttempt([first, failed(opensAt + 80 * D)], opensAt + 91 * D, rules))).toBe('window-closed')
  })

  it('is refused after three, after a pass, before the result and while one runs', () => {
    expect(reason(mayAttempt([first, failed(opensAt + 2 * D), failed(opensAt + 4 * D)], opensAt + 8 * D, rules))).toBe('attempts-used-up')
    expect(reason(mayAttempt([{ ...first, passed: true }], opensAt + 8 * D, rules))).toBe('passed')
    expect(reason(mayAttempt([{ ...first, passed: null }], opensAt + 8 * D, rules))).toBe('result-pending')
    expect(reason(mayAttempt([{ ...first, endedAt: null, passed: null }], opensAt + 8 * D, rules))).toBe('running')
  })

  it('does not depend on the order in which attempts are listed', () => {
    const attempts = fc.array(fc.nat(100 * 24).map((hours) => failed(opensAt + hours * H)), { maxLength: 4 })
    fc.assert(fc.property(attempts, fc.nat(120 * 24), (past, hours) => {
      expect(mayAttempt([...past].reverse(), opensAt + hours * H, rules)).toEqual(mayAttempt(past, opensAt + hours * H, rules))
    }), { numRuns: 1000 })
  })
})
