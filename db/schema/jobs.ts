import { id, index, instant, integer, json, table, text, uniqueIndex } from '../columns'

/** Slow consequences (a PDF, a message): claimed by conditional update, idempotent by `dedupeKey`. */
export const jobs = table(
  'jobs',
  {
    id: id().primaryKey(),
    kind: text().notNull(),
    dedupeKey: text().notNull(),
    payload: json<Record<string, unknown>>().notNull(),
    status: text().$type<'waiting' | 'running' | 'done' | 'failed'>().notNull(),
    runAt: instant().notNull(),
    tries: integer().notNull(),
    claimedAt: instant(),
    lastError: text(),
    createdBy: text(),
    createdAt: instant().notNull(),
    doneAt: instant(),
  },
  t => [uniqueIndex('jobs_dedupe').on(t.kind, t.dedupeKey), index('jobs_due').on(t.status, t.runAt)],
)
