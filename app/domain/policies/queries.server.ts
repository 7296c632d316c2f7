import { and, desc, eq, isNull } from 'drizzle-orm'
import { policyTexts } from '#db/schema'
import type { Ctx } from '../context'
import { readStoredFile } from '../files/queries.server'
import { refuse } from '../refusal'

/** The official texts attached to a document, the newest first. */
export const textsOf = (ctx: Ctx, policyCode: string) =>
  ctx.db.read
    .select({ id: policyTexts.id, name: policyTexts.name, bytes: policyTexts.bytes, origin: policyTexts.origin, attachedAt: policyTexts.attachedAt })
    .from(policyTexts)
    .where(and(eq(policyTexts.policyCode, policyCode), isNull(policyTexts.removedAt)))
    .orderBy(desc(policyTexts.attachedAt), desc(policyTexts.id))

/** Codes of the documents that have an official text. */
export async function policiesWithText(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.read.selectDistinct({ code: policyTexts.policyCode }).from(policyTexts).where(isNull(policyTexts.removedAt))
  return rows.map(row => row.code)
}

/** The bytes of an official text, for anybody; refuses with 'http.not-found' when it is not there or was removed. */
export async function readPolicyText(ctx: Ctx, id: string) {
  const [row] = await ctx.db.read.select().from(policyTexts).where(and(eq(policyTexts.id, id), isNull(policyTexts.removedAt)))
  return row ? readStoredFile(ctx, row.fileId) : refuse('http.not-found')
}
