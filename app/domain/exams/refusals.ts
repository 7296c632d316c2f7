import type { RefusalTemplates } from '../refusal-text'

const sentence = (detail: Record<string, unknown>) => String(detail.sentence ?? '')

export const examRefusals: RefusalTemplates = {
  'exams.no-delegation': { status: 403, title: '委托不在有效期内', message: '省局委托考核发证的期限还没到或已过，不能办理。请联系省局续办委托。' },
  'exams.blueprint-empty': { status: 422, title: '还没有填题数', message: '至少有一个知识领域要抽题。' },
  'exams.shortfall': { status: 409, title: '题库不够，不能发布', message: d => `有 ${d.count} 格的题不到抽题数的 ${d.factor} 倍。请减少题数，或补题后再发布。` },
  'exams.blueprint-unusable': { status: 409, title: '组卷方案不能用', message: '方案已停用或不归本机构。请选一套已发布的方案。' },
  'exams.bad-times': { status: 422, title: '时间要改', message: '请按提示改时间，其他内容已保留。' },
  'exams.not-eligible': { status: 409, title: '还不能考核', message: sentence, next: { label: '去学习', to: '/learn' } },
  'exams.resit': { status: 409, title: '现在不能报这一场', message: sentence },
  'exams.full': { status: 409, title: '这一场报不上了', message: '名额已满，或已停止入场。请选别的场次。', next: { label: '选场次', to: '/learn/exams' } },
  'exams.already-registered': { status: 409, title: '已经报过名', message: '您在这一场或另一场已有报名，考完或缺考后才能再报。', next: { label: '看我的考核', to: '/learn/exams' } },
}
