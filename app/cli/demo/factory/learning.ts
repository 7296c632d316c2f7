import { and, asc, eq } from 'drizzle-orm'
import { cohorts, enrolments, lessonProgress, lessonQuizzes, lessonVersions, quizAttempts, studyDays, studySessions } from '#db/schema'
import { record } from '~/domain/audit/record.server'
import { addDays, instantOfDate, shanghaiDate } from '~/domain/clock'
import { admitEnrolments } from '~/domain/cohorts/admit-enrolments.server'
import { applyToCohort } from '~/domain/cohorts/apply-to-cohort.server'
import { openCohort } from '~/domain/cohorts/open-cohort.server'
import { startStudy } from '~/domain/cohorts/start-study.server'
import type { Actor, Ctx } from '~/domain/context'
import { newId } from '~/domain/ids'
import { requiredSeconds } from '~/domain/learning/completion'
import { nextPresence } from '~/domain/learning/next-presence.server'
import { settleCourse } from '~/domain/learning/settle-course.server'
import { rulesNow } from '~/domain/settings/queries.server'

export interface Cohort {
  cohortId: string
  trainingActor: Actor
}

export interface CohortInput {
  trainingActor: Actor
  name?: string
  cityCode?: string | null
  startsOn?: string
  endsOn?: string
  capacity?: number
}

/** A cohort of the qualification course, open for enrolment; from today for thirty days unless told otherwise. */
export async function makeCohort(ctx: Ctx, { trainingActor, ...given }: CohortInput): Promise<Cohort> {
  const startsOn = given.startsOn ?? shanghaiDate(ctx.now)
  const facts = { name: `${startsOn.slice(0, 4)} 年岗位能力培训班`, cityCode: null, capacity: 200, endsOn: addDays(startsOn, 30), ...given, startsOn, courseId: 'qualification' }
  return { cohortId: await openCohort({ ...ctx, actor: trainingActor }, facts), trainingActor }
}

/** The CQO applies and the training body admits; answers the enrolment. */
export async function enrolAndAdmit(ctx: Ctx, { cohortId, trainingActor }: Cohort, cqo: { actor: Actor }): Promise<string> {
  const enrolmentId = await applyToCohort({ ...ctx, actor: cqo.actor }, { cohortId })
  await admitEnrolments({ ...ctx, actor: trainingActor }, { cohortId, ids: [enrolmentId] })
  return enrolmentId
}

export interface StudyInput {
  personId: string
  enrolmentId: string
  /** Credited seconds to reach; left out: everything. 'one-minute-short': all but the last minute of the last lesson. */
  upToSeconds?: number | 'one-minute-short'
  lessonsPerDay?: number
}

const FIRST_LESSON_AT = 19 * 3_600_000

/**
 * Study of many evenings at once, the last of them yesterday: the rows, marks and audit events that the player and
 * the quizzes would have left. Only for the demo world and for load tests.
 */
export async function completeStudy(ctx: Ctx, { personId, enrolmentId, upToSeconds, lessonsPerDay = 5 }: StudyInput) {
  const inForce = await rulesNow(ctx)
  const [cohort] = await ctx.db.read.select({ courseId: cohorts.courseId }).from(enrolments).innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId)).where(eq(enrolments.id, enrolmentId))
  if (!cohort) throw new Error('no such enrolment')
  const { courseId } = cohort
  const lessons = await ctx.db.read
    .select({ id: lessonVersions.id, code: lessonVersions.code, seconds: lessonVersions.seconds, quiz: lessonQuizzes.items })
    .from(lessonVersions)
    .innerJoin(lessonQuizzes, eq(lessonQuizzes.lessonVersionId, lessonVersions.id))
    .where(and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.current, true)))
    .orderBy(asc(lessonVersions.position))
  const required = (seconds: number) => requiredSeconds(seconds, inForce.rules)
  let left = typeof upToSeconds === 'number' ? upToSeconds : lessons.reduce((total, lesson) => total + lesson.seconds, 0)
  const plan = lessons.flatMap((lesson, index) => {
    const short = upToSeconds === 'one-minute-short' && index === lessons.length - 1
    const whole = left >= lesson.seconds && !short
    const covered = short ? required(lesson.seconds) - 60 : Math.min(left, required(lesson.seconds) - (whole ? 0 : 1))
    left -= whole ? lesson.seconds : left
    return covered > 0 ? [{ ...lesson, whole, quizPassed: whole || short, covered, credited: whole ? lesson.seconds : covered }] : []
  })
  const evenings = Math.ceil(plan.length / lessonsPerDay)
  const timeOf = (index: number) => instantOfDate(addDays(shanghaiDate(ctx.now), Math.floor(index / lessonsPerDay) - evenings)) + FIRST_LESSON_AT + (index % lessonsPerDay) * 46 * 60_000
  const at = (index: number): Ctx => ({ ...ctx, now: timeOf(index) + 45 * 60_000 })

  await ctx.db.transact(async tx => {
    await startStudy({ ...ctx, now: timeOf(0) }, tx, enrolmentId)
    const days = new Map<string, number>()
    for (const [index, lesson] of plan.entries()) {
      const { now } = at(index)
      days.set(shanghaiDate(now), (days.get(shanghaiDate(now)) ?? 0) + lesson.credited)
      const key = { personId, courseId, lessonCode: lesson.code, lessonVersionId: lesson.id }
      await tx.insert(lessonProgress).values({ ...key, covered: [[0, lesson.covered]], creditedSeconds: lesson.credited, lastPosition: lesson.covered, quizPassedAt: lesson.quizPassed ? now : null, completedAt: lesson.whole ? now : null, updatedAt: now })
      if (!lesson.quizPassed) continue
      const answers = Object.fromEntries(lesson.quiz.map(item => [item.id, item.answer]))
      const total = lesson.quiz.length
      await tx.insert(quizAttempts).values({ id: newId(), ...key, answers, right: total, total, passed: 1, at: now })
      record(at(index), tx, { type: 'quiz.passed', entityId: lesson.id, data: { personId, lesson: lesson.code, right: total, total } })
      if (lesson.whole) record(at(index), tx, { type: 'lesson.completed', entityId: lesson.id, data: { personId, courseId, lesson: lesson.code } })
    }
    for (const [day, seconds] of days) await tx.insert(studyDays).values({ personId, day, seconds })
    const last = plan.at(-1)
    if (!last) return
    const { now } = at(plan.length - 1)
    const session = { playerId: newId(), courseId, lessonCode: last.code, lastBeatAt: now, paidUntil: now, presenceDueAt: nextPresence(now), startedAt: timeOf(plan.length - 1) }
    await tx.insert(studySessions).values({ personId, ...session })
    await settleCourse(at(plan.length - 1), tx, inForce, personId, courseId)
  })
}
