import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { type CertificateStatus, certificates, talents } from '#db/schema'
import type { Ctx } from '../context'
import { moveTalent } from './move-talent.server'
import type { TalentEvent } from './talent-status'

const eventFor = (status: CertificateStatus, listed: boolean): TalentEvent | null => {
  if (status === 'suspended') return 'suspend'
  if (status === 'revoked') return 'exit'
  if (status === 'valid') return listed ? 'resume' : 'requeue'
  return null
}

/**
 * Lets the talent-pool entry follow its certificate in the same transaction: suspended with it, gone with it,
 * back with it. Leaving also ends publication; coming back does not publish again by itself.
 */
export async function followCertificate(ctx: Ctx, tx: Tx, certificateId: string) {
  const [row] = await tx.select({ talent: talents, status: certificates.status }).from(talents).innerJoin(certificates, eq(certificates.id, talents.certificateId)).where(eq(talents.certificateId, certificateId))
  if (!row) return
  const event = eventFor(row.status, row.talent.listedAt !== null)
  if (event) await moveTalent(ctx, tx, row.talent, event, { certificateId })
}
