import { flag, id, index, instant, table, text, uniqueIndex } from '../columns'
import { certificates } from './certificates'
import { persons } from './identity'

export type TalentStatus = 'pending' | 'listed' | 'dormant' | 'suspended' | 'exited'

export const talents = table(
  'talents',
  {
    id: id().primaryKey(),
    personId: text().notNull().references(() => persons.id),
    certificateId: text().notNull().references(() => certificates.id),
    filingId: text().notNull(),
    enterpriseName: text().notNull(),
    personName: text().notNull(),
    namePinyin: text().notNull(),
    cityCode: text().notNull(),
    appointedOn: text().notNull(),
    status: text().$type<TalentStatus>().notNull(),
    published: flag().notNull(),
    enteredAt: instant().notNull(),
    listedAt: instant(),
    publishedAt: instant(),
    updatedAt: instant().notNull(),
  },
  t => [uniqueIndex('talents_person').on(t.personId), index('talents_public').on(t.published, t.namePinyin), index('talents_by_status').on(t.status, t.cityCode)],
)
