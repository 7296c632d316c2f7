import { and, asc, count, desc, eq, inArray, sum } from 'drizzle-orm'
import { cohorts, courses, enrolments, filings, lessonProgress, lessonQuizzes, lessonVersions, organizations, persons, quizAttempts, studyDays } from '#db/schema'
import { cohortsReadBy } from '../cohorts/access.server'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { displayCredits, requiredSeconds, studyComplete } from './completion'
import { lengthOf } from './intervals'
import { leftToday } from './reading'
import { studyPass } from './study-pass.server'

/** Seconds a person has left to credit today. */
export async function todayLeft(ctx: Ctx, personId: string) {
  const { rules } = await rulesNow(ctx)
  const [day] = await ctx.db.read.select({ seconds: studyDays.seconds }).from(studyDays).where(and(eq(studyDays.personId, personId), eq(studyDays.day, shanghaiDate(ctx.now))))
  return leftToday(day?.seconds ?? 0, rules)
}

/** A course with every lesson as it stands for a person, in order. */
export async function courseProgress(ctx: Ctx, personId: string, courseId: string) {
  const { rules } = await rulesNow(ctx)
  const [course] = await ctx.db.read.select({ id: courses.id, title: courses.title, kind: courses.kind, edition: courses.edition, modules: courses.modules }).from(courses).where(eq(courses.id, courseId))
  if (!course) refuse('http.not-found')
  const rows = await ctx.db.read
    .select({ code: lessonVersions.code, title: lessonVersions.title, moduleCode: lessonVersions.moduleCode, seconds: lessonVersions.seconds, progress: lessonProgress })
    .from(lessonVersions)
    .leftJoin(lessonProgress, and(eq(lessonProgress.personId, personId), eq(lessonProgress.courseId, courseId), eq(lessonProgress.lessonCode, lessonVersions.code)))
    .where(and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.current, true)))
    .orderBy(asc(lessonVersions.position))
  const lessons = rows.map(({ progress, ...row }) => ({
    ...row,
    coveredSeconds: lengthOf(progress?.covered ?? []),
    creditedSeconds: progress?.creditedSeconds ?? 0,
    credits: displayCredits(progress?.creditedSeconds ?? 0, rules),
    quizPassed: Boolean(progress?.quizPassedAt),
    completed: Boolean(progress?.completedAt),
    touchedAt: progress?.updatedAt ?? 0,
  }))
  const verdict = studyComplete(
    rows.map(({ code, seconds, progress }) => ({ code, lessonSeconds: seconds, covered: progress?.completedAt ? [[0, seconds]] : (progress?.covered ?? []), quizPassed: Boolean(progress?.quizPassedAt) })),
    rules,
  )
  const open = lessons.filter(lesson => !lesson.completed)
  const begun = open.filter(lesson => lesson.touchedAt > 0).sort((a, b) => b.touchedAt - a.touchedAt)
  return { course, lessons, verdict, next: begun[0] ?? open[0] ?? null, credits: displayCredits(verdict.creditedSeconds, rules), rules }
}

export type CourseProgress = Awaited<ReturnType<typeof courseProgress>>

/** A lesson as its reader finds it: the version begun, or the current one. Refused without a right to study. */
export async function lessonForReader(ctx: Ctx, courseId: string, code: string) {
  const pass = await studyPass(ctx.db.read, ctx.actor, courseId)
  const { rules } = await rulesNow(ctx)
  const mine = and(eq(lessonProgress.personId, pass.personId), eq(lessonProgress.courseId, courseId), eq(lessonProgress.lessonCode, code))
  const [progress] = await ctx.db.read.select().from(lessonProgress).where(mine)
  const version = progress ? eq(lessonVersions.id, progress.lessonVersionId) : and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.code, code), eq(lessonVersions.current, true))
  const [lesson] = await ctx.db.read.select().from(lessonVersions).where(version)
  if (!lesson) refuse('http.not-found')
  return { pass, lesson, coveredSeconds: lengthOf(progress?.covered ?? []), requiredSeconds: requiredSeconds(lesson.seconds, rules), quizPassed: Boolean(progress?.quizPassedAt), completed: Boolean(progress?.completedAt), hoursMinutes: rules.hours_per_credit_minutes, dailyCap: rules.daily_credit_cap }
}

