import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { certificates, filings, organizations, persons, talents } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'

/**
 * Enters the holder of a certificate into the talent pool as `pending`, in the transaction of its issue
 * (R-056, 粤市监〔2023〕35号（七）). One entry per person; a person who had left enters again with the new certificate.
 */
export async function enterTalent(ctx: Ctx, tx: Tx, certificateId: string) {
  const [row] = await tx
    .select({ certificate: certificates, person: persons, enterprise: organizations.name, post: filings.post })
    .from(certificates)
    .innerJoin(persons, eq(persons.id, certificates.personId))
    .innerJoin(organizations, eq(organizations.id, certificates.enterpriseId))
    .innerJoin(filings, eq(filings.id, certificates.filingId))
    .where(eq(certificates.id, certificateId))
  if (!row) throw new Error(`certificate ${certificateId} is not there`)
  const { certificate, person, enterprise, post } = row
  const snapshot = {
    certificateId,
    filingId: certificate.filingId,
    enterpriseName: enterprise,
    personName: person.name,
    namePinyin: person.namePinyin,
    cityCode: certificate.cityCode,
    appointedOn: post.appointedOn,
    status: 'pending' as const,
    published: false,
    enteredAt: ctx.now,
    listedAt: null,
    publishedAt: null,
    updatedAt: ctx.now,
  }
  const [made] = await tx.insert(talents).values({ id: newId(), personId: person.id, ...snapshot }).onConflictDoNothing({ target: talents.personId }).returning({ id: talents.id })
  const [entered] = made ? [made] : await tx.update(talents).set(snapshot).where(and(eq(talents.personId, person.id), eq(talents.status, 'exited'))).returning({ id: talents.id })
  if (entered) record(ctx, tx, { type: 'talent.entered', entityId: entered.id, data: { certificateId } })
}
