import { and, eq } from 'drizzle-orm'
import { cohortTeachers, cohorts, teachers } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { notifyUser } from '../notices/notify.server'
import { refuse } from '../refusal'
import { cohortsAssignableBy, teachersReadableBy } from './access.server'
import { inTerm } from './teacher-status'

export interface Assignment {
  cohortId: string
  teacherId: string
  topic: string
}

/**
 * Puts an appointed teacher on a class of the own training body (C6.7). Refuses with `http.not-found`,
 * `teachers.cohort-closed`, `teachers.not-in-term`, `teachers.already-assigned`.
 */
export async function assignTeacher(ctx: Ctx, { cohortId, teacherId, topic }: Assignment) {
  await ctx.db.transact(async tx => {
    const [cohort] = await tx.select().from(cohorts).where(and(eq(cohorts.id, cohortId), cohortsAssignableBy(ctx.actor)))
    const [teacher] = await tx.select().from(teachers).where(and(eq(teachers.id, teacherId), teachersReadableBy(ctx.actor)))
    if (!cohort || !teacher) return refuse('http.not-found')
    if (cohort.status === 'closed') refuse('teachers.cohort-closed')
    if (!inTerm(teacher, shanghaiDate(ctx.now))) refuse('teachers.not-in-term')
    const made = await tx.insert(cohortTeachers).values({ cohortId, teacherId, topic, assignedAt: ctx.now }).onConflictDoNothing().returning({ teacherId: cohortTeachers.teacherId })
    if (made.length === 0) refuse('teachers.already-assigned')
    await notifyUser(ctx, tx, teacher.userId, { title: '您被排进一个培训班', body: `${cohort.name}，${cohort.startsOn} 至 ${cohort.endsOn}，讲授“${topic}”。`, link: '/teacher' })
    record(ctx, tx, { type: 'teacher.assigned', entityId: cohortId, data: { teacherId, topic } })
  })
}
