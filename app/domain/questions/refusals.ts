import type { RefusalTemplates } from '../refusal-text'

export const questionRefusals: RefusalTemplates = {
  /** By reviewQuestion and saveQuestion, when somebody else changed the question meanwhile: look at it again. */
  'questions.moved-on': { status: 409, title: '没有办成', message: '这道题刚被别人改过。请看最新的一版再决定。' },
  /** By reviewQuestion, when the reviewer wrote this version: another expert must judge it (domain.md C6 (10)). */
  'questions.own-work': { status: 403, title: '不能审自己写的题', message: '命题和审题不能是同一个人。请由另一位专家审核。' },
  /** By every verb of the desk, when the body's delegation is not in force: the province must renew it. */
  'questions.no-delegation': { status: 403, title: '现在不能看题库', message: '本机构的考核发证委托不在有效期内。请与省市场监管局联系续办委托。' },
  /** By saveQuestion, when the words are the same as before. */
  'questions.unchanged': { status: 409, title: '没有改动', message: '内容和现在的一版一样，没有保存新版。' },
  /** By saveQuestion, when the entry does not fit the rules of the bank; the messages stand at the fields. */
  'questions.invalid': { status: 422, title: '有内容需要修改', message: '请按提示修改后再保存，其他内容已保留。' },
}
