import type { Ctx } from '../context'
import { findFiling } from './find-filing.server'
import { assertNotOwn, keepReview, moveFiling } from './move-filing.server'

/** The city has compared every item with the papers and passes the filing to the province. Refuses with `filing.wrong-state`, `filing.own-filing`. */
export async function passFiling(ctx: Ctx, input: { filingId: string }): Promise<void> {
  await ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, 'review')
    assertNotOwn(ctx, filing)
    await moveFiling(ctx, tx, filing, 'pass', 'city_reviewer', { cityPassedAt: ctx.now })
    await keepReview(ctx, tx, filing.id, 'city', 'pass', [])
  })
}
