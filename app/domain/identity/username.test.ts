import { describe, expect, it } from 'vitest'
import { normalizeUsername, usernameProblem } from './username'

describe('用户名', () => {
  it('compares without regard to case, width and surrounding space', () => {
    expect(normalizeUsername(' Ｃhen.Yan ')).toBe('chen.yan')
  })
  it('takes 4 to 32 plain characters with a letter first', () => {
    for (const good of ['chen', 'chen.yan-2', 'A_b9', 'a'.repeat(32)]) expect(usernameProblem(good)).toBeNull()
    for (const bad of ['', 'abc', '1abc', 'a'.repeat(33), 'chen yan', '陈䶮陈䶮', 'a@b.cn', 'chen\u200byan']) expect(usernameProblem(bad)).not.toBeNull()
  })
  it('keeps phone and ID numbers and reserved names out', () => {
    expect(usernameProblem('u13800138000')).toContain('手机号')
    expect(usernameProblem('Root')).toContain('保留')
  })
})
