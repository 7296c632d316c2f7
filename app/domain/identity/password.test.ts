import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characterClasses, passwordProblem, type PasswordContext } from './password'

const me: PasswordContext = { name: '陈䶮', namePinyin: 'chen yan', username: 'chenyan01', mobile: '13800138000', idNumber: '44010119800101123X', enterprise: '石桥陶瓷' }
const asvs = (password: string, context = me) => passwordProblem(password, context, 'asvs')

describe('密码', () => {
  it('takes long passwords of any composition, also in Chinese', () => {
    for (const good of ['correct horse battery staple', '春江潮水连海平海上明月共潮生', 'tq7vmz2kxw9hrd', 'gongfu-cha-on-sundays-42', '三只猫在屋顶上数天上的星星']) expect(asvs(good)).toBeNull()
  })

  it('counts characters, not bytes, for the minimum, and bytes for the maximum', () => {
    expect(asvs('tq7vmz2kxw9')).toContain('现填 11 个')
    expect(asvs('好'.repeat(5) + 'kwmvzt qhd xr'.repeat(18))).toBeNull()
    expect(asvs('天地玄黄宇宙洪荒日月盈昃'.repeat(8))).toContain('256')
  })

  it('refuses what is known about the person', () => {
    for (const bad of ['chenyan01-loves-tea', 'CHENYAN01-loves-tea', 'tea13800138000tea', 'tea-00138000-tea', 'ilovetea陈䶮ilovetea', 'tea-chenyan-tea', 'tea19800101tea', 'tea-01123x-teas', '石桥陶瓷vmzkxwrt'])
      expect(asvs(bad)).toContain('不能包含')
    expect(asvs('chenyan01-loves-tea', {})).toBeNull()
  })

  it('refuses common passwords however they are dressed', () => {
    const bad = ['password1234', 'P@ssw0rd2026!', 'Passw0rd!!!!', 'woaini1314520', 'woaini5201314', 'qwertyuiop12', '1qaz2wsx3edc', 'aaaaaaaaaaaa', 'abcabcabcabc', '123456789012', '1234567890ab', 'asdfghjkl123', 'guangdong2026', 'Zhiliang@2026', 'admin@123456', 'Aa123456789!', 'Qwer1234!@#$', 'a123456789012', '20260101abcd']
    expect(bad.filter((password) => asvs(password, {}) === null)).toEqual([])
  })

  it('asks staff for three of four classes and others for none', () => {
    expect(passwordProblem('tqvmzkxwhrdplm', me, 'dengbao')).toContain('三类')
    expect(asvs('tqvmzkxwhrdplm')).toBeNull()
    expect(passwordProblem('Tqvmz2kxwhrdplm', me, 'dengbao')).toBeNull()
    expect(characterClasses('aA1 ')).toBe(4)
  })

  it('answers at once and never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const problem = asvs(text)
      expect(problem === null || problem.length > 0).toBe(true)
    }))
    const started = performance.now()
    asvs('ab'.repeat(120) + 'c')
    expect(performance.now() - started).toBeLessThan(200)
  })
})
