import { flag, id, instant, integer, json, table, text } from '../columns'
import { attempts } from './attempts'

export const results = table('results', {
  attemptId: id().primaryKey().references(() => attempts.id),
  halfPoints: integer().notNull(),
  maxHalfPoints: integer().notNull(),
  passHalfPoints: integer().notNull(),
  passed: flag().notNull(),
  items: json<{ item: string; halfPoints: number }[]>().notNull(),
  rule: text().notNull(),
  rulesVersion: text().notNull(),
  markedAt: instant().notNull(),
  releasedAt: instant(),
})
