import { sql } from 'drizzle-orm'
import { flag, id, index, instant, integer, json, table, text, uniqueIndex } from '../columns'

/** What a paper may be made of. */
export type DrawnType = 'single' | 'multiple' | 'judge' | 'case'
export type QuestionType = DrawnType | 'short'
export type QuestionStatus = 'expert_review' | 'approved' | 'flagged' | 'retired'

/** What drawing and listing need; the words and the key are apart, in question_keys. An edited question is a new version. */
export const questionVersions = table(
  'question_versions',
  {
    id: id().primaryKey(),
    questionId: text().notNull(),
    version: integer().notNull(),
    current: flag().notNull(),
    /** The exam bank, or the separate pool learners practise with. */
    pool: text().$type<'exam' | 'practice'>().notNull(),
    area: text().notNull(),
    lesson: text().notNull(),
    type: text().$type<QuestionType>().notNull(),
    difficulty: text().$type<'easy' | 'medium' | 'hard'>().notNull(),
    status: text().$type<QuestionStatus>().notNull(),
    /** What lists show and search: the stem, or a case's title. */
    stem: text().notNull(),
    /** Options of each part that is answered by choosing: one number, five for a case, none for a short answer. */
    optionCounts: json<number[]>().notNull(),
    contentHash: text().notNull(),
    /** The hash of the file's version that was last seen: see import-questions. Null before files were told apart. */
    fileHash: text(),
    origin: text().$type<'file' | 'editor'>().notNull(),
    /** Who wrote it in the product; null for files. */
    authorId: text(),
    reviewedBy: text(),
    reviewedAt: instant(),
    reviewNote: text(),
    createdAt: instant().notNull(),
  },
  t => [
    uniqueIndex('question_versions_once').on(t.questionId, t.version),
    uniqueIndex('question_versions_one_current').on(t.questionId).where(sql`current`),
    index('question_versions_current').on(t.current, t.area, t.type),
  ],
)

interface Choice {
  stem: string
  options: string[]
  answer: string[]
  explanation: string
}
interface Source {
  document: string
  clause: string
}

/** A question as a content file writes it, key included. */
export interface StoredQuestion extends Partial<Omit<Choice, 'stem' | 'explanation'>> {
  id: string
  area: string
  lesson: string
  type: QuestionType
  difficulty: 'easy' | 'medium' | 'hard'
  stem: string
  explanation: string
  source: Source
  edition: string
  title?: string
  rubric?: { point: string; marks: number }[]
  items?: (Choice & { area: string; lesson: string; source: Source })[]
}

/** Words and key of a version, append-only: read when a paper is frozen, by reviewers, and for practice. */
export const questionKeys = table('question_keys', {
  questionVersionId: id().primaryKey().references(() => questionVersions.id),
  entry: json<StoredQuestion>().notNull(),
})

/** One round of practice, as drawn and as answered: it shows what is weak and is never a mark. */
export const practiceSets = table(
  'practice_sets',
  {
    id: id().primaryKey(),
    personId: text().notNull(),
    area: text().notNull(),
    /** In the order shown; optionOrders as on a paper, one for each part that is answered by choosing. */
    items: json<{ questionId: string; questionVersionId: string; optionOrders: number[][] }[]>().notNull(),
    /** Per question whether everything was right; null while it is open. Short answers are not among it: the learner compares them alone. */
    results: json<{ questionId: string; right: boolean }[]>(),
    /** Chosen positions as shown, per part in the order of the page. */
    choices: json<number[][]>(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  t => [index('practice_sets_by_person').on(t.personId, t.area, t.createdAt), uniqueIndex('practice_sets_one_open').on(t.personId, t.area).where(sql`finished_at is null`)],
)
