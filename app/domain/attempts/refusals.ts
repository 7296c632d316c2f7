import type { RefusalTemplates } from '../refusal-text'

const sentence = (detail: Record<string, unknown>) => String(detail.sentence ?? '')

export const attemptRefusals: RefusalTemplates = {
  'attempts.not-open': { status: 409, title: '还没开考', message: sentence },
  'attempts.entry-closed': { status: 409, title: '本场已停止入场', message: sentence, next: { label: '选场次', to: '/learn/exams' } },
  'attempts.not-running': { status: 409, title: '这份卷已不能作答', message: '还没开始，或已经交卷。请刷新页面看现在的状态。' },
  'attempts.time-over': { status: 409, title: '作答时间已到', message: '到时自动交卷，截止前保存的答案都算数。' },
  'attempts.other-device': { status: 409, title: '这张卷正在另一台设备上作答', message: '在这里继续，那台会停下，监考会看到。' },
  'attempts.too-early': { status: 409, title: '还不能交卷', message: sentence },
  'attempts.bad-answer': { status: 422, title: '答案与试卷不符', message: d => `第 ${String(d.item)} 题的答案不在这张卷上，没有保存。请刷新页面后再答。` },
}
