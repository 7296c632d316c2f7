import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { cohorts, enrolments } from '#db/schema'
import type { Ctx } from '../context'
import { type Notice, notifyPerson } from '../notices/notify.server'

type EnrolmentNews = 'admitted' | 'declined' | 'study-completed'

const words: Record<EnrolmentNews, (facts: { cohort: string; startsOn: string; endsOn: string; reason: string | null }) => Notice> = {
  admitted: f => ({ title: `已录取：${f.cohort}`, body: `学习时间 ${f.startsOn} 至 ${f.endsOn}，现在就可以开始。`, link: '/learn/course' }),
  declined: f => ({ title: `未录取：${f.cohort}`, body: `理由：${f.reason ?? '未写明'}。可以报别的班。`, link: '/learn/cohorts' }),
  'study-completed': () => ({ title: '培训已学完', body: '学时和测验都已完成，可以预约考核。', link: '/learn/exams' }),
}

/** A reaction that tells the learner what became of the enrolment. */
export const tellLearner = (news: EnrolmentNews) => async (ctx: Ctx, tx: Tx, { enrolmentId }: { enrolmentId: string }) => {
  const [row] = await tx
    .select({ personId: enrolments.personId, reason: enrolments.reason, cohort: cohorts.name, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .where(eq(enrolments.id, enrolmentId))
  if (row) await notifyPerson(ctx, tx, row.personId, words[news](row))
}
