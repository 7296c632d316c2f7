import { sql } from 'drizzle-orm'
import { id, index, instant, integer, json, primaryKey, table, text, uniqueIndex } from '../columns'
import { cohorts, enrolments } from './cohorts'

export type TeacherStatus = 'applied' | 'form_check' | 'expert_review' | 'trial' | 'publicity' | 'appointed' | 'returned' | 'refused' | 'suspended' | 'retired' | 'removed' | 'expired'

export const teachers = table(
  'teachers',
  {
    id: id().primaryKey(),
    userId: text().notNull(),
    name: text().notNull(),
    category: text().notNull(),
    employer: text().notNull(),
    position: text().notNull(),
    professionalTitle: text().notNull(),
    qualityYears: integer().notNull(),
    teachingHours: integer().notNull(),
    areas: json<string[]>().notNull(),
    courses: json<string[]>().notNull(),
    achievements: text().notNull(),
    cityCode: text().notNull(),
    status: text().$type<TeacherStatus>().notNull(),
    evidenceFileId: text(),
    number: text(),
    appointedOn: text(),
    termEndsOn: text(),
    appliedAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  t => [
    uniqueIndex('teachers_number').on(t.number),
    uniqueIndex('teachers_one_open').on(t.userId).where(sql`status not in ('refused','retired','removed','expired')`),
    index('teachers_by_status').on(t.status),
  ],
)

export const teacherReviews = table(
  'teacher_reviews',
  {
    id: id().primaryKey(),
    teacherId: text().notNull().references(() => teachers.id),
    event: text().notNull(),
    scores: json<Record<string, number>>(),
    opinion: text().notNull(),
    reviewerId: text().notNull(),
    reviewerName: text().notNull(),
    at: instant().notNull(),
  },
  t => [index('teacher_reviews_by_teacher').on(t.teacherId, t.at)],
)

/** Who teaches which class. */
export const cohortTeachers = table(
  'cohort_teachers',
  {
    cohortId: text().notNull().references(() => cohorts.id),
    teacherId: text().notNull().references(() => teachers.id),
    topic: text().notNull(),
    assignedAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.cohortId, t.teacherId] })],
)

/** Anonymous to teachers and training bodies: `enrolmentId` only stops a second vote. */
export const teacherRatings = table(
  'teacher_ratings',
  {
    id: id().primaryKey(),
    cohortId: text().notNull(),
    teacherId: text().notNull().references(() => teachers.id),
    enrolmentId: text().notNull().references(() => enrolments.id),
    content: integer().notNull(),
    delivery: integer().notNull(),
    usefulness: integer().notNull(),
    interaction: integer().notNull(),
    overall: integer().notNull(),
    comment: text().notNull(),
    at: instant().notNull(),
  },
  t => [uniqueIndex('teacher_ratings_once').on(t.teacherId, t.enrolmentId)],
)
