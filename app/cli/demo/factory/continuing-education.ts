import { and, eq } from 'drizzle-orm'
import { ceRecords } from '#db/schema'
import { addDays, shanghaiDate } from '~/domain/clock'
import { type Ctx, type UserActor, asSystem } from '~/domain/context'
import type { Activity } from '~/domain/continuing-education/activity'
import { decideCeRecord } from '~/domain/continuing-education/decide-ce-record.server'
import { declareActivity } from '~/domain/continuing-education/declare-activity.server'
import { emit } from '~/domain/events'
import { page } from './papers'

/** The certificate of a course at a recognised body, as a scan. */
export const activityEvidence = (person: string, { title, organizer, happenedOn, tenths }: Activity) =>
  page('结业证书.jpg', '结业证书', [`${person}同志于 ${happenedOn} 参加`, `${title}，`, `共 ${tenths / 10} 学时，考核合格，准予结业。`], [organizer, happenedOn])

/** A day of training at a recognised body, finished the day before. */
export function courseActivity(ctx: Ctx, given: Partial<Activity> = {}): Activity {
  return { category: 'CE03', title: '企业首席质量官能力提升班', organizer: '佛山市质量和标准化研究院', happenedOn: addDays(shanghaiDate(ctx.now), -1), tenths: 80, ...given }
}

/** A declared activity that waits in the city's queue. */
export async function declaredActivity(ctx: Ctx, cqo: { actor: UserActor }, given: Partial<Activity> = {}) {
  const activity = courseActivity(ctx, given)
  const recordId = await declareActivity({ ...ctx, actor: cqo.actor }, { ...activity, evidence: await activityEvidence(cqo.actor.name, activity) })
  return { recordId, activity }
}

/** An elective the platform saw to its end: counted by itself. */
export async function creditedElective(ctx: Ctx, personId: string, courseId = 'elective-smb-start'): Promise<number> {
  const system = asSystem(ctx)
  await ctx.db.transact(tx => emit(system, tx, { type: 'course.completed', personId, courseId }))
  const [row] = await ctx.db.read.select({ tenths: ceRecords.tenths }).from(ceRecords).where(and(eq(ceRecords.personId, personId), eq(ceRecords.category, 'CE01')))
  return row?.tenths ?? 0
}

const TWELVE_HOURS = 120

/**
 * The year's account of someone certified last year, at 12.0 of 40 hours: one elective counted by the
 * platform and one self-declared activity with evidence that the city approved.
 */
export async function makeCertifiedLastYearCe(ctx: Ctx, cqo: { actor: UserActor }, city: { actor: UserActor }) {
  const { personId } = cqo.actor
  if (personId === null) throw new Error('a CQO has a person')
  const online = await creditedElective(ctx, personId)
  const { recordId } = await declaredActivity(ctx, cqo, { tenths: TWELVE_HOURS - online })
  await decideCeRecord({ ...ctx, actor: city.actor }, { recordId, decision: 'approve', opinion: '学时与结业证书一致' })
  return { recordId, online }
}
