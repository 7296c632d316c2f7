import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { type CertificateStatus, certificates, talents } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { type TalentEvent, talentMachine } from './talent-status'

const eventFor = (status: CertificateStatus, listed: boolean): TalentEvent | null => {
  if (status === 'suspended') return 'suspend'
  if (status === 'revoked') return 'exit'
  if (status === 'valid') return listed ? 'resume' : 'requeue'
  return null
}

/**
 * Lets the talent-pool entry follow its certificate in the same transaction: suspended with it, gone with it,
 * back with it. Leaving also ends publication; coming back does not publish again by itself (domain.md C6 (5)).
 */
export async function followCertificate(ctx: Ctx, tx: Tx, certificateId: string) {
  const [row] = await tx.select({ talent: talents, status: certificates.status }).from(talents).innerJoin(certificates, eq(certificates.id, talents.certificateId)).where(eq(talents.certificateId, certificateId))
  if (!row) return
  const { talent } = row
  const event = eventFor(row.status, talent.listedAt !== null)
  const to = event && talentMachine.next(talent.status, event)
  if (!to) return
  await tx
    .update(talents)
    .set({ status: to, published: false, publishedAt: null, updatedAt: ctx.now })
    .where(and(eq(talents.id, talent.id), eq(talents.status, talent.status)))
  record(ctx, tx, { type: 'talent.moved', entityId: talent.id, data: { from: talent.status, to, unpublished: talent.published, certificateId } })
}
