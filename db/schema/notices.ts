import { id, index, instant, sealed, table, text } from '../columns'

/** What a user finds in 通知. */
export const notices = table(
  'notices',
  {
    id: id().primaryKey(),
    userId: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    link: text(),
    createdAt: instant().notNull(),
    readAt: instant(),
  },
  t => [index('notices_by_user').on(t.userId, t.createdAt)],
)

/** Messages for SMS or mail; without a gateway they wait as printable slips (and show on the demo's screen). */
export const outbox = table(
  'outbox',
  {
    id: id().primaryKey(),
    channel: text().$type<'sms' | 'email' | 'slip'>().notNull(),
    recipientName: text().notNull(),
    recipient: sealed().notNull(),
    subject: text().notNull(),
    body: sealed().notNull(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  t => [index('outbox_by_time').on(t.createdAt)],
)
