import { id, index, instant, integer, json, table, text, uniqueIndex } from '../columns'
import { persons } from './identity'

export type CertificateStatus = 'valid' | 'suspended' | 'revoked' | 'superseded'

/** `facts` are the facts as printed; a rendered PDF is never made again. */
export const certificates = table(
  'certificates',
  {
    id: id().primaryKey(),
    number: text().notNull(),
    code: text().notNull(),
    token: text().notNull(),
    attemptId: text(),
    personId: text().notNull().references(() => persons.id),
    filingId: text().notNull(),
    enterpriseId: text().notNull(),
    certifyingBodyId: text().notNull(),
    cityCode: text().notNull(),
    year: integer().notNull(),
    serial: integer().notNull(),
    status: text().$type<CertificateStatus>().notNull(),
    publicReason: text(),
    statusAt: instant(),
    issuedOn: text().notNull(),
    expiresOn: text(),
    facts: json<Record<string, unknown>>().notNull(),
    fileId: text(),
    pdfSha256: text(),
    supersedesId: text(),
    supersededById: text(),
    createdAt: instant().notNull(),
  },
  t => [
    uniqueIndex('certificates_number').on(t.number),
    uniqueIndex('certificates_code').on(t.code),
    uniqueIndex('certificates_serial').on(t.year, t.serial),
    uniqueIndex('certificates_attempt').on(t.attemptId),
    index('certificates_by_person').on(t.personId),
  ],
)

export const certificateSerials = table('certificate_serials', { year: integer().primaryKey(), last: integer().notNull() })
