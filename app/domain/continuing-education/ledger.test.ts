import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfDate } from '../clock'
import { dutyBegins, ledger, type CeEntry, type LedgerRules } from './ledger'

const category = (code: string, cap: number | null, core: boolean) => ({ code, name: code, cap, core, evidence: '证明' })
const rules: LedgerRules = {
  ce_annual_hours: 40, ce_core_share_percent: 60, hours_per_credit_minutes: 45,
  ce_category_caps: [category('CE01', null, true), category('CE03', 24, true), category('CE05', 16, false), category('CE08', 20, false)],
}
const person = { year: 2027, certifiedAt: instantOfDate('2026-06-30') }
const entry = (code: string, hours: number, over: Partial<CeEntry> = {}): CeEntry => ({ category: code, year: 2027, status: 'approved', amount: { tenths: hours * 10 }, ...over })

describe('continuing education of a year', () => {
  it('is met at 40 hours and not at 39.5', () => {
    expect(ledger([entry('CE01', 39.5)], person, rules)).toMatchObject({ total: 39.5, missing: 0.5, met: false })
    expect(ledger([entry('CE01', 40)], person, rules)).toMatchObject({ total: 40, missing: 0, met: true })
  })

  it('reckons 45 minutes as one hour, to the minute', () => {
    const minutes = (n: number) => ledger([entry('CE01', 0, { amount: { minutes: n } })], person, rules)
    expect(minutes(1800)).toMatchObject({ total: 40, met: true })
    expect(minutes(1799)).toMatchObject({ total: 39.9, missing: 0.1, met: false })
    expect(minutes(50).total).toBe(1.1)
  })

  it('counts a category up to its cap and shows what was approved', () => {
    const { byCategory, total } = ledger([entry('CE05', 12), entry('CE05', 12)], person, rules)
    expect(total).toBe(16)
    expect(byCategory.find(({ code }) => code === 'CE05')).toMatchObject({ approved: 24, counted: 16, cap: 16 })
  })

  it('wants three fifths from the core categories', () => {
    expect(ledger([entry('CE01', 23.9), entry('CE05', 16), entry('CE08', 20)], person, rules)).toMatchObject({ total: 59.9, countedCore: 23.9, missing: 0, missingCore: 0.1, met: false })
    expect(ledger([entry('CE01', 24), entry('CE05', 16)], person, rules).met).toBe(true)
  })

  it('counts approved entries of the year only, and shows what waits', () => {
    const others = (['draft', 'submitted', 'returned', 'rejected', 'voided'] as const).map((status) => entry('CE01', 8, { status }))
    const { total, byCategory } = ledger([...others, entry('CE01', 8, { year: 2026 })], person, rules)
    expect(total).toBe(0)
    expect(byCategory[0]).toMatchObject({ pending: 8, approved: 0 })
  })

  it('counts one achievement once, at its best', () => {
    expect(ledger([entry('CE08', 6, { achievement: 'paper-1' }), entry('CE05', 8, { achievement: 'paper-1' }), entry('CE08', 6, { achievement: 'paper-2' })], person, rules).total).toBe(14)
  })

  it('asks nothing in the year of certification, and begins on the next 1 January', () => {
    expect(dutyBegins(instantOfDate('2026-12-31') + 86_399_999)).toBe('2027-01-01')
    expect(dutyBegins(instantOfDate('2027-01-01'))).toBe('2028-01-01')
    expect(ledger([], { ...person, year: 2026 }, rules)).toMatchObject({ due: false, target: 0, met: true })
    expect(ledger([], { year: 2027, certifiedAt: null }, rules).due).toBe(false)
    expect(ledger([], person, rules)).toMatchObject({ due: true, target: 40, coreTarget: 24, missing: 40, missingCore: 24, met: false })
  })

  it('never falls when an entry is added, never passes a cap, and is met exactly when nothing is missing', () => {
    const some = fc.record({ code: fc.constantFrom('CE01', 'CE03', 'CE05', 'CE08', 'CE99'), tenths: fc.nat(300), minutes: fc.nat(900), timed: fc.boolean() })
      .map(({ code, tenths, minutes, timed }) => entry(code, 0, { amount: timed ? { minutes } : { tenths } }))
    fc.assert(fc.property(fc.array(some, { maxLength: 12 }), some, (entries, more) => {
      const before = ledger(entries, person, rules)
      const after = ledger([...entries, more], person, rules)
      expect(after.total).toBeGreaterThanOrEqual(before.total)
      for (const line of after.byCategory) expect(line.counted).toBeLessThanOrEqual(line.cap ?? Number.POSITIVE_INFINITY)
      expect(after.met).toBe(after.missing === 0 && after.missingCore === 0)
      expect(ledger([...entries].reverse(), person, rules)).toEqual(before)
    }), { numRuns: 1000 })
  })
})
