import { and, asc, desc, eq } from 'drizzle-orm'
import { courses, lessonQuizzes, lessonVersions } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { canEditLessons } from './access.server'

/** Every current lesson with its version and where it came from, in the order of the courses; refuses with 'http.forbidden'. */
export async function lessonRows(ctx: Ctx) {
  if (!canEditLessons(ctx.actor)) refuse('http.forbidden')
  return ctx.db.read
    .select({
      courseId: courses.id, course: courses.title, kind: courses.kind, code: lessonVersions.code, title: lessonVersions.title, version: lessonVersions.version, edition: lessonVersions.edition,
      origin: lessonVersions.origin, contentHash: lessonVersions.contentHash, fileHash: lessonVersions.fileHash, publishedAt: lessonVersions.publishedAt,
    })
    .from(lessonVersions)
    .innerJoin(courses, eq(courses.id, lessonVersions.courseId))
    .where(eq(lessonVersions.current, true))
    .orderBy(desc(courses.kind), asc(courses.id), asc(lessonVersions.position))
}

/** A lesson as its editor sees it: every word of the current version with its quiz, and the history, the newest first. */
export async function lessonForEditor(ctx: Ctx, courseId: string, code: string) {
  if (!canEditLessons(ctx.actor)) refuse('http.forbidden')
  const versions = await ctx.db.read.select().from(lessonVersions).where(and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.code, code))).orderBy(desc(lessonVersions.version))
  const current = versions.find(row => row.current)
  const [course] = await ctx.db.read.select().from(courses).where(eq(courses.id, courseId))
  if (!current || !course) return refuse('http.not-found')
  const [quiz] = await ctx.db.read.select().from(lessonQuizzes).where(eq(lessonQuizzes.lessonVersionId, current.id))
  return { course, current, quiz: quiz?.items ?? [], history: versions.map(({ version, origin, publishedAt }) => ({ version, origin, publishedAt })) }
}
