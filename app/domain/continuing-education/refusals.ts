import type { RefusalTemplates } from '../refusal-text'

export const continuingEducationRefusals: RefusalTemplates = {
  'continuing-education.category-unknown': { status: 422, title: '请重新选类别', message: '线上课程和命题阅卷由系统自动记录，其余类别由本人登记。', next: { label: '选类别', to: '/learn/continuing-education/declare' } },
  'continuing-education.date-invalid': { status: 422, title: '活动日期不对', message: '请核对日期后再提交，其他内容已保留。' },
  'continuing-education.already-declared': { status: 409, title: '这项已经登记过', message: '同一成果不重复计。请在登记记录里看它的进度。', next: { label: '看登记记录', to: '/learn/continuing-education' } },
  'continuing-education.moved': { status: 409, title: '这条记录已经办过', message: '它的状态刚刚变了，您的操作没有生效。请刷新后再看。' },
  'continuing-education.reason-missing': { status: 422, title: '请写明理由', message: '退回和不计入都要写理由，本人会看到。' },
}
