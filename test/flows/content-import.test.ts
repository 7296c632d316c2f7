import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { asQuestion, loadContent, type Question } from '#content/load.server'
import { lessonQuizzes, lessonVersions, questionKeys, questionVersions } from '#db/schema'
import { importCourse } from '~/domain/courses/import-course.server'
import { importQuestions } from '~/domain/questions/import-questions.server'
import { paths } from '~/paths.server'
import { type World, openWorld } from '../support/world'

const content = loadContent(paths.content)
let world: World
beforeAll(async () => void (world = await openWorld()))

const asked = [...content.questions, ...content.practice]
const versionsOf = (questionId: string) => world.db.read.select().from(questionVersions).where(eq(questionVersions.questionId, questionId)).orderBy(questionVersions.version)
const currentOf = async (questionId: string) => (await versionsOf(questionId)).find(row => row.current)!
const reworded = (question: Question, words: string): Question => asQuestion({ ...question, explanation: `${question.explanation}${words}` })

describe('the content folder', () => {
  it('is in the database once, however often it is imported', async () => {
    const ctx = world.system()
    expect(await importQuestions(ctx, asked)).toEqual({ written: 0, conflicts: [] })
    for (const course of content.courses) expect(await importCourse(ctx, course)).toBe(false)
    expect(await world.db.read.$count(questionVersions)).toBe(asked.length)
    expect(await world.db.read.$count(questionKeys)).toBe(asked.length)
  })

  it('makes a new version of an edited question and leaves the old one, with its key, as it was', async () => {
    const first = content.questions[0]!
    const [before] = await versionsOf(first.id)
    const [key] = await world.db.read.select().from(questionKeys).where(eq(questionKeys.questionVersionId, before!.id))
    expect(await importQuestions(world.system(), [reworded(first, '修订。')])).toEqual({ written: 1, conflicts: [] })
    const after = await versionsOf(first.id)
    expect(after.map(row => [row.version, row.current])).toEqual([[1, false], [2, true]])
    expect(after[0]).toEqual({ ...before, current: false })
    expect((await world.db.read.select().from(questionKeys).where(eq(questionKeys.questionVersionId, before!.id)))[0]).toEqual(key)
  })

  it('makes a new version of an edited lesson, with its own quiz', async () => {
    const course = content.courses.find(one => one.code === 'qualification')
    const [lesson] = course?.lessons ?? []
    if (!course || !lesson) throw new Error('no lessons')
    const edited = { ...lesson, title: '改过的课', contentHash: 'edited' }
    expect(await importCourse(world.system(), { ...course, lessons: [edited, ...course.lessons.slice(1)] })).toBe(true)
    const mine = and(eq(lessonVersions.courseId, course.code), eq(lessonVersions.code, lesson.code))
    const versions = await world.db.read.select({ id: lessonVersions.id, version: lessonVersions.version, current: lessonVersions.current, title: lessonVersions.title }).from(lessonVersions).where(mine).orderBy(lessonVersions.version)
    expect(versions.map(({ version, current, title }) => [version, current, title])).toEqual([[1, false, lesson.title], [2, true, '改过的课']])
    for (const { id } of versions) expect((await world.db.read.select().from(lessonQuizzes).where(eq(lessonQuizzes.lessonVersionId, id)))[0]?.items).toHaveLength(lesson.quiz.length)
  })
})
