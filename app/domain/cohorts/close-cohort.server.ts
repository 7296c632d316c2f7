import { and, count, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { cohorts, enrolments } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { cohortsManagedBy } from './access.server'
import { enrolmentsBefore } from './enrolment-status'

async function countIn(tx: Tx, cohortId: string, statuses: ReturnType<typeof enrolmentsBefore>) {
  const [row] = await tx.select({ n: count() }).from(enrolments).where(and(eq(enrolments.cohortId, cohortId), inArray(enrolments.status, statuses)))
  return row?.n ?? 0
}

/**
 * Ends a cohort. Applications must be decided first; while someone studies, not before its last day. Who has not
 * finished expires and may join a later cohort: the hours stay with the person.
 */
export async function closeCohort(ctx: Ctx, cohortId: string) {
  await ctx.db.transact(async tx => {
    const mine = and(eq(cohorts.id, cohortId), cohortsManagedBy(ctx.actor))
    const [known] = await tx.select({ status: cohorts.status, endsOn: cohorts.endsOn }).from(cohorts).where(mine)
    if (!known) refuse('http.not-found')
    const moved = await tx.update(cohorts).set({ status: 'closed', updatedAt: ctx.now }).where(and(mine, ne(cohorts.status, 'closed'))).returning({ id: cohorts.id })
    if (moved.length === 0) refuse('cohorts.moved-on')
    const waiting = await countIn(tx, cohortId, ['applied'])
    if (waiting > 0) refuse('cohorts.applications-open', { n: waiting })
    const studying = await countIn(tx, cohortId, enrolmentsBefore('expire'))
    if (studying > 0 && shanghaiDate(ctx.now) <= known.endsOn) refuse('cohorts.still-studying', { n: studying, endsOn: known.endsOn })
    const expired = await tx
      .update(enrolments)
      .set({ status: 'expired', updatedAt: ctx.now })
      .where(and(eq(enrolments.cohortId, cohortId), inArray(enrolments.status, enrolmentsBefore('expire'))))
      .returning({ id: enrolments.id })
    for (const { id } of expired) record(ctx, tx, { type: 'enrolment.moved', entityId: id, data: { event: 'expire', to: 'expired' } })
    record(ctx, tx, { type: 'cohort.moved', entityId: cohortId, data: { from: known.status, to: 'closed' } })
  })
}
