import type { Ctx } from '../context'
import { findFiling } from './find-filing.server'
import { moveFiling } from './move-filing.server'

/** The enterprise takes its filing back before the city has opened it. Refuses with `filing.wrong-state`. */
export async function withdrawFiling(ctx: Ctx, input: { filingId: string }): Promise<void> {
  await ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, 'edit')
    await moveFiling(ctx, tx, filing, 'withdraw', 'enterprise_admin', { submittedAt: null, cityDueOn: null })
  })
}
