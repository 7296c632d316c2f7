import { and, eq, inArray } from 'drizzle-orm'
import { enrolments } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { enrolmentsBefore } from './enrolment-status'

/** The learner leaves a cohort before finishing; the hours stay with the person. */
export async function withdrawEnrolment(ctx: Ctx, enrolmentId: string) {
  const { actor } = ctx
  if (actor.kind !== 'user' || !actor.personId) refuse('http.forbidden')
  const mine = and(eq(enrolments.id, enrolmentId), eq(enrolments.personId, actor.personId))
  await ctx.db.transact(async tx => {
    const [known] = await tx.select({ status: enrolments.status }).from(enrolments).where(mine)
    if (!known) refuse('http.not-found')
    const moved = await tx.update(enrolments).set({ status: 'withdrawn', updatedAt: ctx.now }).where(and(mine, inArray(enrolments.status, enrolmentsBefore('withdraw')))).returning({ id: enrolments.id })
    if (moved.length === 0) refuse('cohorts.moved-on')
    record(ctx, tx, { type: 'enrolment.moved', entityId: enrolmentId, data: { event: 'withdraw', from: known.status, to: 'withdrawn' } })
  })
}
