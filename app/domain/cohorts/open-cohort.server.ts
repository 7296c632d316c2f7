import { and, eq, gt, lte } from 'drizzle-orm'
import { cohorts, delegations } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiDate } from '../clock'
import { type Ctx, grantOf } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'

export interface NewCohort {
  name: string
  courseId: string
  /** Four-digit city, or null for the whole province. */
  cityCode: string | null
  capacity: number
  startsOn: string
  endsOn: string
}

/**
 * Opens a cohort for enrolment; training is free, so there is no price to give (R-003, GD35（七）). Needs a valid
 * delegation for training and an account without the power to certify. Answers its id.
 */
export async function openCohort(ctx: Ctx, input: NewCohort): Promise<string> {
  const trainingBodyId = grantOf(ctx.actor, 'training_org')?.organizationId ?? refuse('http.forbidden')
  if (grantOf(ctx.actor, 'certifying_body')) refuse('cohorts.two-powers')
  if (input.endsOn < input.startsOn) refuse('form.invalid', {}, { endsOn: ['结束日期不能早于开始日期'] })
  if (input.endsOn < shanghaiDate(ctx.now)) refuse('cohorts.over-already', {}, { endsOn: ['结束日期已经过去'] })
  const inForce = and(eq(delegations.organizationId, trainingBodyId), eq(delegations.scope, 'training'), lte(delegations.validFrom, ctx.now), gt(delegations.validTo, ctx.now))
  const id = newId()
  return ctx.db.transact(async tx => {
    const [delegation] = await tx.select({ id: delegations.id }).from(delegations).where(inForce).limit(1)
    if (!delegation) refuse('cohorts.no-delegation')
    await tx.insert(cohorts).values({ id, trainingBodyId, ...input, status: 'enrolling', createdAt: ctx.now, updatedAt: ctx.now })
    record(ctx, tx, { type: 'cohort.opened', entityId: id, data: { name: input.name, courseId: input.courseId, delegation: delegation.id } })
    return id
  })
}
