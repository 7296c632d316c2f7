import { and, eq } from 'drizzle-orm'
import type { Lesson } from '#content/load.server'
import { lessonVersions } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { canEditLessons } from './access.server'
import { writeLessonVersion } from './write-lesson-version.server'

/**
 * Saves an edited lesson as a new version; whoever began an earlier one goes on with it. `basedOn` is the version the
 * editor saw. Refuses with 'courses.moved-on' and 'courses.unchanged'.
 */
export async function saveLesson(ctx: Ctx, { courseId, lesson, basedOn }: { courseId: string; lesson: Lesson; basedOn: string }): Promise<void> {
  if (!canEditLessons(ctx.actor)) refuse('http.forbidden')
  await ctx.db.transact(async tx => {
    const [current] = await tx.select().from(lessonVersions).where(and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.code, lesson.code), eq(lessonVersions.current, true)))
    if (!current || current.id !== basedOn) return refuse('courses.moved-on')
    if (current.contentHash === lesson.contentHash) refuse('courses.unchanged')
    const authorId = ctx.actor.kind === 'user' ? ctx.actor.userId : undefined
    await writeLessonVersion(ctx, tx, { courseId, lesson, position: current.position, over: current, origin: 'editor', fileHash: current.fileHash, authorId })
    record(ctx, tx, { type: 'lesson.edited', entityId: `${courseId}/${lesson.code}`, data: { version: current.version + 1, contentHash: lesson.contentHash } })
  })
}
