import { and, desc, eq } from 'drizzle-orm'
import { type Course, type Lesson, renderMarkdown } from '#content/load.server'
import { courses, lessonQuizzes, lessonVersions } from '#db/schema'
import type { Tx } from '#db/client.server'
import { record } from '../audit/record.server'
import { canonicalJson, sha256 } from '../canonical'
import type { Ctx } from '../context'
import { newId } from '../ids'

const hashOf = (course: Course) => sha256(canonicalJson([course.title, course.edition, course.requiredCredits, course.modules, course.lessons.map(l => l.contentHash)]))

/**
 * Brings a course of the content folder into the database. A lesson whose words changed becomes a new version;
 * earlier versions stay for those who studied them. Running it again changes nothing.
 */
export async function importCourse(ctx: Ctx, course: Course): Promise<boolean> {
  const contentHash = hashOf(course)
  const [known] = await ctx.db.read.select({ hash: courses.contentHash }).from(courses).where(eq(courses.id, course.code))
  if (known?.hash === contentHash) return false
  const { code, title, kind, edition, requiredCredits } = course
  const row = { title, kind, edition, requiredCredits, modules: course.modules.map(m => ({ code: m.code, title: m.title })), contentHash, updatedAt: ctx.now }
  await ctx.db.transact(async tx => {
    await tx.insert(courses).values({ id: code, ...row }).onConflictDoUpdate({ target: courses.id, set: row })
    for (const [position, lesson] of course.lessons.entries()) await importLesson(ctx, tx, code, lesson, position)
    record(ctx, tx, { type: 'content.imported', entityId: code, data: { edition, contentHash } })
  })
  return true
}

async function importLesson(ctx: Ctx, tx: Tx, courseId: string, lesson: Lesson, position: number) {
  const mine = and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.code, lesson.code))
  const [latest] = await tx.select().from(lessonVersions).where(mine).orderBy(desc(lessonVersions.version)).limit(1)
  if (latest?.contentHash === lesson.contentHash) return
  await tx.update(lessonVersions).set({ current: false }).where(mine)
  const id = newId()
  await tx.insert(lessonVersions).values({
    id,
    courseId,
    code: lesson.code,
    moduleCode: lesson.module,
    position,
    version: (latest?.version ?? 0) + 1,
    current: true,
    title: lesson.title,
    seconds: lesson.minutes * 60,
    edition: lesson.edition,
    objectives: lesson.objectives,
    keyPoints: lesson.keyPoints,
    sources: lesson.sources.map(s => ({ title: s.title, number: s.number, date: s.date })),
    html: renderMarkdown(lesson.body),
    contentHash: lesson.contentHash,
    publishedAt: ctx.now,
  })
  await tx.insert(lessonQuizzes).values({
    lessonVersionId: id,
    items: lesson.quiz.map(item => ({ id: item.id, type: item.type, stem: item.stem, options: item.options, answer: item.answer.map(keyIndex), explanation: item.explanation })),
  })
}

const keyIndex = (key: string) => key.charCodeAt(0) - 65
