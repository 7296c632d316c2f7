import { type Ctx, grantOf } from '../context'
import { emit } from '../events'
import { refuse } from '../refusal'
import { endReasons } from './filing-status'
import { findFiling } from './find-filing.server'
import { moveFiling } from './move-filing.server'

/** The enterprise (or the province on an exit) ends the appointment with a reason; a successor can then be filed. Refuses with `filing.reason-missing`, `filing.wrong-state`. */
export async function endFiling(ctx: Ctx, input: { filingId: string; reason: string }): Promise<void> {
  if (!(endReasons as readonly string[]).includes(input.reason)) refuse('filing.reason-missing', {}, { reason: ['请选解聘原因。'] })
  const byEnterprise = grantOf(ctx.actor, 'enterprise_admin') !== null
  await ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, byEnterprise ? 'edit' : 'record')
    const change = { endedAt: ctx.now, endReason: input.reason }
    await moveFiling(ctx, tx, filing, 'end', byEnterprise ? 'enterprise_admin' : 'province_admin', change, { reason: input.reason })
    await emit(ctx, tx, { type: 'filing.ended', filingId: filing.id })
  })
}
