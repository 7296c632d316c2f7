import { readdirSync, readFileSync } from 'node:fs'
import { createElement as h } from 'react'
import { renderToStaticMarkup as html } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Button } from './button'
import { RadioGroup } from './choices'
import { ErrorSummary } from './error-summary'
import { TextField } from './field'
import { FileField } from './file-field'
import { Question } from './question'
import { Scale } from './scale'
import { StatusBadge } from './status-badge'
import { Stepper } from './stepper'

describe('what every component keeps', () => {
  it('writes no style attribute, which the content security policy would drop', () => {
    const folder = new URL('.', import.meta.url)
    for (const name of readdirSync(folder).filter(file => file.endsWith('.tsx'))) {
      expect(readFileSync(new URL(name, folder), 'utf8'), name).not.toMatch(/\sstyle=/)
    }
  })
  it('shows a state as colour, shape and word', () => {
    expect(html(h(StatusBadge, { tone: 'warn', shape: 'pause', label: '暂停使用' }))).toMatch(/class="st warn tag".*<svg.*暂停使用/)
  })
})

describe('a field', () => {
  it('ties a refusal to its control', () => {
    const text = html(h(TextField, { name: 'mobile', label: '手机', error: ['少 4 位'] }))
    expect(text).toMatch(/<input[^>]*aria-invalid="true"[^>]*aria-describedby="mobile-error"/)
    expect(text).toMatch(/id="mobile-error".*少 4 位/)
  })
  it('says 选填 and is not required when optional', () => {
    const text = html(h(TextField, { name: 'fax', label: '传真', optional: true }))
    expect(text).toContain('选填')
    expect(text).not.toContain('required')
  })
  it('gives the error summary a place to link to, in groups too', () => {
    const errors = { mobile: '少 4 位', post: ['请选择'], '': '已有一份在核' }
    const text = html(h(ErrorSummary, { errors }))
    expect(text).toMatch(/role="alert"/)
    expect(text).toMatch(/有 3 处要改/)
    expect(text).toMatch(/href="#post"/)
    expect(text).not.toMatch(/href="#"/)
    expect(html(h(RadioGroup, { name: 'post', label: '兼任', options: ['总经理', '不兼任'] }))).toMatch(
      /id="post"[^>]*type="radio"|type="radio"[^>]*id="post"/
    )
  })
  it('shows nothing when there is nothing to correct', () => {
    expect(html(h(ErrorSummary, { errors: { mobile: [] } }))).toBe('')
  })
  it('keeps the native file control until scripts run', () => {
    const text = html(h(FileField, { name: 'letter', label: '承诺书' }))
    expect(text).toMatch(/<input[^>]*type="file"/)
    expect(text).not.toContain('sr-only')
  })
})

describe('a button', () => {
  it('that cannot be used submits nothing and says why beside it', () => {
    const text = html(h(Button, { unavailable: '还差 13.6 学时' }, '预约考核'))
    expect(text).toMatch(/type="button"[^>]*aria-disabled="true"/)
    expect(text).toContain('还差 13.6 学时')
  })
})

describe('quantities', () => {
  it('fills the current stage by its ratio and names it as the current step', () => {
    const text = html(
      h(Stepper, {
        stages: [
          { label: '培训学习', state: 'now', ratio: 0.575 },
          { label: '考核', state: 'todo' },
        ],
      })
    )
    expect(text).toMatch(/aria-current="step"><svg[^>]*><rect width="57.4\d*%|aria-current="step"><svg[^>]*><rect width="57.5%/)
    expect(text.match(/<svg/g)).toHaveLength(1)
  })
  it('hatches what is missing to the target and speaks the figures', () => {
    const text = html(h(Scale, { value: 90, target: 100, label: '覆盖率 90%，目标 100%' }))
    expect(text).toContain('aria-valuetext="覆盖率 90%，目标 100%"')
    expect(text).toMatch(/x="90%"[^>]*width="10%"/)
  })
})

describe('a question', () => {
  it('sends option ids and letters them in the order of this paper', () => {
    const options = [
      { id: 'o7', text: '约谈' },
      { id: 'o2', text: '罚款' },
    ]
    const text = html(h(Question, { name: 'a1', number: 1, total: 72, rule: '单选题，1 分', stem: '题干', options, value: ['o2'] }))
    expect(text).toMatch(/value="o7".*>A<.*约谈.*value="o2".*>B</s)
    expect(text).toMatch(/checked=""[^>]*value="o2"|value="o2"[^>]*checked=""/)
  })
})
