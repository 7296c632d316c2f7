import { and, desc, eq } from 'drizzle-orm'
import type { Lesson } from '#content/load.server'
import type { Tx } from '#db/client.server'
import { lessonQuizzes, lessonVersions } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'

interface Written {
  courseId: string
  lesson: Lesson
  position: number
  origin: 'file' | 'editor'
  fileHash: string | null
  authorId?: string
}

/** Makes the lesson's words the current version, with its quiz; earlier versions stay for those who studied them. */
export async function writeLessonVersion(ctx: Ctx, tx: Tx, { courseId, lesson, position, ...from }: Written): Promise<void> {
  const mine = and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.code, lesson.code))
  const [latest] = await tx.select({ version: lessonVersions.version }).from(lessonVersions).where(mine).orderBy(desc(lessonVersions.version)).limit(1)
  await tx.update(lessonVersions).set({ current: false }).where(mine)
  const id = newId()
  const { code, module: moduleCode, title, minutes, edition, objectives, keyPoints, templates = [], body, html, contentHash } = lesson
  const sources = lesson.sources.map(source => ({ title: source.title, number: source.number, date: source.date }))
  await tx.insert(lessonVersions).values({
    id, courseId, code, moduleCode, position, version: (latest?.version ?? 0) + 1, current: true, title, seconds: minutes * 60, edition, objectives, keyPoints, sources, templates, body, html, contentHash,
    publishedAt: ctx.now, ...from,
  })
  await tx.insert(lessonQuizzes).values({
    lessonVersionId: id,
    items: lesson.quiz.map(item => ({ id: item.id, type: item.type, stem: item.stem, options: item.options, answer: item.answer.map(key => key.charCodeAt(0) - 65), explanation: item.explanation })),
  })
}
