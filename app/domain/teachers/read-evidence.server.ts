import { and, eq } from 'drizzle-orm'
import { teachers } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { readStoredFile } from '../files/queries.server'
import { refuse } from '../refusal'
import { teachersReadableBy } from './access.server'

/** The stored evidence of an application the actor may read; reading somebody else's is audited. Refuses with `http.not-found`. */
export async function readTeacherEvidence(ctx: Ctx, teacherId: string) {
  const [row] = await ctx.db.read.select({ fileId: teachers.evidenceFileId, userId: teachers.userId }).from(teachers).where(and(eq(teachers.id, teacherId), teachersReadableBy(ctx.actor)))
  if (!row?.fileId) return refuse('http.not-found')
  const { fileId } = row
  const file = await readStoredFile(ctx, fileId)
  if (ctx.actor.kind !== 'user' || ctx.actor.userId !== row.userId) await ctx.db.transact(async tx => record(ctx, tx, { type: 'file.read', entityId: fileId, data: { teacherId } }))
  return file
}
