import { flag, id, index, instant, integer, json, table, text, uniqueIndex } from '../columns'

export const courses = table('courses', {
  id: id().primaryKey(),
  title: text().notNull(),
  kind: text().$type<'qualification' | 'elective'>().notNull(),
  edition: text().notNull(),
  requiredCredits: integer().notNull(),
  modules: json<{ code: string; title: string }[]>().notNull(),
  contentHash: text().notNull(),
  updatedAt: instant().notNull(),
})

/** An edited lesson is a new version; learners' history keeps the version they studied. */
export const lessonVersions = table(
  'lesson_versions',
  {
    id: id().primaryKey(),
    courseId: text().notNull().references(() => courses.id),
    code: text().notNull(),
    moduleCode: text().notNull(),
    position: integer().notNull(),
    version: integer().notNull(),
    current: flag().notNull(),
    title: text().notNull(),
    seconds: integer().notNull(),
    edition: text().notNull(),
    objectives: json<string[]>().notNull(),
    keyPoints: json<string[]>().notNull(),
    sources: json<{ title: string; number?: string; date?: string }[]>().notNull(),
    templates: json<string[]>().notNull(),
    /** The Markdown it was written in; html is what readers see. */
    body: text().notNull(),
    html: text().notNull(),
    contentHash: text().notNull(),
    /** The hash of the file's version that was last seen: see import-course. */
    fileHash: text(),
    origin: text().$type<'file' | 'editor'>().notNull(),
    authorId: text(),
    publishedAt: instant().notNull(),
  },
  t => [uniqueIndex('lesson_versions_once').on(t.courseId, t.code, t.version), index('lesson_versions_current').on(t.courseId, t.current)],
)

/** Quiz items apart from the lesson row, so that a lesson page cannot carry the key by accident. */
export const lessonQuizzes = table('lesson_quizzes', {
  lessonVersionId: id().primaryKey().references(() => lessonVersions.id),
  items: json<QuizItem[]>().notNull(),
})

export interface QuizItem {
  id: string
  type: 'single' | 'multiple' | 'judge'
  stem: string
  options: string[]
  answer: number[]
  explanation: string
}
