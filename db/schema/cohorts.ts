import { sql } from 'drizzle-orm'
import { id, index, instant, integer, table, text, uniqueIndex } from '../columns'
import { courses } from './courses'
import { filings } from './filing'
import { persons } from './identity'
import { organizations } from './organizations'

export type CohortStatus = 'enrolling' | 'running' | 'closed'
export type EnrolmentStatus = 'applied' | 'admitted' | 'declined' | 'studying' | 'study_completed' | 'passed' | 'failed' | 'withdrawn' | 'expired'

export const cohorts = table(
  'cohorts',
  {
    id: id().primaryKey(),
    courseId: text().notNull().references(() => courses.id),
    trainingBodyId: text().notNull().references(() => organizations.id),
    name: text().notNull(),
    cityCode: text(),
    capacity: integer().notNull(),
    startsOn: text().notNull(),
    endsOn: text().notNull(),
    status: text().$type<CohortStatus>().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  t => [index('cohorts_by_body').on(t.trainingBodyId), index('cohorts_by_status').on(t.status, t.startsOn)],
)

export const enrolments = table(
  'enrolments',
  {
    id: id().primaryKey(),
    cohortId: text().notNull().references(() => cohorts.id),
    personId: text().notNull().references(() => persons.id),
    filingId: text().notNull().references(() => filings.id),
    status: text().$type<EnrolmentStatus>().notNull(),
    reason: text(),
    appliedAt: instant().notNull(),
    admittedAt: instant(),
    studyStartedAt: instant(),
    studyCompletedAt: instant(),
    rulesVersion: text(),
    creditedSeconds: integer().notNull(),
    updatedAt: instant().notNull(),
  },
  t => [
    uniqueIndex('enrolments_one_open').on(t.personId).where(sql`status in ('applied','admitted','studying','study_completed')`),
    index('enrolments_by_cohort').on(t.cohortId, t.status),
    index('enrolments_by_filing').on(t.filingId),
  ],
)
