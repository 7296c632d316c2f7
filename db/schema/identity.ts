import { flag, id, index, instant, integer, sealed, table, text, uniqueIndex } from '../columns'

/** A natural person: sensitive fields are sealed one by one and found by keyed index only. */
export const persons = table(
  'persons',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    namePinyin: text().notNull(),
    idType: text().notNull(),
    idNumber: sealed().notNull(),
    idNumberIndex: text().notNull(),
    idTail: text().notNull(),
    gender: text().$type<'male' | 'female'>().notNull(),
    mobile: sealed().notNull(),
    mobileIndex: text().notNull(),
    mobileTail: text().notNull(),
    email: sealed().notNull(),
    emailIndex: text().notNull(),
    education: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  t => [uniqueIndex('persons_id_number').on(t.idType, t.idNumberIndex), uniqueIndex('persons_email').on(t.emailIndex)],
)

export const users = table(
  'users',
  {
    id: id().primaryKey(),
    username: text().notNull(),
    name: text().notNull(),
    personId: text().references(() => persons.id),
    passwordHash: text(),
    status: text().$type<'invited' | 'active' | 'disabled'>().notNull(),
    createdAt: instant().notNull(),
    activatedAt: instant(),
  },
  t => [uniqueIndex('users_username').on(t.username), uniqueIndex('users_person').on(t.personId)],
)

/** Which role a user holds, for which organisation, in which city. */
export const grants = table(
  'grants',
  {
    id: id().primaryKey(),
    userId: text().notNull().references(() => users.id),
    role: text().notNull(),
    organizationId: text(),
    cityCode: text(),
    createdAt: instant().notNull(),
  },
  t => [index('grants_by_user').on(t.userId), index('grants_by_organization').on(t.organizationId)],
)

/** `id` is the SHA-256 of the cookie token: a stolen database opens no session. */
export const sessions = table(
  'sessions',
  {
    id: id().primaryKey(),
    userId: text().notNull().references(() => users.id),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    staff: flag().notNull(),
  },
  t => [index('sessions_by_user').on(t.userId)],
)

export const activations = table(
  'activations',
  {
    id: id().primaryKey(),
    userId: text().notNull().references(() => users.id),
    codeHash: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    tries: integer().notNull(),
    createdAt: instant().notNull(),
  },
  t => [index('activations_by_user').on(t.userId)],
)

export const signInFailures = table(
  'sign_in_failures',
  { id: id().primaryKey(), account: text().notNull(), source: text().notNull(), at: instant().notNull() },
  t => [index('failures_by_account').on(t.account, t.at), index('failures_by_source').on(t.source, t.at)],
)

/** Consent to a numbered text, with the hash of what was shown. */
export const consents = table(
  'consents',
  {
    id: id().primaryKey(),
    personId: text().notNull().references(() => persons.id),
    textKey: text().notNull(),
    textVersion: integer().notNull(),
    textHash: text().notNull(),
    at: instant().notNull(),
  },
  t => [uniqueIndex('consents_once').on(t.personId, t.textKey, t.textVersion)],
)
