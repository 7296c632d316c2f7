import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { courses, lessonProgress, lessonVersions } from '#db/schema'
import { record } from '../audit/record.server'
import { completeStudy } from '../cohorts/complete-study.server'
import { holdStudy } from '../cohorts/hold-study.server'
import type { Ctx } from '../context'
import { emit } from '../events'
import type { RulesNow } from '../settings/queries.server'
import { type LessonStudy, lessonDone, studyComplete } from './completion'

type Progress = typeof lessonProgress.$inferSelect

/** Every lesson of the course as it stands for the person. A lesson once completed stays so, whatever the rules become. */
async function studyOf(tx: Tx, personId: string, courseId: string): Promise<LessonStudy[]> {
  const rows = await tx
    .select({ code: lessonVersions.code, seconds: lessonVersions.seconds, progress: lessonProgress })
    .from(lessonVersions)
    .leftJoin(lessonProgress, and(eq(lessonProgress.personId, personId), eq(lessonProgress.courseId, courseId), eq(lessonProgress.lessonCode, lessonVersions.code)))
    .where(and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.current, true)))
  return rows.map(({ code, seconds, progress }) =>
    progress?.completedAt
      ? { code, lessonSeconds: progress.creditedSeconds, covered: [[0, progress.creditedSeconds]], quizPassed: true }
      : { code, lessonSeconds: seconds, covered: progress?.covered ?? [], quizPassed: Boolean(progress?.quizPassedAt) },
  )
}

/**
 * Judges the whole course after one of its lessons was completed (C1). The enrolment is held meanwhile: of two lessons
 * completed at the same moment the second sees the first.
 */
export async function settleCourse(ctx: Ctx, tx: Tx, { rules, version }: RulesNow, personId: string, courseId: string) {
  const [course] = await tx.select({ kind: courses.kind }).from(courses).where(eq(courses.id, courseId))
  if (course?.kind === 'elective') {
    const open = (await studyOf(tx, personId, courseId)).filter(lesson => !lessonDone(lesson, lesson.quizPassed, rules))
    if (open.length === 0) await emit(ctx, tx, { type: 'course.completed', personId, courseId })
    return
  }
  const enrolmentId = await holdStudy(ctx, tx, personId)
  if (!enrolmentId) return
  const verdict = studyComplete(await studyOf(tx, personId, courseId), rules)
  if (verdict.complete) await completeStudy(ctx, tx, { enrolmentId, creditedSeconds: verdict.creditedSeconds, rulesVersion: version })
}

/** Completes a lesson that is covered and whose quiz is passed, once, and judges the course. Answers whether it is complete. */
export async function settleLesson(ctx: Ctx, tx: Tx, inForce: RulesNow, lesson: Progress, lessonSeconds: number): Promise<boolean> {
  if (lesson.completedAt) return true
  if (!lessonDone({ lessonSeconds, covered: lesson.covered }, lesson.quizPassedAt !== null, inForce.rules)) return false
  const mine = and(eq(lessonProgress.personId, lesson.personId), eq(lessonProgress.courseId, lesson.courseId), eq(lessonProgress.lessonCode, lesson.lessonCode))
  const moved = await tx.update(lessonProgress).set({ completedAt: ctx.now, updatedAt: ctx.now }).where(and(mine, isNull(lessonProgress.completedAt))).returning({ code: lessonProgress.lessonCode })
  if (moved.length === 0) return true
  record(ctx, tx, { type: 'lesson.completed', entityId: lesson.lessonVersionId, data: { personId: lesson.personId, courseId: lesson.courseId, lesson: lesson.lessonCode } })
  await settleCourse(ctx, tx, inForce, lesson.personId, lesson.courseId)
  return true
}
