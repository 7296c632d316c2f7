import type { RefusalTemplates } from '../refusal-text'

export const teacherRefusals: RefusalTemplates = {
  'teachers.already-applied': { status: 409, title: '已有一份申报', message: '您的申报正在办理或已经聘任，不用再报。进度在“我的申报与授课”里。', next: { label: '看进度', to: '/teacher' } },
  'teachers.account-unfit': { status: 403, title: '这个账号不能申报师资', message: '岗位账号代表单位。请退出后用首席质量官账号申报，或注册一个师资账号。' },
  'teachers.moved': { status: 409, title: '这份申报已经办过', message: '它的状态刚刚变了，您的操作没有生效。请刷新后再看。' },
  'teachers.reason-missing': { status: 422, title: '请写明理由', message: '申报人要照理由修改或了解结果。' },
  'teachers.score-invalid': { status: 422, title: '分数不对', message: '每项填整数，不超过该项满分。' },
  'teachers.publicity-open': { status: 409, title: '公示还没有期满', message: d => `公示到 ${d.until}，期满次日起可以聘任。` },
  'teachers.not-in-term': { status: 409, title: '这位师资不能排课', message: '只有已聘任且在聘期内的师资可以排进培训班。' },
  'teachers.cohort-closed': { status: 409, title: '培训班已结束', message: '只有报名中和进行中的培训班可以排师资。' },
  'teachers.already-assigned': { status: 409, title: '已经排过', message: '这位师资已在这个培训班里。' },
  'teachers.not-attended': { status: 403, title: '还不能评价', message: '在这个培训班开始学习后才能评价它的师资。' },
  'teachers.already-rated': { status: 409, title: '已经评过', message: '每位师资在一个培训班里只评一次，您的评价已计入。' },
}
