import { and, eq } from 'drizzle-orm'
import type { Lesson } from '#content/load.server'
import { lessonVersions } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { decideImport } from '../import-decision'
import { refuse } from '../refusal'
import { canEditLessons } from './access.server'
import { writeLessonVersion } from './write-lesson-version.server'

/** A person decides where both the file and the product changed a lesson: see settleConflict of questions. Refuses with 'courses.moved-on'. */
export async function settleLesson(ctx: Ctx, { courseId, file, take }: { courseId: string; file: Lesson; take: 'file' | 'ours' }): Promise<void> {
  if (!canEditLessons(ctx.actor)) refuse('http.forbidden')
  await ctx.db.transact(async tx => {
    const [row] = await tx.select().from(lessonVersions).where(and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.code, file.code), eq(lessonVersions.current, true)))
    if (!row || decideImport(file.contentHash, row) !== 'conflict') return refuse('courses.moved-on')
    if (take === 'file') await writeLessonVersion(ctx, tx, { courseId, lesson: file, position: row.position, over: row, origin: 'file', fileHash: file.contentHash })
    else await tx.update(lessonVersions).set({ fileHash: file.contentHash }).where(eq(lessonVersions.id, row.id))
    record(ctx, tx, { type: 'lesson.edited', entityId: `${courseId}/${file.code}`, data: { conflict: take, contentHash: take === 'file' ? file.contentHash : row.contentHash } })
  })
}
