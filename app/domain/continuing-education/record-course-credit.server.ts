import { and, eq, sum } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { ceRecords, courses, lessonVersions, settings } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiDate, shanghaiYear } from '../clock'
import { type Ctx, asSystem } from '../context'
import { emit } from '../events'
import { newId } from '../ids'
import { effectiveAt } from '../settings/rules'

/**
 * When an elective is completed → its lessons count as CE01, once for ever (C4: 45 分钟计 1 学时，系统记录自动计入).
 * The compulsory course is the training itself and counts nothing here.
 */
export async function recordCourseCredit(ctx: Ctx, tx: Tx, { personId, courseId }: { personId: string; courseId: string }) {
  const [course] = await tx.select({ title: courses.title, kind: courses.kind }).from(courses).where(eq(courses.id, courseId))
  if (course?.kind !== 'elective') return
  const [lessons] = await tx.select({ seconds: sum(lessonVersions.seconds) }).from(lessonVersions).where(and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.current, true)))
  const { rules } = effectiveAt(await tx.select().from(settings), ctx.now)
  const tenths = Math.floor((Number(lessons?.seconds ?? 0) * 10) / (rules.hours_per_credit_minutes * 60))
  const id = newId()
  const made = await tx
    .insert(ceRecords)
    .values({
      id, personId, year: shanghaiYear(ctx.now), category: 'CE01', title: course.title, organizer: '本平台选修课', happenedOn: shanghaiDate(ctx.now), tenths,
      status: 'approved', sourceKey: `course:${personId}:${courseId}`, opinion: '系统记录，自动计入', reviewerName: '系统', reviewedAt: ctx.now, submittedAt: ctx.now, createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: ceRecords.id })
  if (made.length === 0) return
  record(asSystem(ctx), tx, { type: 'ce-record.decided', entityId: id, data: { to: 'approved', tenths, courseId } })
  await emit(ctx, tx, { type: 'ce-record.decided', recordId: id })
}
