import { id, index, instant, integer, table, text, uniqueIndex } from '../columns'
import { persons } from './identity'

export type CeStatus = 'draft' | 'submitted' | 'approved' | 'returned' | 'rejected' | 'voided'

/** One activity; `tenths` are tenths of a credit hour. Seconds of a platform course are kept by learning. */
export const ceRecords = table(
  'ce_records',
  {
    id: id().primaryKey(),
    personId: text().notNull().references(() => persons.id),
    year: integer().notNull(),
    category: text().notNull(),
    title: text().notNull(),
    organizer: text().notNull(),
    happenedOn: text().notNull(),
    tenths: integer().notNull(),
    status: text().$type<CeStatus>().notNull(),
    evidenceFileId: text(),
    /** What the record was made from (a course completion), so that it is made once. */
    sourceKey: text(),
    opinion: text(),
    reviewerId: text(),
    reviewerName: text(),
    reviewedAt: instant(),
    submittedAt: instant(),
    createdAt: instant().notNull(),
  },
  t => [index('ce_by_person').on(t.personId, t.year), uniqueIndex('ce_source').on(t.sourceKey), index('ce_queue').on(t.status, t.submittedAt)],
)
