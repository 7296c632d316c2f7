import { and, eq } from 'drizzle-orm'
import { filingFiles } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { readStoredFile } from '../files/queries.server'
import { refuse } from '../refusal'
import { findFiling } from './find-filing.server'

/** A paper of a filing the actor may read; every reading is kept in the audit trail. Refuses with `http.not-found`, `files.missing`. */
export async function readFilingFile(ctx: Ctx, input: { filingId: string; kind: string }) {
  const fileId = await ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, 'read')
    const [paper] = await tx.select().from(filingFiles).where(and(eq(filingFiles.filingId, filing.id), eq(filingFiles.kind, input.kind)))
    if (!paper) return refuse('files.missing')
    record(ctx, tx, { type: 'file.read', entityId: paper.fileId, data: { filingId: filing.id, kind: input.kind } })
    return paper.fileId
  })
  return readStoredFile(ctx, fileId)
}
