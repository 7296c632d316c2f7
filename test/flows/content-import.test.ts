import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { asQuestion, loadContent, type Question } from '#content/load.server'
import { lessonQuizzes, lessonVersions, questionKeys, questionVersions } from '#db/schema'
import { makeBureau } from '~/cli/demo/factory/filing'
import type { Actor } from '~/domain/context'
import { importCourse } from '~/domain/courses/import-course.server'
import { lessonForEditor } from '~/domain/courses/queries.server'
import { saveLesson } from '~/domain/courses/save-lesson.server'
import { settleLesson } from '~/domain/courses/settle-lesson.server'
import { importQuestions } from '~/domain/questions/import-questions.server'
import { Refusal } from '~/domain/refusal'
import { lessonOf, lessonSource } from '~/http/lesson-form.server'
import { paths } from '~/paths.server'
import { type World, openWorld } from '../support/world'

const content = loadContent(paths.content)
let world: World
beforeAll(async () => void (world = await openWorld()))

const asked = [...content.questions, ...content.practice]
const versionsOf = (questionId: string) => world.db.read.select().from(questionVersions).where(eq(questionVersions.questionId, questionId)).orderBy(questionVersions.version)
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

  it('exports every lesson as the file it came from', async () => {
    const province = await makeBureau(world.system(), { kind: 'province' })
    const edited = content.courses.find(one => one.code === 'qualification')!.lessons[0]!.code
    for (const course of content.courses)
      for (const lesson of course.lessons.filter(one => one.code !== edited)) {
        const source = lessonSource(await lessonForEditor(world.as(province.actor), course.code, lesson.code))
        expect(lessonOf(source, { code: lesson.code, modules: course.modules.map(module => module.code) })).toEqual(lesson)
      }
  })

  it('saves a lesson edited in the product as a new version, keeps it at the next start, and asks when the file changed too', async () => {
    const province = await makeBureau(world.system(), { kind: 'province' })
    const ctx = world.as(province.actor)
    const course = content.courses.find(one => one.code === 'elective-smb-start')!
    const lesson = course.lessons[0]!
    const known = await lessonForEditor(ctx, course.code, lesson.code)
    const modules = course.modules.map(module => module.code)
    const edited = lessonOf(lessonSource(known).replace('## 周一就做', '补一段。\n\n## 周一就做'), { code: lesson.code, modules })
    const save = (actor: Actor) => saveLesson(world.as(actor), { courseId: course.code, lesson: edited, basedOn: known.current.id })
    const city = await makeBureau(world.system(), { kind: 'city' })
    await expect(save(city.actor)).rejects.toMatchObject({ code: 'http.forbidden' })
    await save(province.actor)
    await expect(save(province.actor)).rejects.toMatchObject({ code: 'courses.moved-on' })
    const current = async () => (await lessonForEditor(ctx, course.code, lesson.code)).current
    await importCourse(world.system(), { ...course, edition: '2026-12-01' })
    expect(await current()).toMatchObject({ version: known.current.version + 1, origin: 'editor', contentHash: edited.contentHash })
    const file = { ...lesson, title: '文件改过', contentHash: 'file-changed' }
    await importCourse(world.system(), { ...course, lessons: [file] })
    expect(await current()).toMatchObject({ origin: 'editor', contentHash: edited.contentHash })
    await settleLesson(ctx, { courseId: course.code, file, take: 'file' })
    expect(await current()).toMatchObject({ version: known.current.version + 2, origin: 'file', title: '文件改过' })
    await expect(settleLesson(ctx, { courseId: course.code, file, take: 'ours' })).rejects.toMatchObject({ code: 'courses.moved-on' })
  })

  it('names the lines of a lesson that cannot be saved', () => {
    const refused = (source: string) => {
      try {
        lessonOf(source, { code: 'L1.1', modules: ['M1'] })
        return []
      } catch (error) {
        return error instanceof Refusal ? (error.fields?.source ?? []) : ['no refusal']
      }
    }
    expect(refused('没有文件信息')).toEqual(['第 1 行：开头应是两行 --- 之间的文件信息'])
    expect(refused('---\ncode: L1.1\nmodule: M1\nminutes: 四十五\n---\n正文').join()).toMatch(/第 4 行 minutes/)
  })
})
