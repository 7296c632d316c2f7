import { id, index, instant, integer, json, table, text, uniqueIndex } from '../columns'
import { enrolments } from './cohorts'
import { persons } from './identity'
import { organizations } from './organizations'
import type { DrawnType } from './questions'

export interface BlueprintCell {
  area: string
  type: DrawnType
  difficulty?: 'easy' | 'medium' | 'hard'
  count: number
  halfPoints: number
}

export const blueprints = table('blueprints', {
  id: id().primaryKey(),
  certifyingBodyId: text().notNull().references(() => organizations.id),
  name: text().notNull(),
  kind: text().$type<'trial' | 'formal'>().notNull(),
  cells: json<BlueprintCell[]>().notNull(),
  poolFactor: integer().notNull(),
  passPercent: integer().notNull(),
  minutes: integer().notNull(),
  status: text().$type<'draft' | 'published' | 'retired'>().notNull(),
  createdAt: instant().notNull(),
})

export type SittingStatus = 'scheduled' | 'open' | 'closed' | 'released'

export const sittings = table(
  'sittings',
  {
    id: id().primaryKey(),
    certifyingBodyId: text().notNull().references(() => organizations.id),
    blueprintId: text().notNull().references(() => blueprints.id),
    /** Four letters and digits: the head of every admission number of this sitting. */
    code: text().notNull(),
    name: text().notNull(),
    opensAt: instant().notNull(),
    /** Last moment to start; a started attempt runs to its own deadline. */
    entryClosesAt: instant().notNull(),
    minutes: integer().notNull(),
    capacity: integer().notNull(),
    /** Counted up by the conditional update that gives out a place. */
    registered: integer().notNull(),
    status: text().$type<SittingStatus>().notNull(),
    releasedAt: instant(),
    releasedBy: text(),
    createdAt: instant().notNull(),
  },
  t => [uniqueIndex('sittings_code').on(t.code), index('sittings_by_body').on(t.certifyingBodyId, t.opensAt)],
)

export const registrations = table(
  'registrations',
  {
    id: id().primaryKey(),
    sittingId: text().notNull().references(() => sittings.id),
    enrolmentId: text().notNull().references(() => enrolments.id),
    personId: text().notNull().references(() => persons.id),
    admissionNo: text().notNull(),
    at: instant().notNull(),
  },
  t => [uniqueIndex('registrations_once').on(t.sittingId, t.personId), uniqueIndex('registrations_no').on(t.admissionNo), index('registrations_by_person').on(t.personId)],
)
