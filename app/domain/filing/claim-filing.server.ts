import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { findFiling } from './find-filing.server'
import { moveFiling } from './move-filing.server'

/** A reviewer of the city takes a filing from the queue; the enterprise can no longer withdraw it. Refuses with `filing.wrong-state`. */
export async function claimFiling(ctx: Ctx, input: { filingId: string }): Promise<void> {
  const claimedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : refuse('http.forbidden')
  await ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, 'review')
    await moveFiling(ctx, tx, filing, 'claim', 'city_reviewer', { claimedBy, claimedAt: ctx.now })
  })
}
