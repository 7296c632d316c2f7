import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, innerCheckCharacter, isUscc, normalizeUscc, usccProblem } from './uscc'

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const char = fc.constantFrom(...alphabet)
const code = fc.tuple(fc.string({ unit: char, minLength: 8, maxLength: 8 }), fc.string({ unit: char, minLength: 8, maxLength: 8 })).map(([head, body]) => {
  const first17 = head + body + innerCheckCharacter(body)
  return first17 + checkCharacter(first17)
})

describe('统一社会信用代码', () => {
  it('accepts published codes', () => {
    // Three large Guangdong companies.
    for (const known of ['914403001922038216', '9144030071526726XG', '91440400192548256N']) expect(isUscc(known)).toBe(true)
  })

  it('accepts every code it can compute and refuses any single changed character', () => {
    fc.assert(fc.property(code, fc.nat(17), char, (good, at, other) => {
      expect(isUscc(good)).toBe(true)
      if (good[at] !== other) expect(isUscc(good.slice(0, at) + other + good.slice(at + 1))).toBe(false)
    }), { numRuns: 1000 })
  })

  it('refuses a wrong organisation code inside, even under a right last character', () => {
    const first17 = '9144030071526726A'
    expect(isUscc(first17 + checkCharacter(first17))).toBe(false)
  })

  it('reads full-width, lower case and spaced codes as the same code', () => {
    expect(normalizeUscc(' ９１４４０３００ 71526726xg ')).toBe('9144030071526726XG')
  })

  it('says what is wrong', () => {
    expect(usccProblem('9144030071526726XG')).toBeNull()
    expect(usccProblem('9144030071526726X')).toContain('现填 17 位')
    expect(usccProblem('9144030071526726XI')).toContain('不含 I')
    expect(usccProblem('9144030071526726XH')).toContain('校验不符')
  })
})