/**
 * The quiz of a lesson for its taker. The key and the explanations are among the answer only once the person has
 * passed it.
 */
export async function quizForTaker(ctx: Ctx, courseId: string, code: string) {
  const { pass, lesson, quizPassed, coveredSeconds, requiredSeconds: required } = await lessonForReader(ctx, courseId, code)
  const { rules } = await rulesNow(ctx)
  const [quiz] = await ctx.db.read.select({ items: lessonQuizzes.items }).from(lessonQuizzes).where(eq(lessonQuizzes.lessonVersionId, lesson.id))
  const tries = await ctx.db.read
    .select({ right: quizAttempts.right, total: quizAttempts.total, passed: quizAttempts.passed, at: quizAttempts.at })
    .from(quizAttempts)
    .where(and(eq(quizAttempts.personId, pass.personId), eq(quizAttempts.courseId, courseId), eq(quizAttempts.lessonCode, code)))
    .orderBy(desc(quizAttempts.at))
    .limit(20)
  const items = (quiz?.items ?? []).map(({ id, type, stem, options, answer, explanation }) => ({ id, type, stem, options, review: quizPassed ? { answer, explanation } : null }))
  return { title: lesson.title, moduleCode: lesson.moduleCode, items, passed: quizPassed, toRead: Math.max(0, required - coveredSeconds), passPercent: rules.quiz_pass_percent, tries }
}

/** Elective courses with the person's progress. */
export async function electives(ctx: Ctx, personId: string) {
  const rows = await ctx.db.read.select({ id: courses.id }).from(courses).where(eq(courses.kind, 'elective')).orderBy(asc(courses.id))
  return Promise.all(rows.map(row => courseProgress(ctx, personId, row.id)))
}

/** The learners of a cohort with their hours, for staff who may see it; applications first in the order they came. */
export async function rosterOf(ctx: Ctx, cohortId: string) {
  const { rules } = await rulesNow(ctx)
  const rows = await ctx.db.read
    .select({ id: enrolments.id, personId: enrolments.personId, status: enrolments.status, reason: enrolments.reason, appliedAt: enrolments.appliedAt, name: persons.name, enterprise: organizations.name, filing: filings.status, filingNumber: filings.number, courseId: cohorts.courseId })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(persons, eq(persons.id, enrolments.personId))
    .innerJoin(filings, eq(filings.id, enrolments.filingId))
    .innerJoin(organizations, eq(organizations.id, filings.enterpriseId))
    .where(and(eq(enrolments.cohortId, cohortId), cohortsReadBy(ctx.actor)))
    .orderBy(asc(enrolments.appliedAt), asc(enrolments.id))
  const hours = await secondsOf(ctx, rows[0]?.courseId ?? '', rows.map(row => row.personId))
  return rows.map(({ personId, courseId: _, ...row }) => ({ ...row, credits: displayCredits(hours.get(personId)?.seconds ?? 0, rules), lessons: hours.get(personId)?.lessons ?? 0 }))
}

async function secondsOf(ctx: Ctx, courseId: string, personIds: string[]) {
  if (personIds.length === 0) return new Map<string, { seconds: number; lessons: number }>()
  const rows = await ctx.db.read
    .select({ personId: lessonProgress.personId, seconds: sum(lessonProgress.creditedSeconds).mapWith(Number), lessons: count(lessonProgress.completedAt) })
    .from(lessonProgress)
    .where(and(eq(lessonProgress.courseId, courseId), inArray(lessonProgress.personId, personIds)))
    .groupBy(lessonProgress.personId)
  return new Map(rows.map(row => [row.personId, row]))
}
