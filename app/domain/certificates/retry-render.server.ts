import { and, eq } from 'drizzle-orm'
import { certificates } from '#db/schema'
import type { Ctx } from '../context'
import { enqueue } from '../jobs/enqueue.server'
import { refuse } from '../refusal'
import { issuableBy } from './access.server'

/** Puts the drawing of a PDF back into the queue, for instance after a font was installed. Refuses with `certificates.already-rendered`. */
export async function retryRender(ctx: Ctx, { certificateId }: { certificateId: string }) {
  await ctx.db.transact(async tx => {
    const [row] = await tx.select({ fileId: certificates.fileId }).from(certificates).where(and(eq(certificates.id, certificateId), issuableBy(ctx.actor)))
    if (!row) refuse('http.not-found')
    if (row.fileId) refuse('certificates.already-rendered')
    await enqueue(ctx, tx, 'certificates.render', `${certificateId}:${ctx.now}`, { certificateId })
  })
}
