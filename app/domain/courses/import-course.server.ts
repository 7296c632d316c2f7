import { and, eq } from 'drizzle-orm'
import type { Course, Lesson } from '#content/load.server'
import { courses, lessonVersions } from '#db/schema'
import type { Tx } from '#db/client.server'
import { record } from '../audit/record.server'
import { canonicalJson, sha256 } from '../canonical'
import type { Ctx } from '../context'
import { decideImport } from '../import-decision'
import { writeLessonVersion } from './write-lesson-version.server'

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

/** One lesson: a file that changed becomes a new version, unless the lesson was edited in the product too (see decideImport). */
async function importLesson(ctx: Ctx, tx: Tx, courseId: string, lesson: Lesson, position: number) {
  const mine = and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.code, lesson.code))
  const [current] = await tx.select().from(lessonVersions).where(and(mine, eq(lessonVersions.current, true)))
  const decision = decideImport(lesson.contentHash, current)
  if (decision === 'adopt' && current) await tx.update(lessonVersions).set({ fileHash: lesson.contentHash, origin: 'file' }).where(eq(lessonVersions.id, current.id))
  if (decision === 'create' || decision === 'update') await writeLessonVersion(ctx, tx, { courseId, lesson, position, over: current, origin: 'file', fileHash: lesson.contentHash })
}
