import { id, index, instant, integer, table, text } from '../columns'
import { files } from './files'

/** The official text of a document of the library, attached by an administrator; a newer one stands before the older. */
export const policyTexts = table(
  'policy_texts',
  {
    id: id().primaryKey(),
    policyCode: text().notNull(),
    fileId: text().notNull().references(() => files.id),
    name: text().notNull(),
    bytes: integer().notNull(),
    /** Where it was taken from, for whoever wants to check. */
    origin: text().notNull(),
    attachedBy: text().notNull(),
    attachedAt: instant().notNull(),
    removedAt: instant(),
  },
  t => [index('policy_texts_by_code').on(t.policyCode, t.attachedAt)],
)
