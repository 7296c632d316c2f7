import { describe, expect, it } from 'vitest'
import { emailProblem, isEmail, normalizeEmail } from './email'

describe('电子邮箱', () => {
  it('takes a person’s own address', () => {
    for (const own of ['chen.yan@example.com', 'LiHua88@qq.com', '13800138000@139.com', 'w+cqo@mail.example.com.cn', 'lin_qa_li@example.com']) expect(emailProblem(own)).toBeNull()
  })

  it('refuses mailboxes of a function and names them', () => {
    for (const role of ['info@example.com', 'HR@example.com', 'zhiliang@example.com', 'zhiliangbu@example.com', 'qc01@example.com', 'info+li@example.com', 'quality_dept@example.com', 'office-2@example.com'])
      expect(emailProblem(role)).toContain('须为本人邮箱')
    expect(emailProblem('hr@example.com')).toContain('hr@')
  })

  it('refuses the enterprise’s own address', () => {
    expect(emailProblem('Stone@Example.com', 'stone@example.com')).toContain('与单位邮箱相同')
    expect(emailProblem('li@example.com', 'stone@example.com')).toBeNull()
  })

  it('refuses what is no address', () => {
    const bad = ['', 'a', 'a@b', '@b.cn', 'a@@b.cn', 'a b@c.cn', '.a@b.cn', 'a..b@c.cn', 'a@-b.cn', 'a@b..cn', `${'a'.repeat(65)}@b.cn`, `a@${'b'.repeat(64)}.cn`, 'a@b.cn\nBcc: x@y.cn', '<a@b.cn>']
    expect(bad.filter((text) => isEmail(normalizeEmail(text)))).toEqual([])
  })

  it('compares addresses without regard to width, case and surrounding space', () => {
    expect(normalizeEmail(' Ｌi@QQ.com ')).toBe('li@qq.com')
  })

  it('answers at once however long the text', () => {
    const started = performance.now()
    emailProblem(`${'a.'.repeat(50_000)}@${'b.'.repeat(50_000)}`)
    expect(performance.now() - started).toBeLessThan(200)
  })
})
