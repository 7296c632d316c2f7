import { id, index, instant, json, table, text } from '../columns'

/** Versioned rule settings: never updated, only superseded by a later effective date. */
export const settings = table(
  'settings',
  {
    id: id().primaryKey(),
    key: text().notNull(),
    value: json<unknown>().notNull(),
    effectiveFrom: instant().notNull(),
    document: text().notNull(),
    note: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text(),
  },
  t => [index('settings_by_key').on(t.key, t.effectiveFrom)],
)
