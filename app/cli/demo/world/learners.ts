import type { Ctx } from '~/domain/context'
import { closeCohort } from '~/domain/cohorts/close-cohort.server'
import { startCohort } from '~/domain/cohorts/start-cohort.server'
import { applyToCohort } from '~/domain/cohorts/apply-to-cohort.server'
import type { FiledCqo } from '../factory/filing'
import { makeBlueprint, makeSitting, markAndRelease, registerCandidate, sitAndSubmit } from '../factory/exams'
import { type Cohort, completeStudy, enrolAndAdmit, makeCohort } from '../factory/learning'
import { type PersonPlan, type World, activate, fileCqo } from './people'
import { DAY, HOUR, dateIn } from './time'

interface Sat extends PersonPlan {
  share: number
}

export interface Certified {
  cqo: FiledCqo
  plan: PersonPlan
}

interface ClassPlan {
  name: string
  /** When the exam was sat; the class ran the month before. */
  satAt: number
  people: Sat[]
  release: boolean
}

/** A class that is over: everybody filed, studied and sat; released or waiting for the certifying body. */
export async function finishedClass(ctx: Ctx, world: World, { name, satAt, people, release }: ClassPlan) {
  const { training, certifying } = world.organizations
  const at = (now: number): Ctx => ({ ...ctx, now })
  const begin = satAt - 40 * DAY
  const cohort = await makeCohort(at(begin), { trainingActor: training.actor, name, cityCode: null, startsOn: dateIn(begin, 3), endsOn: dateIn(satAt, -2), capacity: 60 })
  const blueprintId = await makeBlueprint(at(satAt - 10 * DAY), { by: certifying.actor, name: `${name}组卷方案` })
  const sittingId = await makeSitting(at(satAt - 5 * DAY), { by: certifying.actor, blueprintId, name: `${name}考核`, opensAt: satAt, entry: 'late-entry' })
  const sat: Certified[] = []
  for (const plan of people) {
    const cqo = await fileCqo(at(begin - 12 * DAY), world, plan)
    await activate(at(begin - 6 * DAY), world, cqo, plan)
    const enrolmentId = await enrolAndAdmit(at(begin + DAY), cohort, cqo)
    await completeStudy(at(satAt - 3 * DAY), { personId: cqo.personId, enrolmentId })
    const { attemptId } = await registerCandidate(at(satAt - 2 * DAY), { candidate: cqo.actor, sittingId })
    await sitAndSubmit(at(satAt + 60_000), { candidate: cqo.actor, attemptId, correctShare: plan.share, minutes: 70 })
    sat.push({ cqo, plan })
  }
  await closeCohort({ ...at(satAt), actor: training.actor }, cohort.cohortId)
  if (release) await markAndRelease(at(satAt + 2 * DAY), { by: certifying.actor, sittingId })
  return { cohort, sittingId, sat }
}

/** The running class: people at every stage of study, one of them a minute short, and the applications that wait. */
export async function runningClass(ctx: Ctx, world: World): Promise<{ running: Cohort; studying: FiledCqo[] }> {
  const { training, trainingGuangzhou, certifying } = world.organizations
  const at = (days: number): Ctx => ({ ...ctx, now: ctx.now - days * DAY })
  const year = dateIn(ctx.now, 0).slice(0, 4)
  const running = await makeCohort(at(28), { trainingActor: training.actor, name: `${year} 年第 6 期（全省线上）`, cityCode: null, startsOn: dateIn(ctx.now, -25), endsOn: dateIn(ctx.now, 25), capacity: 120 })
  const learners: (PersonPlan & { seconds?: number | 'one-minute-short'; sits?: boolean })[] = [
    { name: '李㛃', company: '佛山市南海照明有限公司', city: '4406', size: 'medium', products: 'LED 灯具', seconds: 49_680, account: { note: '正在学，已 18.4 / 32 学时' } },
    { name: '王𬭎', company: '佛山市禅西包装材料有限公司', city: '4406', size: 'small', products: '食品接触用包装', seconds: 'one-minute-short', account: { note: '差一分钟学完最后一课' } },
    { name: '买买提·阿不都', company: '佛山市丝路干果食品有限公司', city: '4406', size: 'small', products: '坚果、干果', sits: true, account: { note: '已学完，报了正在开考的场次，可以开考' } },
    { name: '司徒慧敏', company: '东莞市虎门服装有限公司', city: '4419', size: 'medium', products: '女装', sits: true },
    { name: '吴泽楷', company: '广州市黄埔汽车零部件有限公司', city: '4401', size: 'large', products: '制动卡钳', seconds: 12_150 },
    { name: '关佩珊', company: '珠海市斗门电机有限公司', city: '4404', size: 'micro', products: '微型电机', seconds: 0 },
  ]
  const blueprintId = await makeBlueprint(at(12), { by: certifying.actor, name: `${year} 年岗位能力考核组卷方案` })
  const sittingId = await makeSitting(at(10), { by: certifying.actor, blueprintId, name: `${year} 年第 3 场线上考核`, opensAt: ctx.now - 2 * HOUR, windowTo: dateIn(ctx.now, 14) })
  await makeSitting(at(5), { by: certifying.actor, blueprintId, name: `${year} 年第 4 场集中考核`, opensAt: ctx.now + 20 * DAY, entry: 'late-entry' })
  const studying: FiledCqo[] = []
  for (const plan of learners) {
    const cqo = await fileCqo(at(36), world, plan)
    await activate(at(30), world, cqo, plan)
    const enrolmentId = await enrolAndAdmit(at(27), running, cqo)
    if (plan.seconds !== 0) await completeStudy(at(0), { personId: cqo.personId, enrolmentId, ...(plan.seconds === undefined ? {} : { upToSeconds: plan.seconds }) })
    if (plan.sits) await registerCandidate({ ...ctx, now: ctx.now - HOUR }, { candidate: cqo.actor, sittingId })
    if (plan.seconds !== 0) studying.push(cqo)
  }

  const enrolling = await makeCohort(at(6), { trainingActor: training.actor, name: `${year} 年第 7 期（全省线上）`, cityCode: null, startsOn: dateIn(ctx.now, 9), endsOn: dateIn(ctx.now, 40), capacity: 300 })
  await makeCohort(at(4), { trainingActor: trainingGuangzhou.actor, name: `${year} 年第 8 期（广州）`, cityCode: '4401', startsOn: dateIn(ctx.now, 12), endsOn: dateIn(ctx.now, 45), capacity: 80 })
  for (const plan of [
    { name: '曾子墨', company: '佛山市里水陶瓷机械有限公司', city: '4406', size: 'medium' },
    { name: '阿依古丽·买买提', company: '深圳市天山乳业有限公司', city: '4403', size: 'large' },
  ] as PersonPlan[]) {
    const cqo = await fileCqo(at(14), world, plan)
    await activate(at(8), world, cqo, plan)
    await applyToCohort({ ...at(1), actor: cqo.actor }, { cohortId: enrolling.cohortId })
  }
  const ready: PersonPlan = { name: '欧阳靖', company: '佛山市季华机器人有限公司', city: '4406', size: 'large', products: '工业机器人', account: { note: '刚备案登记，还没有报名培训班' } }
  const fresh = await fileCqo(at(5), world, ready)
  await activate(at(2), world, fresh, ready)
  await startCohort({ ...at(20), actor: training.actor }, running.cohortId)
  return { running, studying }
}
