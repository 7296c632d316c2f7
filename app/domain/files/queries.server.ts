import { eq } from 'drizzle-orm'
import { files } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'

/** A stored file with its bytes. The caller has already checked that the actor may read its owner. */
export async function readStoredFile(ctx: Ctx, fileId: string) {
  const [file] = await ctx.db.read.select().from(files).where(eq(files.id, fileId))
  if (!file) refuse('files.missing')
  return { ...file, bytes: await ctx.files.get(file.storedAs) }
}
