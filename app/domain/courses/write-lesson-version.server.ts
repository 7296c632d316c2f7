import { and, eq } from 'drizzle-orm'
import type { Lesson } from '#content/load.server'
import type { Tx } from '#db/client.server'
import { lessonQuizzes, lessonVersions } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'

interface Written {
  courseId: string
  lesson: Lesson
  position: number
  /** The current version, which is set aside; none for a new lesson. */
  over: { id: string; version: number } | undefined
  origin: 'file' | 'editor'
  fileHash: string | null
  authorId?: string
}

/** Puts the lesson's words in the place of the current version, with its quiz; earlier versions stay for those who studied them. Refuses with 'courses.moved-on' when `over` is current no more. */
export async function writeLessonVersion(ctx: Ctx, tx: Tx, { courseId, lesson, position, over, ...from }: Written): Promise<void> {
  if (over) {
    const aside = await tx.update(lessonVersions).set({ current: false }).where(and(eq(lessonVersions.id, over.id), eq(lessonVersions.current, true))).returning({ id: lessonVersions.id })
    if (aside.length === 0) refuse('courses.moved-on')
  }
  const id = newId()
  const { code, module: moduleCode, title, minutes, edition, objectives, keyPoints, templates = [], body, html, contentHash } = lesson
  const sources = lesson.sources.map(source => ({ title: source.title, number: source.number, date: source.date }))
  await tx.insert(lessonVersions).values({
    id, courseId, code, moduleCode, position, version: (over?.version ?? 0) + 1, current: true, title, seconds: minutes * 60, edition, objectives, keyPoints, sources, templates, body, html, contentHash,
    publishedAt: ctx.now, ...from,
  })
  await tx.insert(lessonQuizzes).values({
    lessonVersionId: id,
    items: lesson.quiz.map(item => ({ id: item.id, type: item.type, stem: item.stem, options: item.options, answer: item.answer.map(key => key.charCodeAt(0) - 65), explanation: item.explanation })),
  })
}
