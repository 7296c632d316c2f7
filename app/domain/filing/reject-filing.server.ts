import type { Ctx } from '../context'
import { emit } from '../events'
import { refuse } from '../refusal'
import { findFiling } from './find-filing.server'
import { assertNotOwn, keepReview, moveFiling } from './move-filing.server'
import { stageOf } from './stage-of.server'

const MIN_LENGTH = 5

/**
 * City or province declines to record, only on a legal ground and with the facts: filing is not licensing, so
 * acceptance of complete and true material is the default. Refuses with `filing.ground-missing`, `filing.wrong-state`.
 */
export async function rejectFiling(ctx: Ctx, input: { filingId: string; ground: string; reason: string }): Promise<void> {
  const fields: Record<string, string[]> = {}
  if ([...input.ground.trim()].length < MIN_LENGTH) fields.ground = ['请写明法律依据：法规名称和条款。']
  if ([...input.reason.trim()].length < MIN_LENGTH) fields.reason = ['请写明查明的事实。']
  if (Object.keys(fields).length > 0) refuse('filing.ground-missing', {}, fields)
  await ctx.db.transact(async tx => {
    const { stage, role, action } = stageOf(ctx)
    const filing = await findFiling(ctx, tx, input.filingId, action)
    assertNotOwn(ctx, filing)
    const reasons = [{ field: 'ground', text: input.ground.trim() }, { field: 'reason', text: input.reason.trim() }]
    await moveFiling(ctx, tx, filing, 'reject', role, {}, { stage })
    await keepReview(ctx, tx, filing.id, stage, 'reject', reasons)
    await emit(ctx, tx, { type: 'filing.rejected', filingId: filing.id })
  })
}
