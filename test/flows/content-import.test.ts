import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadContent } from '#content/load.server'
import { lessonQuizzes, lessonVersions, questionKeys, questionVersions } from '#db/schema'
import { importCourse } from '~/domain/courses/import-course.server'
import { importQuestions } from '~/domain/questions/import-questions.server'
import { paths } from '~/paths.server'
import { type World, openWorld } from '../support/world'

const content = loadContent(paths.content)
let world: World
beforeAll(async () => void (world = await openWorld()))

describe('the content folder', () => {
  it('is in the database once, however often it is imported', async () => {
    const ctx = world.system()
    expect(await importQuestions(ctx, content.questions)).toBe(0)
    for (const course of content.courses) expect(await importCourse(ctx, course)).toBe(false)
    expect(await world.db.read.$count(questionVersions)).toBe(content.questions.length)
    expect(await world.db.read.$count(questionKeys)).toBe(content.questions.length)
  })

  it('makes a new version of an edited question and leaves the old one, with its key, as it was', async () => {
    const [first] = content.questions
    if (!first) throw new Error('no questions')
    const before = await world.db.read.select().from(questionVersions).where(eq(questionVersions.questionId, first.id))
    const edited = { ...first, stem: `${first.stem}（修订）`, contentHash: 'edited' }
    expect(await importQuestions(world.system(), [edited])).toBe(1)
    const after = await world.db.read.select().from(questionVersions).where(eq(questionVersions.questionId, first.id)).orderBy(questionVersions.version)
    expect(after.map(row => [row.version, row.current, row.stem])).toEqual([[1, false, first.stem], [2, true, edited.stem]])
    expect(after[0]).toMatchObject({ ...before[0], current: false })
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
