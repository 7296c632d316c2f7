import { sql } from 'drizzle-orm'
import { id, index, instant, integer, json, primaryKey, sealed, table, text, uniqueIndex } from '../columns'
import { files } from './files'
import { persons } from './identity'
import { organizations } from './organizations'

export type FilingStatus = 'draft' | 'submitted' | 'city_reviewing' | 'returned' | 'city_passed' | 'filed' | 'rejected' | 'ended' | 'revoked'

/** One appointment's filing (备案): the draft holds what the enterprise typed, `frozen` what was judged. */
export const filings = table(
  'filings',
  {
    id: id().primaryKey(),
    enterpriseId: text().notNull().references(() => organizations.id),
    cityCode: text().notNull(),
    status: text().$type<FilingStatus>().notNull(),
    personName: text().notNull(),
    personId: text().references(() => persons.id),
    /** Identity fields of the draft, sealed as one JSON text until a person row exists. */
    candidate: sealed().notNull(),
    idNumberIndex: text().notNull(),
    post: json<FilingPost>().notNull(),
    frozen: json<FrozenFiling>(),
    number: text(),
    year: integer(),
    serial: integer(),
    submittedBy: text(),
    submittedAt: instant(),
    claimedBy: text(),
    claimedAt: instant(),
    cityPassedAt: instant(),
    cityDueOn: text(),
    filedAt: instant(),
    endedAt: instant(),
    endReason: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  t => [
    uniqueIndex('filings_number').on(t.number),
    uniqueIndex('filings_serial').on(t.year, t.serial),
    uniqueIndex('filings_one_open').on(t.enterpriseId).where(sql`status in ('draft','submitted','city_reviewing','returned','city_passed','filed')`),
    // While returned a filing may be corrected to any number; it is checked again when submitted.
    uniqueIndex('filings_one_person').on(t.idNumberIndex).where(sql`status in ('submitted','city_reviewing','city_passed','filed')`),
    index('filings_queue').on(t.status, t.cityCode, t.submittedAt),
    index('filings_by_person').on(t.personId),
  ],
)

/** The post's facts as typed by the enterprise; version 1. */
export interface FilingPost {
  version: 1
  education: string
  school: string
  major: string
  /** Years; null until filled in. */
  qualityYears: number | null
  position: string
  concurrentPost: string
  professionalTitle: string
  appointedOn: string
  authorizerName: string
  authorizerTitle: string
  relaxReason: string
  resume: string
}

/** What was judged at submission and under which rules; no sealed field; version 1. */
export interface FrozenFiling {
  version: 1
  rulesVersion: string
  enterprise: { name: string; uscc: string; cityCode: string; districtCode: string | null; sizeClass: string; employees: number | null; revenue: number | null; assets: number | null; sizeYear: number }
  personName: string
  post: FilingPost
  verdict: { status: 'eligible' | 'warning' | 'blocked'; findings: { field: string; code: string; level: string; sentence: string }[] }
  files: { kind: string; fileId: string; sha256: string }[]
}

export const filingFiles = table(
  'filing_files',
  {
    filingId: text().notNull().references(() => filings.id),
    kind: text().notNull(),
    fileId: text().notNull().references(() => files.id),
  },
  t => [primaryKey({ columns: [t.filingId, t.kind] })],
)

export const filingReviews = table(
  'filing_reviews',
  {
    id: id().primaryKey(),
    filingId: text().notNull().references(() => filings.id),
    stage: text().$type<'city' | 'province'>().notNull(),
    decision: text().$type<'pass' | 'return' | 'record' | 'reject'>().notNull(),
    reasons: json<{ field: string; text: string }[]>().notNull(),
    reviewerId: text().notNull(),
    reviewerName: text().notNull(),
    at: instant().notNull(),
  },
  t => [index('filing_reviews_by_filing').on(t.filingId, t.at)],
)

/** One row a year: the last 备案号 serial given out. */
export const filingSerials = table('filing_serials', { year: integer().primaryKey(), last: integer().notNull() })
