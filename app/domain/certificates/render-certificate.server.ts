import { and, eq, isNull } from 'drizzle-orm'
import { CertificateFacts } from '#certificates/facts'
import { certificates } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { prepareFile } from '../files/prepare-file.server'
import { recordFile } from '../files/record-file.server'
import { notifyPerson } from '../notices/notify.server'

/** Turns frozen facts into the bytes of a PDF; `createdAt` (epoch milliseconds) is the only time written into it. */
export type Draw = (facts: CertificateFacts, createdAt: number) => Promise<Uint8Array>

/** Another run stored the PDF first; what this one wrote is rolled back. */
class AlreadyStored extends Error {}

/**
 * Draws and stores the PDF of an issued certificate with its SHA-256, once: a second run, a crash in between or
 * two runs at a time end with the same single file. Throws what `draw` throws (a missing glyph names the
 * characters), and the job keeps that sentence for the staff.
 */
export async function renderCertificate(ctx: Ctx, { certificateId, draw }: { certificateId: string; draw: Draw }) {
  const [row] = await ctx.db.read.select().from(certificates).where(eq(certificates.id, certificateId))
  if (!row || row.fileId) return
  const bytes = await draw(CertificateFacts.parse(row.facts), row.createdAt)
  const prepared = await prepareFile(ctx, 'certificate', { name: `岗位能力培训合格证书 ${row.number}.pdf`, size: bytes.length, bytes })
  await ctx.db
    .transact(async tx => {
      const fileId = await recordFile(ctx, tx, prepared, { kind: 'certificate', id: row.id })
      const stored = await tx
        .update(certificates)
        .set({ fileId, pdfSha256: prepared.sha256 })
        .where(and(eq(certificates.id, row.id), isNull(certificates.fileId)))
        .returning({ id: certificates.id })
      if (stored.length === 0) throw new AlreadyStored()
      record(ctx, tx, { type: 'certificate.rendered', entityId: row.id, data: { sha256: prepared.sha256 } })
      await notifyPerson(ctx, tx, row.personId, { title: '证书 PDF 可以下载了', body: `证书编号 ${row.number}。`, link: '/learn/certificate' })
    })
    .catch(error => {
      if (!(error instanceof AlreadyStored)) throw error
    })
}
