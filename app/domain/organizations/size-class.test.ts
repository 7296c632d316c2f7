import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeClasses } from '../settings/rules'
import { indicatorsOf, sizeClass, sizeRowOf, sizeRows, type Figures, type SizeRow } from './size-class'

const rows = Object.keys(sizeRows) as SizeRow[]
const figure = fc.integer({ min: 0, max: 250_000 })
const figures = fc.record({ employees: figure, revenue: figure, assets: figure })
const size = (row: SizeRow, given: Figures) => {
  const verdict = sizeClass(row, given)
  return verdict.kind === 'classified' ? verdict.size : verdict.kind
}

describe('企业规模划分', () => {
  it.each<[SizeRow, Figures, string]>([
    ['industry', { employees: 1000, revenue: 40000 }, 'large'],
    ['industry', { employees: 1200, revenue: 39999 }, 'medium'],
    ['industry', { employees: 999, revenue: 50000 }, 'medium'],
    ['industry', { employees: 300, revenue: 1999 }, 'small'],
    ['industry', { employees: 1500, revenue: 299 }, 'micro'],
    ['industry', { employees: 19, revenue: 90000 }, 'micro'],
    ['construction', { revenue: 90000, assets: 4500 }, 'small'],
    ['other', { employees: 300 }, 'large'],
    ['realestate', { revenue: 200000, assets: 9999 }, 'medium'],
    ['agri', { revenue: 49.9 }, 'micro'],
  ])('%s %o is %s', (row, given, expected) => expect(size(row, given)).toBe(expected))

  it('has the 16 rows of the table, bounds falling from large to small', () => {
    expect(rows).toHaveLength(16)
    for (const row of rows)
      for (const [large, medium, small] of Object.values(sizeRows[row].bounds)) {
        expect(large).toBeGreaterThan(medium)
        expect(medium).toBeGreaterThan(small)
      }
  })

  it('never shrinks when a figure grows', () => {
    fc.assert(fc.property(fc.constantFrom(...rows), figures, figures, (row, base, more) => {
      const grown = { employees: base.employees + more.employees, revenue: base.revenue + more.revenue, assets: base.assets + more.assets }
      const rank = (given: Figures) => sizeClasses.findIndex((name) => name === size(row, given))
      expect(rank(grown)).toBeLessThanOrEqual(rank(base))
    }), { numRuns: 1000 })
  })

  it('needs every listed indicator at the bound, and just one short of it to fall a step', () => {
    for (const row of rows) {
      const atBound = Object.fromEntries(Object.entries(sizeRows[row].bounds).map(([name, bounds]) => [name, bounds[0]]))
      expect(size(row, atBound)).toBe('large')
      for (const name of indicatorsOf(row)) expect(size(row, { ...atBound, [name]: Number(atBound[name]) - 0.01 })).not.toBe('large')
    }
  })

  it('ignores figures the row does not list and asks for those it does', () => {
    expect(size('agri', { employees: 1, revenue: 20000, assets: 1 })).toBe('large')
    expect(sizeClass('industry', { employees: 100 })).toEqual({ kind: 'incomplete', missing: ['revenue'] })
    expect(sizeClass('industry', { employees: -1, revenue: Number.NaN })).toEqual({ kind: 'incomplete', missing: ['employees', 'revenue'] })
  })

  it('leaves industries without a row to a choice by hand', () => {
    expect(sizeClass(null, { employees: 5000 })).toEqual({ kind: 'no-standard' })
    for (const [section, code] of [['G', '5310'], ['J', '6621'], ['P', '8331'], ['Q', '8411'], ['K', '7040'], ['S', '9121']] as const)
      expect(sizeRowOf(section, code)).toBeNull()
  })

  it('finds the row of an industry', () => {
    const found = ([['A', '0111'], ['C', '3091'], ['F', '5112'], ['F', '5211'], ['G', '5431'], ['G', '5910'], ['G', '5921'], ['G', '6010'], ['I', '6312'], ['I', '6513'], ['K', '7010'], ['K', '7020'], ['K', '7030'], ['L', '7211'], ['Q', '8511']] as const).map(([section, code]) => sizeRowOf(section, code))
    expect(found).toEqual(['agri', 'industry', 'wholesale', 'retail', 'transport', 'transport', 'storage', 'postal', 'telecom', 'software', 'realestate', 'property', 'other', 'leasing', 'other'])
  })
})
