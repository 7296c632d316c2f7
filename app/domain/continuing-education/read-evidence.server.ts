import { and, eq } from 'drizzle-orm'
import { ceRecords } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { readStoredFile } from '../files/queries.server'
import { refuse } from '../refusal'
import { ceRecordsReadableBy } from './access.server'

/** The stored evidence of a record the actor may read; reading somebody else's is audited. Refuses with `http.not-found`. */
export async function readCeEvidence(ctx: Ctx, recordId: string) {
  const [row] = await ctx.db.read.select({ fileId: ceRecords.evidenceFileId, personId: ceRecords.personId }).from(ceRecords).where(and(eq(ceRecords.id, recordId), ceRecordsReadableBy(ctx.db.read, ctx.actor)))
  if (!row?.fileId) return refuse('http.not-found')
  const { fileId } = row
  const file = await readStoredFile(ctx, fileId)
  if (ctx.actor.kind !== 'user' || ctx.actor.personId !== row.personId) await ctx.db.transact(async tx => record(ctx, tx, { type: 'file.read', entityId: fileId, data: { recordId } }))
  return file
}
