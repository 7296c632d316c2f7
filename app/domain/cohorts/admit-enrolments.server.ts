import { and, eq, inArray, ne } from 'drizzle-orm'
import { cohorts, enrolments, filings, persons } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { emit } from '../events'
import { refuse } from '../refusal'
import { cohortsManagedBy } from './access.server'

/**
 * Admits applicants, one or many, all or none. Refuses those whose appointment is no longer filed and, with
 * `cohorts.moved-on`, when any of them was decided meanwhile.
 */
export async function admitEnrolments(ctx: Ctx, input: { cohortId: string; ids: string[] }) {
  const ids = [...new Set(input.ids)]
  if (ids.length === 0) refuse('cohorts.nobody-chosen')
  await ctx.db.transact(async tx => {
    const [cohort] = await tx.select({ id: cohorts.id }).from(cohorts).where(and(eq(cohorts.id, input.cohortId), cohortsManagedBy(ctx.actor)))
    if (!cohort) refuse('http.not-found')
    const chosen = and(eq(enrolments.cohortId, cohort.id), inArray(enrolments.id, ids))
    const unfiled = await tx
      .select({ name: persons.name })
      .from(enrolments)
      .innerJoin(filings, eq(filings.id, enrolments.filingId))
      .innerJoin(persons, eq(persons.id, enrolments.personId))
      .where(and(chosen, ne(filings.status, 'filed')))
    if (unfiled.length > 0) refuse('cohorts.filing-not-in-force', { names: unfiled.map(row => row.name).join('、') })
    const moved = await tx.update(enrolments).set({ status: 'admitted', admittedAt: ctx.now, updatedAt: ctx.now }).where(and(chosen, eq(enrolments.status, 'applied'))).returning({ id: enrolments.id })
    if (moved.length !== ids.length) refuse('cohorts.moved-on')
    for (const { id } of moved) {
      record(ctx, tx, { type: 'enrolment.moved', entityId: id, data: { event: 'admit', to: 'admitted' } })
      await emit(ctx, tx, { type: 'enrolment.admitted', enrolmentId: id })
    }
  })
}
