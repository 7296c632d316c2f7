import type { Ctx } from '../context'
import { emit } from '../events'
import { refuse } from '../refusal'
import { filingFields } from './filing-fields'
import { findFiling } from './find-filing.server'
import { type ReviewReason, keepReview, moveFiling } from './move-filing.server'
import { stageOf } from './stage-of.server'

/**
 * City or province sends a filing back with what to mend, field by field; the enterprise corrects and submits
 * again. Refuses with `filing.reasons-missing`, `filing.reason-missing` at each item, `filing.wrong-state`.
 */
export async function returnFiling(ctx: Ctx, input: { filingId: string; reasons: ReviewReason[] }): Promise<void> {
  const reasons = input.reasons.map(reason => ({ field: reason.field, text: reason.text.trim() })).filter(reason => reason.field in filingFields)
  if (reasons.length === 0) refuse('filing.reasons-missing')
  const wordless = reasons.filter(reason => reason.text === '')
  if (wordless.length > 0) refuse('filing.reason-missing', {}, Object.fromEntries(wordless.map(({ field }) => [`reason_${field}`, ['请写明要改什么。']])))
  await ctx.db.transact(async tx => {
    const { stage, role, action } = stageOf(ctx)
    const filing = await findFiling(ctx, tx, input.filingId, action)
    await moveFiling(ctx, tx, filing, 'return', role, {}, { stage, fields: reasons.map(reason => reason.field) })
    await keepReview(ctx, tx, filing.id, stage, 'return', reasons)
    await emit(ctx, tx, { type: 'filing.returned', filingId: filing.id })
  })
}
