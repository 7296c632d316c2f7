import type { Ctx } from '~/domain/context'
import { assignTeacher } from '~/domain/teachers/assign-teacher.server'
import { rateTeacher } from '~/domain/teachers/rate-teacher.server'
import { newPassword } from '../accounts'
import type { FiledCqo } from '../factory/filing'
import type { Cohort } from '../factory/learning'
import { appliedTeacher, makeTeacher, publishedTeacher } from '../factory/teachers'
import type { World } from './people'
import { DAY } from './time'

/** One appointed teacher on the running class with first ratings, one in public notice, one who has just applied. */
export async function makeTeachers(ctx: Ctx, world: World, { running, studying }: { running: Cohort; studying: FiledCqo[] }) {
  const { cities, province } = world.organizations
  const at = (days: number): Ctx => ({ ...ctx, now: ctx.now - days * DAY })
  const reviewers = { city: cities['4406'], province }
  const known = { name: '庾文昭', username: 'shizi-yu', password: newPassword() }
  const teacher = await makeTeacher(at(60), { ...known, ...reviewers })
  world.keep({ role: '师资', name: '庾文昭，广东理工学院', username: known.username, password: known.password, note: '已聘任，给第 6 期授课，有学员评价' })
  const { cohortId, trainingActor } = running
  await assignTeacher({ ...at(26), actor: trainingActor }, { cohortId, teacherId: teacher.teacherId, topic: '质量管理体系与统计方法' })
  for (const [i, learner] of studying.slice(2).entries()) {
    const scores = { content: 5, delivery: 4 + (i % 2), usefulness: 5, interaction: 4, overall: 5 }
    await rateTeacher({ ...at(1), actor: learner.actor }, { cohortId, teacherId: teacher.teacherId, scores, comment: i === 0 ? '控制图那一讲用我们行业的数据，回去就能用。' : '' })
  }
  await publishedTeacher(at(5), { name: '区志华', username: 'shizi-ou', password: newPassword(), employer: '佛山市质量和标准化研究院', ...reviewers })
  const applicant = { name: '邝丽仪', username: 'shizi-kuang', password: newPassword() }
  await appliedTeacher(at(2), { ...applicant, category: 'enterprise', employer: '佛山市岭南压铸科技有限公司', position: '质量总监', professionalTitle: '副高级', teachingHours: 24 })
  world.keep({ role: '师资', name: '邝丽仪，佛山市岭南压铸科技有限公司', username: applicant.username, password: applicant.password, note: '刚申报，等市局形式审查' })
}
