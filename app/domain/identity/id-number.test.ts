import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIdNumber, idRegionNote, maskIdNumber, normalizeIdNumber, residentCheckCharacter } from './id-number'

const today = '2026-11-21'
const withCheck = (digits: string) => digits + residentCheckCharacter(digits)
const ok = (number: string) => checkIdNumber('resident_id', number, today).ok
const birth = fc.date({ min: new Date('1920-01-01'), max: new Date('2008-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10).replaceAll('-', ''))
const digits = (n: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: n, maxLength: n })
const resident = fc.tuple(fc.constantFrom('440000', '441900', '440311', '110108', '659999'), birth, digits(3)).map((parts) => withCheck(parts.join('')))

describe('居民身份证号', () => {
  it('agrees with the example printed in GB 11643', () => {
    expect(checkIdNumber('resident_id', '11010519491231002X', today)).toEqual({
      ok: true, number: '11010519491231002X', facts: { birthDate: '1949-12-31', gender: 'female', holder: 'mainland' },
    })
  })

  it('accepts what it computes and refuses any single changed digit', () => {
    fc.assert(fc.property(resident, fc.nat(17), digits(1), (number, at, digit) => {
      expect(ok(number)).toBe(true)
      if (number[at] !== digit) expect(ok(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false)
    }), { numRuns: 1000 })
  })

  it('accepts the residence permits of Hong Kong, Macau and Taiwan and the foreigner’s card', () => {
    const holders = ['810000', '820000', '830000', '944156'].map((head) => {
      const check = checkIdNumber('resident_id', withCheck(`${head}19880308001`), today)
      return check.ok && check.facts?.holder
    })
    expect(holders).toEqual(['hong_kong', 'macau', 'taiwan', 'foreigner'])
  })

  it('refuses dates that are not, are still to come, or were never in use', () => {
    expect(ok(withCheck('44000019900230001'))).toBe(false)
    expect(ok(withCheck('44000020261122001'))).toBe(false)
    expect(ok(withCheck('44000020261121001'))).toBe(true)
    expect(ok(withCheck('44000018991231001'))).toBe(false)
  })

  it('refuses regions that cannot be', () => {
    for (const head of ['040000', '740000', '840000', '999156']) expect(ok(withCheck(`${head}19880308001`))).toBe(false)
  })

  it('refuses the old 15-digit number and says why', () => {
    expect(checkIdNumber('resident_id', '440102800101001', today)).toMatchObject({ ok: false, problem: expect.stringContaining('现填 15 位') })
  })

  it('reads lower-case x, full-width digits and spaces', () => {
    expect(normalizeIdNumber(' １１０１０５ 19491231-002ｘ')).toBe('11010519491231002X')
  })
})

describe('other documents', () => {
  it.each([
    ['hk_macau_permit', 'H12345678', true], ['hk_macau_permit', 'M1234567890', true], ['hk_macau_permit', 'A12345678', false], ['hk_macau_permit', 'H123456789', false],
    ['taiwan_permit', '12345678', true], ['taiwan_permit', '1234567890A', true], ['taiwan_permit', '123456789', false],
    ['passport', 'E12345678', true], ['passport', 'AB1', false], ['passport', 'E1234567890123', false],
  ] as const)('%s %s → %s', (type, number, expected) => expect(checkIdNumber(type, number, today).ok).toBe(expected))

  it('notes the region after the number', () => {
    expect(idRegionNote('hk_macau_permit', 'H12345678')).toBe('（中国香港）')
    expect(idRegionNote('hk_macau_permit', 'M12345678')).toBe('（中国澳门）')
    expect(idRegionNote('taiwan_permit', '12345678')).toBe('（中国台湾）')
    expect(idRegionNote('resident_id', '820000198803080018')).toBe('（中国澳门）')
    expect(idRegionNote('resident_id', '11010519491231002X')).toBe('')
  })
})

describe('the mask', () => {
  it('shows four characters of a resident ID', () => expect(maskIdNumber('44010119800101123X')).toBe('**************123X'))
  it('never shows more than a third and keeps the length', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'AB0123456789'), maxLength: 18 }), (number) => {
      const mask = maskIdNumber(number)
      expect(mask).toHaveLength(number.length)
      expect(mask.replace(/^\*+/, '').length).toBeLessThanOrEqual(Math.min(4, number.length / 3))
    }))
  })
})
