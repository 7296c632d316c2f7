import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Figures, loadFigures } from './figures.server'
import { render } from './markdown.server'
import { loadPolicies } from './policies.server'
import { loadTemplates, type Template } from './templates.server'
import { type BlueprintRow, blueprintFile, type Question, type QuestionEntry, questionsFile } from './question-schema'
import { contentHash, ContentError, listFiles, parseMarkdown, readData, readMarkdown, readText } from './read.server'
import { areasFile, claimsFile, courseFile, helpFrontMatter, lessonFrontMatter, regionsFile, settingsFile, textFrontMatter, type Claim, type Course, type Help, type KnowledgeArea, type Lesson, type Policy, type Region, type SettingDefault, type Text } from './schema'

export { render, renderMarkdown } from './markdown.server'
export { policyNamed, summariesOf } from './policies.server'
export { ContentError } from './read.server'
export { lessonFileOf } from './write.server'
export type { CaseQuestion, ChoiceQuestion, OptionKey, Question, QuestionEntry } from './question-schema'
export type { Claim, Course, Help, KnowledgeArea, Lesson, Policy, QuizItem, Region, SettingDefault, Text } from './schema'

export interface Content {
  areas: KnowledgeArea[]
  figures: Figures
  /** The exam bank. */
  questions: Question[]
  /** The separate pool learners practise with; never drawn for an exam. */
  practice: Question[]
  courses: Course[]
  regions: Region[]
  settings: SettingDefault[]
  formalBlueprint: BlueprintRow[]
  texts: Text[]
  policies: Policy[]
  templates: Template[]
  help: Help[]
  /** What an expert should check first. */
  claims: Claim[]
}

/**
 * Reads every word and number a non-programmer may edit from the content folder `dir` and checks it whole.
 * Throws ContentError naming the file (and line) of the first file that is wrong.
 */
export function loadContent(dir: string): Content {
  const areas = readData(dir, 'knowledge-areas.yaml', areasFile)
  const figures = loadFigures(dir)
  const courses = readdirSync(join(dir, 'courses')).sort().map((folder) => loadCourse(dir, `courses/${folder}`, areas, figures))
  const policies = loadPolicies(dir)
  const templates = loadTemplates(dir)
  const stray = courses.flatMap(course => course.lessons).flatMap(lesson => (lesson.templates ?? []).filter(code => !templates.some(template => template.code === code)).map(code => `${lesson.code}：没有模板 ${code}`))
  if (stray.length > 0) throw new ContentError('courses', stray)
  const known = { areas, courses, seen: new Set<string>() }
  const bank = loadQuestions(dir, 'questions', 'Q', known)
  const practice = loadQuestions(dir, 'practice', 'P', known)
  return {
    areas,
    figures,
    courses,
    questions: bank,
    practice,
    regions: readData(dir, 'regions.json', regionsFile),
    settings: loadSettings(dir),
    formalBlueprint: readData(dir, 'formal-blueprint.yaml', blueprintFile),
    texts: loadTexts(dir),
    policies,
    templates,
    help: loadHelp(dir),
    claims: loadClaims(dir, policies, known),
  }
}

function loadCourse(dir: string, folder: string, areas: KnowledgeArea[], figures: Figures): Course {
  const file = `${folder}/course.yaml`
  const course = readData(dir, file, courseFile)
  if (folder !== `courses/${course.code}`) throw new ContentError(file, [`code 应与文件夹同名：${folder.slice('courses/'.length)}`])
  for (const module of course.modules) requireArea(file, areas, module.area)
  const lessons = listFiles(dir, folder, '.md').map((name) => loadLesson(dir, name, course.modules.map((module) => module.code), figures))
  return { ...course, lessons: lessons.sort((a, b) => byNumbers(a.code, b.code)) }
}

function loadLesson(dir: string, file: string, modules: string[], figures: Figures): Lesson {
  const lesson = parseLesson(file, readText(dir, file), modules, figures)
  const name = lessonFileName(lesson.code)
  if (!file.endsWith(`/${name}`)) throw new ContentError(file, [`code ${lesson.code} 的文件名应为 ${name}`])
  return lesson
}

export const lessonFileName = (code: string) => `${code.toLowerCase().replace('.', '-')}.md`

/** A lesson from the text of its file; `figures` are those it may show. Throws ContentError with the lines at fault. */
export function parseLesson(file: string, source: string, modules: string[], figures: Figures): Lesson {
  const { meta, body } = parseMarkdown(file, source, lessonFrontMatter)
  if (!modules.includes(meta.module)) throw new ContentError(file, [`module ${meta.module} 不在 course.yaml 中`])
  const { html, missing, figures: shown } = render(body, figures)
  if (missing.length > 0) throw new ContentError(file, missing)
  // A redrawn figure is a new version of the lessons that show it.
  const drawn = shown.map(name => figures.get(name))
  return { ...meta, body, html, contentHash: contentHash({ ...meta, body, ...(drawn.length > 0 ? { drawn } : {}) }) }
}

function loadQuestions(dir: string, folder: string, letter: string, { areas, courses, seen }: { areas: KnowledgeArea[]; courses: Course[]; seen: Set<string> }): Question[] {
  const lessons = new Set(courses.flatMap((course) => course.lessons.map((lesson) => lesson.code)))
  return listFiles(dir, folder, '.yaml').flatMap((file) =>
    readData(dir, file, questionsFile).map((question) => {
      requireNew(file, seen, question.id)
      if (!question.id.startsWith(letter)) throw new ContentError(file, [`${question.id}：这里的题号以 ${letter} 开头`])
      for (const part of [question, ...(question.type === 'case' ? question.items : [])]) {
        requireArea(file, areas, part.area)
        if (!lessons.has(part.lesson)) throw new ContentError(file, [`${question.id}：没有 ${part.lesson} 这一课`])
      }
      const { missing } = render(question.type === 'case' ? question.stem : '', new Map())
      if (missing.length > 0) throw new ContentError(file, missing.map(problem => `${question.id}：${problem}`))
      return asQuestion(question)
    }),
  )
}

/** With its hash: two questions with one hash have the same words. */
export function asQuestion(entry: QuestionEntry): Question {
  const { review: _, ...words } = entry
  return { ...entry, contentHash: contentHash(words) }
}

function loadHelp(dir: string): Help[] {
  return listFiles(dir, 'help', '.md').map(file => {
    const { meta, body } = readMarkdown(dir, file, helpFrontMatter)
    if (file !== `help/${meta.slug}.md`) throw new ContentError(file, [`文件名应为 ${meta.slug}.md`])
    const { html, missing, shots } = render(body, new Map())
    if (missing.length > 0) throw new ContentError(file, missing)
    return { ...meta, html, shots }
  }).sort((a, b) => a.order - b.order)
}

/** Every question, lesson and document that a claim names must be there. */
function loadClaims(dir: string, policies: Policy[], { courses, seen }: { courses: Course[]; seen: Set<string> }): Claim[] {
  const file = 'expert-claims.yaml'
  const claims = readData(dir, file, claimsFile)
  const lessons = new Set(courses.flatMap(course => course.lessons.map(lesson => lesson.code)))
  const documents = new Set(policies.map(policy => policy.code))
  const stray = claims.flatMap(claim => [...claim.questions.filter(id => !seen.has(id)), ...claim.lessons.filter(code => !lessons.has(code)), ...claim.policies.filter(code => !documents.has(code))].map(name => `${claim.claim}：没有 ${name}`))
  if (stray.length > 0) throw new ContentError(file, stray)
  return claims
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
