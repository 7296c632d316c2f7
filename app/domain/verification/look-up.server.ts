import { type SQL, eq } from 'drizzle-orm'
import { CertificateFacts } from '#certificates/facts'
import { certificates, filings } from '#db/schema'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { type LookUpKind, noteVerification } from './desk.server'
import type { Verification } from './result'

/** One indexed read, straight from the database each time: a revocation shows on the next look. */
export async function findCertificate(ctx: Ctx, where: SQL) {
  const [row] = await ctx.db.read
    .select({ certificate: certificates, post: filings.post })
    .from(certificates)
    .innerJoin(filings, eq(filings.id, certificates.filingId))
    .where(where)
  return row ?? null
}

type Found = NonNullable<Awaited<ReturnType<typeof findCertificate>>>

/** What the public may be told of a certificate in its present state. */
export function publicView(ctx: Pick<Ctx, 'now'>, { certificate, post }: Found): Verification {
  const { status, publicReason: reason, statusAt, number, issuedOn } = certificate
  const { name, enterprise, trainingFrom, trainingTo, hours, trainingBody, certifyingBody, expiresOn } = CertificateFacts.parse(certificate.facts)
  const since = shanghaiDate(statusAt ?? certificate.createdAt)
  if (status === 'superseded') return { kind: status, number, since, reason }
  if (status !== 'valid') return { kind: status, name, number, issuedOn, since, reason }
  const facts = { name, enterprise, number, trainingFrom, trainingTo, hours, appointedOn: post.appointedOn, trainingBody, certifyingBody, issuedOn, expiresOn }
  return { kind: expiresOn !== null && expiresOn < shanghaiDate(ctx.now) ? 'expired' : 'valid', facts, pdfSha256: certificate.pdfSha256 }
}

/** Answers, and notes in the log that it was asked; `source` is a keyed hash of the address. */
export function answer(ctx: Ctx, asked: { kind: LookUpKind; source: string }, found: Found | null, view: Verification): Verification {
  noteVerification(ctx, { ...asked, certificateId: found?.certificate.id ?? null, result: view.kind })
  return view
}
