import { id, index, instant, integer, table, text } from '../columns'

/** Uploaded or generated files; the bytes live outside the web root under `storedAs`. */
export const files = table(
  'files',
  {
    id: id().primaryKey(),
    purpose: text().notNull(),
    name: text().notNull(),
    mime: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    storedAs: text().notNull(),
    ownerKind: text().notNull(),
    ownerId: text().notNull(),
    uploadedBy: text(),
    createdAt: instant().notNull(),
  },
  t => [index('files_by_owner').on(t.ownerKind, t.ownerId)],
)
