import type { RefusalTemplates } from '../refusal-text'

const why: Record<string, string> = {
  none: '还没有录取您的培训班。先报名，录取后就能学习。',
  applied: '您的报名在等培训机构录取。录取后就能学习。',
  declined: '您的报名未被录取，请另报一个班。',
  withdrawn: '您已退出培训班。重新报名后接着学，已计学时保留。',
  expired: '您所在的班已结束。报下一期后接着学，已计学时保留。',
  failed: '本次报名的考核机会已用完。重新报名后可以再学再考。',
}

export const learningRefusals: RefusalTemplates = {
  'learning.not-enrolled': { status: 403, title: '还不能学习', message: d => why[String(d.status)] ?? String(why.none), next: { label: '看培训班', to: '/learn/cohorts' } },
  'learning.appointment-ended': { status: 403, title: '学习已暂停', message: '您的任职备案已不在有效状态。有新的任职备案后接着学，已计学时保留。', next: { label: '看办理进度', to: '/learn' } },
  'learning.review-only': { status: 409, title: '本课程已学完', message: '可以随时重读，不再计学时。', next: { label: '看课程', to: '/learn/course' } },
  'learning.taken-over': { status: 409, title: '正在另一处学习', message: '您的课程在另一个页面或设备上打开了，这里已停止计时。' },
  'learning.unanswered': { status: 422, title: '还有题没答', message: d => `还有 ${d.n} 题没答。每题都答了再交。` },
}
