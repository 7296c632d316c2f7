import { desc, eq } from 'drizzle-orm'
import { teacherReviews, teachers } from '#db/schema'
import type { Reaction } from '../events'
import { notifyUser } from '../notices/notify.server'
import { publicityEnds } from './teacher-status'

/** When the city or the province decided about an application → the applicant reads the result and the next step. */
export const tellTeacherDecision: Reaction<'teacher.decided'> = async (ctx, tx, { teacherId }) => {
  const [teacher] = await tx.select().from(teachers).where(eq(teachers.id, teacherId))
  const [review] = await tx.select().from(teacherReviews).where(eq(teacherReviews.teacherId, teacherId)).orderBy(desc(teacherReviews.at)).limit(1)
  if (!teacher || !review) return
  const words: Partial<Record<typeof teacher.status, { title: string; body: string }>> = {
    returned: { title: '师资申报已退回，请修改', body: `要改的地方：${review.opinion}。改好后重新提交。` },
    expert_review: { title: '师资申报已过形式审查', body: '已转省局组织专家评审，结果会通知您。' },
    publicity: { title: '师资申报通过专家评审，开始公示', body: `公示到 ${publicityEnds(ctx.now)}，没有异议即办理聘任。` },
    appointed: { title: '您已受聘为首席质量官培训师资', body: `聘书编号 ${teacher.number}，聘期 ${teacher.appointedOn} 至 ${teacher.termEndsOn}。` },
    refused: { title: '师资申报未通过', body: `理由：${review.opinion}。条件变化后可以重新申报。` },
  }
  const notice = words[teacher.status]
  if (notice) await notifyUser(ctx, tx, teacher.userId, { ...notice, link: '/teacher' })
}
