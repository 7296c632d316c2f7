import { id, instant, integer, json, table, text, uniqueIndex } from '../columns'

/** Versioned rule settings: never updated, only superseded by a later effective date. */
export const settings = table(
  'settings',
  {
    id: id().primaryKey(),
    key: text().notNull(),
    version: integer().notNull(),
    /** Null is a value too: a certificate may have no term. */
    value: json<unknown>(),
    effectiveFrom: instant().notNull(),
    documentNo: text().notNull(),
    note: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text(),
  },
  t => [uniqueIndex('settings_once').on(t.key, t.version)],
)
