import type { RefusalTemplates } from '../refusal-text'

export const courseRefusals: RefusalTemplates = {
  /** By saveLesson and settleLesson, when somebody else changed the lesson meanwhile. */
  'courses.moved-on': { status: 409, title: '没有保存', message: '这一课刚被别人改过。请把您的改动抄下来，刷新后在最新的一版上再改。' },
  /** By saveLesson, when the words are the same as before. */
  'courses.unchanged': { status: 409, title: '没有改动', message: '内容和现在的一版一样，没有保存新版。' },
  /** By the lesson form, when the text is not a lesson; the lines at fault stand at the field. */
  'courses.invalid': { status: 422, title: '课文有写法要改', message: '请按提示的行号修改后再保存，其他内容已保留。' },
}
