import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCode, formatNumber, isUsableSerial } from '#certificates/number'
import { readQuery } from './read-query.server'

const NUMBER = 'GDCQO-4406-2026-000217-C'
const CODE = '2JSCWEJNSQA1N82A'
const TOKEN = 'A'.repeat(149)

describe('what a typed text is', () => {
  it('takes a code as printed, in lower case, without hyphens, with O for 0 and I or L for 1', () => {
    for (const typed of [CODE, formatCode(CODE), formatCode(CODE).toLowerCase(), CODE.replace('1', 'l'), ` ${CODE} `, CODE.replace('1', 'I')]) expect(readQuery(typed)).toEqual({ kind: 'code', code: CODE })
  })

  it('takes a number with or without hyphens, full-width, with O for 0', () => {
    for (const typed of [NUMBER, NUMBER.replace(/-/g, ''), NUMBER.toLowerCase(), 'ＧＤＣＱＯ－４４０６－２０２６－０００２１７－Ｃ', 'GDCQO-44O6-2O26-OOO217-C', 'GDCQO 4406 2026 000217 C']) expect(readQuery(typed)).toEqual({ kind: 'number', number: NUMBER })
  })

  it('takes a token, alone or in the address a camera read', () => {
    expect(readQuery(TOKEN)).toEqual({ kind: 'token', token: TOKEN })
    expect(readQuery(`https://cqo.example/v/${TOKEN}`)).toEqual({ kind: 'token', token: TOKEN })
    expect(readQuery(`https://cqo.example/v/${CODE}?from=wechat`)).toEqual({ kind: 'code', code: CODE })
  })

  it('names a slip before anything is looked up', () => {
    expect(readQuery('GDCQO-4406-2026-000218-C')).toMatchObject({ kind: 'typo', hint: expect.stringContaining('校验字符') })
    expect(readQuery('GDCQO-4406-2026-0217-C')).toMatchObject({ kind: 'typo', hint: expect.stringContaining('20 位') })
    expect(readQuery(CODE.slice(1))).toMatchObject({ kind: 'typo', hint: expect.stringContaining('15 位') })
  })

  it('finds every single wrong digit of a number', () => {
    for (let at = 6; at < 22; at++) {
      if (NUMBER[at] === '-') continue
      for (const digit of '0123456789') {
        if (digit === NUMBER[at]) continue
        expect(readQuery(NUMBER.slice(0, at) + digit + NUMBER.slice(at + 1)).kind).toBe('typo')
      }
    }
  })

  it('reads every number the platform can print', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), serial => {
        const parts = { cityCode: '4406', year: 2026, serial }
        if (isUsableSerial(parts)) expect(readQuery(formatNumber(parts))).toEqual({ kind: 'number', number: formatNumber(parts) })
      }),
    )
  })

  it('answers any text within a moment and never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 1_000 }), text => void readQuery(text)))
    const started = performance.now()
    for (const text of ['G'.repeat(50_000), `${'-'.repeat(399)}`, `/v/${'A-'.repeat(190)}`]) readQuery(text)
    expect(performance.now() - started).toBeLessThan(50)
  })
})
