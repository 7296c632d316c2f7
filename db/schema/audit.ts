import { id, index, instant, integer, json, table, text } from '../columns'

/** Append-only and hash-chained: triggers refuse UPDATE and DELETE on both dialects. */
export const auditEvents = table(
  'audit_events',
  {
    seq: integer().primaryKey(),
    at: instant().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    actorRole: text().notNull(),
    type: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    data: json<Record<string, unknown>>().notNull(),
    prevHash: text().notNull(),
    hash: text().notNull(),
  },
  t => [index('audit_by_entity').on(t.entity, t.entityId), index('audit_by_actor').on(t.actorId)],
)

/** One row: the head of the chain, locked last before commit. */
export const auditHead = table('audit_head', { id: id().primaryKey(), seq: integer().notNull(), hash: text().notNull() })
