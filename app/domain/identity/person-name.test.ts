import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPersonName, normalizePersonName } from './person-name'

const problem = (input: string) => {
  const check = checkPersonName(input)
  return check.ok ? null : check.problem
}
const named = (input: string) => {
  const check = checkPersonName(input)
  return check.ok ? check.name : check.problem
}

describe('姓名', () => {
  it('keeps rare characters as they are', () => {
    for (const name of ['陈䶮', '张𬭎', '李㛃', '𠮷田', '林〇', '王喆', '﨑山']) expect(named(name)).toBe(name)
  })

  it('keeps compatibility variants that an identity card may carry', () => {
    expect(named('\u{f9b4}')).toBe('\u{f9b4}')
  })

  it('turns Kangxi radicals into the characters they stand for', () => {
    expect(named('⾼⽟')).toBe('高玉')
  })

  it('writes every interpunct as one', () => {
    for (const point of ['·', '•', '・', '‧', '∙', '⋅', '．', ' · ']) expect(named(`阿依古丽${point}买买提`)).toBe('阿依古丽·买买提')
  })

  it('takes Latin names and names with spaces', () => {
    expect(named("Anne-Marie  O'Neil")).toBe("Anne-Marie O'Neil")
    expect(named('　王　芳 ')).toBe('王芳')
  })

  it('names the self-made character it refuses', () => {
    expect(problem('陈\ue863')).toContain('U+E863')
    expect(problem('陈\u{f0001}')).toContain('自造字')
  })

  it('refuses what cannot be seen', () => {
    for (const char of ['\u200b', '\u202e', '\u2066', '\u0000', '\n', '\ufeff', '\u00ad', '\u2028', '\u3164', '\ufe0f', '\ud800'])
      expect(problem(`王${char}芳`)).toContain('看不见的字符')
  })

  it('refuses digits, symbols and markup', () => {
    for (const text of ['王1', '<b>王</b>', '王😀', '王；', '·', '-']) expect(checkPersonName(text).ok).toBe(false)
  })

  it('is 1 to 50 characters long, a rare character counting once', () => {
    expect(problem('   ')).toBe('请填写姓名。')
    expect(checkPersonName('𬭎'.repeat(50)).ok).toBe(true)
    expect(problem('𬭎'.repeat(51))).toContain('现填 51 个')
  })

  it('gives a form that does not change again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
      const once = normalizePersonName(text)
      expect(normalizePersonName(once)).toBe(once)
    }), { numRuns: 1000 })
  })
})
