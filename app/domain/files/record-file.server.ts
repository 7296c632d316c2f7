import type { Tx } from '#db/client.server'
import { files } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import type { PreparedFile } from './prepare-file.server'

/** Writes the row of a prepared file for its owner and answers the file's id. */
export async function recordFile(ctx: Ctx, tx: Tx, prepared: PreparedFile, owner: { kind: string; id: string }) {
  const id = newId()
  const uploadedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
  await tx.insert(files).values({ id, ...prepared, ownerKind: owner.kind, ownerId: owner.id, uploadedBy, createdAt: ctx.now })
  record(ctx, tx, { type: 'file.stored', entityId: id, data: { purpose: prepared.purpose, sha256: prepared.sha256, owner: owner.id } })
  return id
}
