import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash, ContentError, listFiles, readData, readMarkdown } from './read.server'
import {
  areasFile, blueprintFile, courseFile, lessonFrontMatter, questionsFile, regionsFile, settingsFile, textFrontMatter,
  type BlueprintRow, type Course, type KnowledgeArea, type Lesson, type Question, type Region, type SettingDefault, type Text,
} from './schema'

export { renderMarkdown } from './markdown.server'
export { ContentError } from './read.server'
export type { Course, KnowledgeArea, Lesson, OptionKey, Question, QuizItem, Region, SettingDefault, Text } from './schema'

export interface Content {
  areas: KnowledgeArea[]
  questions: Question[]
  courses: Course[]
  regions: Region[]
  settings: SettingDefault[]
  formalBlueprint: BlueprintRow[]
  texts: Text[]
}

/**
 * Reads every word and number a non-programmer may edit from the content folder `dir` and checks it whole.
 * Throws ContentError naming the file (and line) of the first file that is wrong.
 */
export function loadContent(dir: string): Content {
  const areas = readData(dir, 'knowledge-areas.yaml', areasFile)
  const courses = readdirSync(join(dir, 'courses')).sort().map((folder) => loadCourse(dir, `courses/${folder}`, areas))
  return {
    areas,
    courses,
    questions: loadQuestions(dir, areas, courses),
    regions: readData(dir, 'regions.json', regionsFile),
    settings: loadSettings(dir),
    formalBlueprint: readData(dir, 'formal-blueprint.yaml', blueprintFile),
    texts: loadTexts(dir),
  }
}

function loadCourse(dir: string, folder: string, areas: KnowledgeArea[]): Course {
  const file = `${folder}/course.yaml`
  const course = readData(dir, file, courseFile)
  if (folder !== `courses/${course.code}`) throw new ContentError(file, [`code 应与文件夹同名：${folder.slice('courses/'.length)}`])
  for (const module of course.modules) requireArea(file, areas, module.area)
  const lessons = listFiles(dir, folder, '.md').map((name) => loadLesson(dir, name, course.modules.map((module) => module.code)))
  return { ...course, lessons: lessons.sort((a, b) => byNumbers(a.code, b.code)) }
}

function loadLesson(dir: string, file: string, modules: string[]): Lesson {
  const { meta, body } = readMarkdown(dir, file, lessonFrontMatter)
  const name = `${meta.code.toLowerCase().replace('.', '-')}.md`
  if (!file.endsWith(`/${name}`)) throw new ContentError(file, [`code ${meta.code} 的文件名应为 ${name}`])
  if (!modules.includes(meta.module)) throw new ContentError(file, [`module ${meta.module} 不在 course.yaml 中`])
  return hashed({ ...meta, body })
}

function loadQuestions(dir: string, areas: KnowledgeArea[], courses: Course[]): Question[] {
  const lessons = new Set(courses.flatMap((course) => course.lessons.map((lesson) => lesson.code)))
  const seen = new Set<string>()
  return listFiles(dir, 'questions', '.yaml').flatMap((file) =>
    readData(dir, file, questionsFile).map((question) => {
      requireArea(file, areas, question.area)
      requireNew(file, seen, question.id)
      if (!lessons.has(question.lesson)) throw new ContentError(file, [`${question.id}：没有 ${question.lesson} 这一课`])
      return hashed(question)
    }),
  )
}

function loadSettings(dir: string): SettingDefault[] {
  const file = 'org-defaults.json'
  const seen = new Set<string>()
  const settings = readData(dir, file, settingsFile)
  for (const setting of settings) requireNew(file, seen, setting.key)
  return settings
}

function loadTexts(dir: string): Text[] {
  return listFiles(dir, 'texts', '.md').map((file) => {
    const { meta, body } = readMarkdown(dir, file, textFrontMatter)
    const name = `${meta.code}.v${meta.version}.md`
    if (file !== `texts/${name}`) throw new ContentError(file, [`文件名应为 ${name}`])
    return hashed({ ...meta, body })
  })
}

function hashed<T extends object>(entry: T): T & { contentHash: string } {
  return { ...entry, contentHash: contentHash(entry) }
}

function requireArea(file: string, areas: KnowledgeArea[], code: string) {
  if (!areas.some((area) => area.code === code)) throw new ContentError(file, [`没有 ${code} 这个知识领域`])
}

function requireNew(file: string, seen: Set<string>, id: string) {
  if (seen.has(id)) throw new ContentError(file, [`${id} 重复`])
  seen.add(id)
}

/** L2.1 before L10.1. */
function byNumbers(a: string, b: string): number {
  const key = (code: string) => code.slice(1).split('.').map(Number)
  const [[majorA = 0, minorA = 0], [majorB = 0, minorB = 0]] = [key(a), key(b)]
  return majorA - majorB || minorA - minorB
}
