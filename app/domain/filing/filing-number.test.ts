import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFilingNumber, parseFilingNumber } from './filing-number'

const parts = fc.record({ year: fc.integer({ min: 2023, max: 2099 }), city: fc.constantFrom('4401', '4406', '4420', '4453'), serial: fc.integer({ min: 1, max: 999_999 }) })

describe('备案号', () => {
  it('is written with the year, the city and six digits', () => {
    expect(formatFilingNumber({ year: 2026, city: '4406', serial: 217 })).toBe('粤CQOBA-2026-4406-000217')
  })
  it('reads back what it wrote, also when typed loosely', () => {
    fc.assert(fc.property(parts, (number) => {
      expect(parseFilingNumber(formatFilingNumber(number))).toEqual(number)
      expect(parseFilingNumber(` ${formatFilingNumber(number).toLowerCase().replaceAll('-', ' － ')} `)).toEqual(number)
    }))
  })
  it('is nothing else', () => {
    for (const text of ['', '粤CQOBA-2026-4406-217', '粤CQOBA-2026-3301-000217', '粤CQOBA-2026-4406-000000', 'GDCQO-4406-2026-000217-F']) expect(parseFilingNumber(text)).toBeNull()
  })
  it('is not written from parts that do not fit', () => {
    for (const bad of [{ serial: 0 }, { serial: 1_000_000 }, { serial: 1.5 }, { city: '440' }, { year: 26 }])
      expect(() => formatFilingNumber({ year: 2026, city: '4406', serial: 1, ...bad })).toThrow(RangeError)
  })
})
