import type { Ctx, UserActor } from '~/domain/context'
import type { TeacherApplication } from '~/domain/teachers/application'
import { appointTeacher } from '~/domain/teachers/appoint-teacher.server'
import { applyAsTeacher } from '~/domain/teachers/apply-as-teacher.server'
import { checkTeacherForm } from '~/domain/teachers/check-teacher-form.server'
import { reviewTeacher } from '~/domain/teachers/review-teacher.server'
import { PUBLICITY_DAYS } from '~/domain/teachers/teacher-status'
import { page } from './papers'
import { factoryPassword, personName, sequence } from './people'

const DAY = 86_400_000

export interface TeacherInput extends Partial<TeacherApplication> {
  name?: string
  username?: string
  password?: string
}

/** What a professor with years of teaching fills in. */
export function teacherApplication(given: Partial<TeacherApplication> = {}): TeacherApplication {
  return {
    category: 'academia', employer: '广东理工学院管理学院', position: '教授、质量管理研究所所长', professionalTitle: '正高级', qualityYears: 18, teachingHours: 96,
    areas: ['KA05', 'KA07'], courses: ['质量管理体系与卓越绩效', '统计过程控制实务', 'QC 小组活动指导'], cityCode: '4406',
    achievements: '主持省级质量管理课题 3 项，参与起草团体标准 2 项；担任省政府质量奖评审员；指导企业获全国优秀 QC 小组成果 4 项。', ...given,
  }
}

/** The proof of title and teaching, as one scan. */
export const teacherEvidence = (name: string, { employer, professionalTitle, teachingHours }: TeacherApplication) =>
  page('师资申报材料.jpg', '任职与授课证明', [`兹证明${name}系我单位在职人员，`, `职称：${professionalTitle}，近三年授课 ${teachingHours} 学时。`, '政治素质与师德良好，无违法失信记录，同意推荐申报。'], [employer, '2026 年'])

/** An application that waits for the city's form check; the applicant registers an account on the way. */
export async function appliedTeacher(ctx: Ctx, { name = personName(), username = `shizi${sequence().toString(36)}x`, password = factoryPassword, ...given }: TeacherInput = {}) {
  const application = teacherApplication(given)
  const evidence = await teacherEvidence(name, application)
  const { teacherId, userId } = await applyAsTeacher({ ...ctx, actor: { kind: 'anonymous' } }, { ...application, evidence, account: { name, username, password } })
  const actor: UserActor = { kind: 'user', userId, name, personId: null, grants: [{ role: 'teacher', organizationId: null, cityCode: null }] }
  return { teacherId, userId, actor, name, username, application }
}

export interface Reviewers {
  city: { actor: UserActor }
  province: { actor: UserActor }
}

/** An application in 公示 since three days after `ctx.now`. */
export async function publishedTeacher(ctx: Ctx, { city, province, ...given }: TeacherInput & Reviewers) {
  const made = await appliedTeacher(ctx, given)
  const { teacherId } = made
  await checkTeacherForm({ ...ctx, now: ctx.now + DAY, actor: city.actor }, { teacherId, decision: 'pass', reason: '材料齐全，授课证明与申报一致' })
  const at = ctx.now + 3 * DAY
  await reviewTeacher({ ...ctx, now: at, actor: province.actor }, { teacherId, scores: { qualification: 27, achievement: 25, teaching: 35 }, opinion: '体系与改进方向功底扎实，案例贴近制造业企业，讲授清楚。' })
  return { ...made, at }
}

/** An appointed teacher: applies at `ctx.now`, is appointed at the returned `at`, nine days later. */
export async function makeTeacher(ctx: Ctx, given: TeacherInput & Reviewers) {
  const made = await publishedTeacher(ctx, given)
  const at = made.at + (PUBLICITY_DAYS + 1) * DAY
  const number = await appointTeacher({ ...ctx, now: at, actor: given.province.actor }, { teacherId: made.teacherId })
  return { ...made, number, at }
}
