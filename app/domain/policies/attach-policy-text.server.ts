import { policyTexts } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { type Upload, prepareFile } from '../files/prepare-file.server'
import { recordFile } from '../files/record-file.server'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { canEditPolicies } from './access.server'

/** Puts the official text of a document beside its summary; `origin` says where it was taken from. Refuses as prepareFile does, at the field `file`. */
export async function attachPolicyText(ctx: Ctx, input: { policyCode: string; origin: string; upload: Upload }): Promise<string> {
  if (!canEditPolicies(ctx.actor)) refuse('http.forbidden')
  const prepared = await prepareFile(ctx, 'policy_text', input.upload, 'file')
  const id = newId()
  await ctx.db.transact(async tx => {
    const fileId = await recordFile(ctx, tx, prepared, { kind: 'policy', id: input.policyCode })
    const attachedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ''
    await tx.insert(policyTexts).values({ id, policyCode: input.policyCode, fileId, name: prepared.name, bytes: prepared.size, origin: input.origin, attachedBy, attachedAt: ctx.now })
    record(ctx, tx, { type: 'policy.text-attached', entityId: input.policyCode, data: { fileId, sha256: prepared.sha256, origin: input.origin } })
  })
  return id
}
