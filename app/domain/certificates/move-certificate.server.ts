import { and, eq } from 'drizzle-orm'
import { certificates } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { emit } from '../events'
import { notifyPerson } from '../notices/notify.server'
import { refuse } from '../refusal'
import { canDecide, decidableBy } from './access.server'
import { type CertificateEvent, certificateMachine, certificateStatusNames } from './certificate-status'

export interface Decision {
  certificateId: string
  /** The category the public is told; null when there is nothing to tell (a resumption). */
  publicReason: string | null
  /** Facts and basis, for the audit trail only. */
  internalReason: string
}

/**
 * Moves a certificate as the machine allows and tells the holder and the other capabilities. Another's
 * certificate is `http.not-found`; one that is no longer where it was, `certificates.moved-on`.
 */
export async function moveCertificate(ctx: Ctx, event: CertificateEvent, { certificateId, publicReason, internalReason }: Decision) {
  await ctx.db.transact(async tx => {
    const [row] = await tx.select().from(certificates).where(and(eq(certificates.id, certificateId), decidableBy(ctx.actor)))
    if (!row) refuse('http.not-found')
    const to = certificateMachine.next(row.status, event)
    if (!to) refuse('certificates.moved-on')
    if (!canDecide(ctx.actor, row, event)) refuse('http.forbidden')
    const moved = await tx
      .update(certificates)
      .set({ status: to, publicReason, statusAt: ctx.now })
      .where(and(eq(certificates.id, row.id), eq(certificates.status, row.status)))
      .returning({ id: certificates.id })
    if (moved.length === 0) refuse('certificates.moved-on')
    record(ctx, tx, { type: 'certificate.moved', entityId: row.id, data: { from: row.status, to, publicReason, reason: internalReason } })
    const reason = publicReason ? `原因类别：${publicReason}。` : ''
    await notifyPerson(ctx, tx, row.personId, {
      title: `证书${certificateStatusNames[to]}`,
      body: `证书编号 ${row.number}，${shanghaiDate(ctx.now)} 起${certificateStatusNames[to]}。${reason}如有异议，可向发证机构书面提出。`,
      link: '/learn/certificate',
    })
    await emit(ctx, tx, { type: 'certificate.changed', certificateId: row.id })
  })
}
