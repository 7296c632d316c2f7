import { and, eq } from 'drizzle-orm'
import { blueprints } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { blueprintsEditedBy } from './access.server'

/** Takes a blueprint out of use for new sittings; what was composed from it stays. Refuses with 'http.not-found'. */
export async function retireBlueprint(ctx: Ctx, { blueprintId }: { blueprintId: string }) {
  const mine = and(eq(blueprints.id, blueprintId), eq(blueprints.status, 'published'), blueprintsEditedBy(ctx.actor))
  await ctx.db.transact(async tx => {
    const [row] = await tx.update(blueprints).set({ status: 'retired' }).where(mine).returning({ id: blueprints.id })
    if (!row) refuse('http.not-found')
    record(ctx, tx, { type: 'blueprint.retired', entityId: blueprintId })
  })
}
