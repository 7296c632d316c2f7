import { and, eq, isNull } from 'drizzle-orm'
import { policyTexts } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { canEditPolicies } from './access.server'

/** Takes an official text off the page; the file and the record of it stay. Refuses with 'http.not-found' when it is gone already. */
export async function removePolicyText(ctx: Ctx, input: { policyCode: string; textId: string }): Promise<void> {
  if (!canEditPolicies(ctx.actor)) refuse('http.forbidden')
  await ctx.db.transact(async tx => {
    const removed = await tx
      .update(policyTexts)
      .set({ removedAt: ctx.now })
      .where(and(eq(policyTexts.id, input.textId), eq(policyTexts.policyCode, input.policyCode), isNull(policyTexts.removedAt)))
      .returning({ fileId: policyTexts.fileId })
    if (removed.length === 0) refuse('http.not-found')
    record(ctx, tx, { type: 'policy.text-removed', entityId: input.policyCode, data: { fileId: removed[0]?.fileId } })
  })
}
