import { flag, id, index, instant, integer, json, table, text, uniqueIndex } from '../columns'

export type QuestionType = 'single' | 'multiple' | 'judge'

export const questionVersions = table(
  'question_versions',
  {
    id: id().primaryKey(),
    questionId: text().notNull(),
    version: integer().notNull(),
    current: flag().notNull(),
    area: text().notNull(),
    lesson: text().notNull(),
    type: text().$type<QuestionType>().notNull(),
    difficulty: text().$type<'easy' | 'medium' | 'hard'>().notNull(),
    status: text().$type<'approved' | 'in_use' | 'retired'>().notNull(),
    stem: text().notNull(),
    options: json<string[]>().notNull(),
    source: text().notNull(),
    edition: text().notNull(),
    contentHash: text().notNull(),
    createdAt: instant().notNull(),
  },
  t => [uniqueIndex('question_versions_once').on(t.questionId, t.version), index('question_versions_current').on(t.current, t.area, t.type)],
)

/** The answer key, read by marking only. */
export const questionKeys = table('question_keys', {
  questionVersionId: id().primaryKey().references(() => questionVersions.id),
  answer: json<number[]>().notNull(),
  explanation: text().notNull(),
})
