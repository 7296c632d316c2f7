import { sql } from 'drizzle-orm'
import { id, index, instant, integer, json, primaryKey, table, text, uniqueIndex } from '../columns'
import { registrations, sittings } from './exams'
import { persons } from './identity'
import type { DrawnType } from './questions'

export type AttemptStatus = 'scheduled' | 'in_progress' | 'submitted' | 'auto_submitted' | 'marked' | 'released' | 'absent' | 'voided'

/** One sitting of one person. The paper is composed and frozen while the attempt is `scheduled`. */
export const attempts = table(
  'attempts',
  {
    id: id().primaryKey(),
    sittingId: text().notNull().references(() => sittings.id),
    registrationId: text().notNull().references(() => registrations.id),
    enrolmentId: text().notNull(),
    personId: text().notNull().references(() => persons.id),
    ordinal: integer().notNull(),
    status: text().$type<AttemptStatus>().notNull(),
    seed: text().notNull(),
    startedAt: instant(),
    deadline: instant(),
    extensionSeconds: integer().notNull(),
    submittedAt: instant(),
    lastSavedAt: instant(),
    /** The one writing device; taking over raises the revision. */
    leaseClient: text(),
    leaseRev: integer().notNull(),
    focusLosses: integer().notNull(),
    receipt: text(),
    createdAt: instant().notNull(),
  },
  t => [uniqueIndex('attempts_one_open').on(t.personId).where(sql`status in ('scheduled','in_progress')`), uniqueIndex('attempts_once').on(t.registrationId), index('attempts_by_sitting').on(t.sittingId, t.status), index('attempts_by_person').on(t.personId), index('attempts_due').on(t.status, t.deadline)],
)

/** The paper as sat: `candidate` is the finished allow-listed JSON text sent to the browser, `key` what marking reads. */
export const attemptPapers = table('attempt_papers', {
  attemptId: id().primaryKey().references(() => attempts.id),
  candidate: text().notNull(),
  key: json<FrozenKey>().notNull(),
})

export interface FrozenKey {
  version: 1
  /** What the candidate was promised: the multi-select rule, the pass mark, and the rules both came from. */
  multiRule: 'half_point_per_correct' | 'all_or_nothing' | 'half_if_subset' | 'proportional'
  passPercent: number
  rulesVersion: string
  items: { item: string; questionVersionId: string; type: DrawnType; halfPoints: number; answer: number[]; options: number; area?: string }[]
}

/** Append-only: every accepted save, the highest revision of an item is its answer. */
export const answerSaves = table(
  'answer_saves',
  {
    attemptId: text().notNull().references(() => attempts.id),
    item: text().notNull(),
    rev: integer().notNull(),
    choice: json<number[]>().notNull(),
    savedAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.attemptId, t.item, t.rev] })],
)

/** Evidence for a person to judge: leaving the page, reconnects, take-overs. */
export const attemptEvidence = table(
  'attempt_evidence',
  { id: id().primaryKey(), attemptId: text().notNull().references(() => attempts.id), kind: text().notNull(), detail: text().notNull(), at: instant().notNull() },
  t => [index('attempt_evidence_by_attempt').on(t.attemptId, t.at)],
)
