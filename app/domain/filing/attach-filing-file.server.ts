import { filingFiles } from '#db/schema'
import type { Ctx } from '../context'
import { type Upload, prepareFile } from '../files/prepare-file.server'
import { recordFile } from '../files/record-file.server'
import { refuse } from '../refusal'
import type { FilingPaper } from './filing-fields'
import { editableStatuses } from './filing-status'
import { findFiling } from './find-filing.server'

/** Adds a paper or puts a newer one in its place, while the filing may still be edited. Refuses as `prepareFile` does, at the field of the paper. */
export async function attachFilingFile(ctx: Ctx, input: { filingId: string; kind: FilingPaper; upload: Upload }): Promise<string> {
  const before = await findFiling(ctx, ctx.db.read, input.filingId, 'edit')
  if (!editable(before.status)) refuse('filing.wrong-state', { status: before.status })
  const prepared = await prepareFile(ctx, input.kind, input.upload, input.kind)
  return ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, 'edit')
    if (!editable(filing.status)) refuse('filing.wrong-state', { status: filing.status })
    const fileId = await recordFile(ctx, tx, prepared, { kind: 'filing', id: filing.id })
    await tx.insert(filingFiles).values({ filingId: filing.id, kind: input.kind, fileId }).onConflictDoUpdate({ target: [filingFiles.filingId, filingFiles.kind], set: { fileId } })
    return fileId
  })
}

const editable = (status: string) => (editableStatuses as readonly string[]).includes(status)
