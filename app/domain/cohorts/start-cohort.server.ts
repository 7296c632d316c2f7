import { and, eq } from 'drizzle-orm'
import { cohorts } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { cohortsManagedBy } from './access.server'

/** Stops taking applications; those already received can still be decided. */
export async function startCohort(ctx: Ctx, cohortId: string) {
  await ctx.db.transact(async tx => {
    const mine = and(eq(cohorts.id, cohortId), cohortsManagedBy(ctx.actor))
    const [known] = await tx.select({ id: cohorts.id }).from(cohorts).where(mine)
    if (!known) refuse('http.not-found')
    const moved = await tx.update(cohorts).set({ status: 'running', updatedAt: ctx.now }).where(and(mine, eq(cohorts.status, 'enrolling'))).returning({ id: cohorts.id })
    if (moved.length === 0) refuse('cohorts.moved-on')
    record(ctx, tx, { type: 'cohort.moved', entityId: cohortId, data: { from: 'enrolling', to: 'running' } })
  })
}
