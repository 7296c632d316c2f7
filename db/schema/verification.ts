import { id, index, instant, table, text } from '../columns'

/** Who asked is kept as a keyed hash of the address, for rate and abuse questions only; 90 days. */
export const verifications = table(
  'verifications',
  { id: id().primaryKey(), at: instant().notNull(), certificateId: text(), kind: text().notNull(), result: text().notNull(), source: text().notNull() },
  t => [index('verifications_by_time').on(t.at), index('verifications_by_certificate').on(t.certificateId)],
)
