import { type SQL, and, asc, count, desc, eq, inArray, isNull, like, or, sql } from 'drizzle-orm'
import { CertificateFacts } from '#certificates/facts'
import { type CertificateStatus, auditEvents, certificates, jobs, organizations, persons } from '#db/schema'
import type { Ctx } from '../context'
import { readStoredFile } from '../files/queries.server'
import { refuse } from '../refusal'
import { readableBy } from './access.server'

type Row = typeof certificates.$inferSelect
const withFacts = (row: Row) => ({ ...row, facts: CertificateFacts.parse(row.facts) })
export type CertificateWithFacts = ReturnType<typeof withFacts>

/** One certificate the actor may see, or `http.not-found`. */
export async function certificateOf(ctx: Ctx, id: string): Promise<CertificateWithFacts> {
  const [row] = await ctx.db.read.select().from(certificates).where(and(eq(certificates.id, id), readableBy(ctx.actor)))
  return row ? withFacts(row) : refuse('http.not-found')
}

/** The newest certificate of the signed-in person, or null. */
export async function myCertificate(ctx: Ctx): Promise<CertificateWithFacts | null> {
  const personId = ctx.actor.kind === 'user' ? ctx.actor.personId : null
  if (!personId) return null
  const [row] = await ctx.db.read.select().from(certificates).where(eq(certificates.personId, personId)).orderBy(desc(certificates.createdAt), desc(certificates.serial)).limit(1)
  return row ? withFacts(row) : null
}

/** All certificates of an enterprise's people, newest first. */
export async function enterpriseCertificates(ctx: Ctx, enterpriseId: string): Promise<CertificateWithFacts[]> {
  const rows = await ctx.db.read.select().from(certificates).where(and(eq(certificates.enterpriseId, enterpriseId), readableBy(ctx.actor))).orderBy(desc(certificates.createdAt))
  return rows.map(withFacts)
}

/** The stored PDF of a certificate the actor may see; refuses with `certificates.not-rendered` while it is being made. */
export async function certificatePdf(ctx: Ctx, id: string) {
  const { fileId } = await certificateOf(ctx, id)
  return fileId ? readStoredFile(ctx, fileId) : refuse('certificates.not-rendered')
}

export interface CertificateFilter {
  q?: string
  status?: CertificateStatus
  /** Only those whose PDF is not made yet. */
  waiting?: boolean
  page: number
}

export const CERTIFICATE_PAGE = 20
/** Characters that mean something to LIKE are not part of any name or number. */
const contains = (column: Parameters<typeof like>[0], text: string) => like(sql`lower(${column})`, `%${text.toLowerCase().replace(/[%_\\]/g, '')}%`)

/** A page of the certificates the actor may see, newest first. */
export async function certificateRows(ctx: Ctx, { q, status, waiting, page }: CertificateFilter) {
  const where: (SQL | undefined)[] = [readableBy(ctx.actor)]
  if (status) where.push(eq(certificates.status, status))
  if (waiting) where.push(isNull(certificates.fileId))
  if (q) where.push(or(contains(certificates.number, q), contains(persons.name, q), contains(organizations.name, q)))
  const joined = and(...where)
  const [total] = await ctx.db.read
    .select({ n: count() })
    .from(certificates)
    .innerJoin(persons, eq(persons.id, certificates.personId))
    .innerJoin(organizations, eq(organizations.id, certificates.enterpriseId))
    .where(joined)
  const rows = await ctx.db.read
    .select({ certificate: certificates })
    .from(certificates)
    .innerJoin(persons, eq(persons.id, certificates.personId))
    .innerJoin(organizations, eq(organizations.id, certificates.enterpriseId))
    .where(joined)
    .orderBy(desc(certificates.year), desc(certificates.serial))
    .limit(CERTIFICATE_PAGE)
    .offset((page - 1) * CERTIFICATE_PAGE)
  return { total: total?.n ?? 0, rows: rows.map(row => withFacts(row.certificate)) }
}

/** Why the PDFs of these certificates are not made yet, in the words of the last try. */
export async function renderProblems(ctx: Ctx, certificateIds: string[]): Promise<Map<string, string>> {
  if (certificateIds.length === 0) return new Map()
  const open = await ctx.db.read.select().from(jobs).where(and(eq(jobs.kind, 'certificates.render'), inArray(jobs.status, ['waiting', 'running', 'failed']))).orderBy(asc(jobs.createdAt))
  return new Map(open.filter(job => job.lastError && certificateIds.includes(String(job.payload.certificateId))).map(job => [String(job.payload.certificateId), job.lastError!]))
}

/** What was decided about a certificate, oldest first, from the audit trail. The caller has checked who may read it. */
export async function certificateHistory(ctx: Ctx, certificateId: string) {
  const rows = await ctx.db.read
    .select({ at: auditEvents.at, type: auditEvents.type, actorName: auditEvents.actorName, data: auditEvents.data })
    .from(auditEvents)
    .where(and(eq(auditEvents.entity, 'certificate'), eq(auditEvents.entityId, certificateId), inArray(auditEvents.type, ['certificate.issued', 'certificate.rendered', 'certificate.moved'])))
    .orderBy(asc(auditEvents.seq))
  return rows
}
