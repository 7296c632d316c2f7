import { id, index, instant, integer, json, primaryKey, table, text, uniqueIndex } from '../columns'
import { courses, lessonVersions } from './courses'
import { persons } from './identity'

/** Server-credited study of one lesson by one person; `covered` is the merged list of [from, to) seconds. */
export const lessonProgress = table(
  'lesson_progress',
  {
    personId: text().notNull().references(() => persons.id),
    courseId: text().notNull().references(() => courses.id),
    lessonCode: text().notNull(),
    lessonVersionId: text().notNull().references(() => lessonVersions.id),
    covered: json<[number, number][]>().notNull(),
    creditedSeconds: integer().notNull(),
    lastPosition: integer().notNull(),
    quizPassedAt: instant(),
    completedAt: instant(),
    updatedAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.courseId, t.lessonCode] })],
)

/** Credited seconds by Shanghai day: the daily cap is judged here. */
export const studyDays = table(
  'study_days',
  { personId: text().notNull(), day: text().notNull(), seconds: integer().notNull() },
  t => [primaryKey({ columns: [t.personId, t.day] })],
)

/** The one active player of a person. */
export const studySessions = table('study_sessions', {
  personId: id().primaryKey(),
  playerId: text().notNull(),
  courseId: text().notNull(),
  lessonCode: text().notNull(),
  lastBeatAt: instant().notNull(),
  /** Wall time already turned into credit: the next credit is paid from here on. */
  paidUntil: instant().notNull(),
  /** When the next presence prompt is due; one that a beat has shown (`lastBeatAt` ≥ this) stands until answered. */
  presenceDueAt: instant().notNull(),
  startedAt: instant().notNull(),
})

export const quizAttempts = table(
  'quiz_attempts',
  {
    id: id().primaryKey(),
    personId: text().notNull(),
    courseId: text().notNull(),
    lessonCode: text().notNull(),
    lessonVersionId: text().notNull(),
    answers: json<Record<string, number[]>>().notNull(),
    right: integer().notNull(),
    total: integer().notNull(),
    passed: integer().notNull(),
    at: instant().notNull(),
  },
  t => [index('quiz_attempts_by_person').on(t.personId, t.courseId, t.lessonCode), uniqueIndex('quiz_attempts_once').on(t.personId, t.courseId, t.lessonCode, t.at)],
)
