import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addWorkdays, formatDateTime, formatTime, instantOfDate, isDate, isWorkday, shanghaiDate, shanghaiYear, startOfShanghaiDay, workdaysBetween } from './clock'

const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) })
const date = instant.map(shanghaiDate)
const holidays = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']

describe('Shanghai calendar', () => {
  it('turns the day at 16:00 UTC', () => {
    const midnight = Date.UTC(2026, 11, 31, 16)
    expect(shanghaiDate(midnight - 1)).toBe('2026-12-31')
    expect(shanghaiDate(midnight)).toBe('2027-01-01')
    expect(shanghaiYear(midnight - 1)).toBe(2026)
    expect(shanghaiYear(midnight)).toBe(2027)
    expect(formatDateTime(midnight + 61_000)).toBe('2027-01-01 00:01')
    expect(formatTime(midnight + 61_000)).toBe('00:01:01')
  })

  it('starts every day at or before the instant, less than a day away, on the same date', () => {
    fc.assert(fc.property(instant, (at) => {
      const start = startOfShanghaiDay(at)
      expect(start).toBeLessThanOrEqual(at)
      expect(at - start).toBeLessThan(86_400_000)
      expect(instantOfDate(shanghaiDate(at))).toBe(start)
    }))
  })

  it('knows a real day from an invented one', () => {
    expect(isDate('2024-02-29')).toBe(true)
    expect(isDate('2026-02-29')).toBe(false)
    expect(isDate('2026-2-9')).toBe(false)
    expect(isDate('2026-13-01')).toBe(false)
  })
})

describe('working days', () => {
  it('skips weekends and holidays', () => {
    expect(addWorkdays('2026-11-19', 5, [])).toBe('2026-11-26')
    expect(addWorkdays('2026-09-30', 1, holidays)).toBe('2026-10-08')
  })

  it('counts a make-up Saturday as a working day', () => {
    expect(isWorkday('2026-10-10', holidays)).toBe(false)
    expect(addWorkdays('2026-10-09', 1, holidays, ['2026-10-10'])).toBe('2026-10-10')
  })

  it('counts back what it added, and overdue days as negative', () => {
    fc.assert(fc.property(date, fc.integer({ min: 0, max: 60 }), (from, n) => {
      const to = addWorkdays(from, n, holidays)
      expect(workdaysBetween(from, to, holidays)).toBe(n)
      expect(workdaysBetween(to, from, holidays)).toBe(n === 0 ? 0 : -n)
      expect(addDays(addDays(from, n), -n)).toBe(from)
    }))
  })
})
