import { and, eq, inArray } from 'drizzle-orm'
import { cohorts, enrolments } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { emit } from '../events'
import { refuse } from '../refusal'
import { cohortsManagedBy } from './access.server'

/** Declines applicants, one or many, all or none, with the reason they will read. */
export async function declineEnrolments(ctx: Ctx, input: { cohortId: string; ids: string[]; reason: string }) {
  const ids = [...new Set(input.ids)]
  if (ids.length === 0) refuse('cohorts.nobody-chosen')
  const reason = input.reason.trim()
  if (!reason) refuse('form.invalid', {}, { reason: ['请写明不予录取的理由'] })
  await ctx.db.transact(async tx => {
    const [cohort] = await tx.select({ id: cohorts.id }).from(cohorts).where(and(eq(cohorts.id, input.cohortId), cohortsManagedBy(ctx.actor)))
    if (!cohort) refuse('http.not-found')
    const moved = await tx
      .update(enrolments)
      .set({ status: 'declined', reason, updatedAt: ctx.now })
      .where(and(eq(enrolments.cohortId, cohort.id), inArray(enrolments.id, ids), eq(enrolments.status, 'applied')))
      .returning({ id: enrolments.id })
    if (moved.length !== ids.length) refuse('cohorts.moved-on')
    for (const { id } of moved) {
      record(ctx, tx, { type: 'enrolment.moved', entityId: id, data: { event: 'decline', to: 'declined', reason } })
      await emit(ctx, tx, { type: 'enrolment.declined', enrolmentId: id })
    }
  })
}
