import { and, count, desc, eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { certificates, cohorts, enrolments, filings } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiDate } from '../clock'
import { type Ctx, grantOf } from '../context'
import { newId } from '../ids'
import { cityName } from '../organizations/regions.server'
import { refuse } from '../refusal'
import { openEnrolments, seated } from './enrolment-status'

/** The applicant's filed appointment; refused with where it stands instead (R-021: 先聘任后培训). */
async function filedAppointment(tx: Tx, personId: string) {
  const rows = await tx.select({ id: filings.id, status: filings.status, cityCode: filings.cityCode }).from(filings).where(eq(filings.personId, personId)).orderBy(desc(filings.createdAt))
  return rows.find(row => row.status === 'filed') ?? refuse('cohorts.not-filed', { status: rows[0]?.status ?? 'none' })
}

async function refuseSecond(tx: Tx, personId: string) {
  const [certified] = await tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(and(eq(certificates.personId, personId), or(eq(certificates.status, 'valid'), eq(certificates.status, 'suspended'))))
    .limit(1)
  if (certified) refuse('cohorts.already-certified')
  const [open] = await tx.select({ id: enrolments.id }).from(enrolments).where(and(eq(enrolments.personId, personId), inArray(enrolments.status, openEnrolments))).limit(1)
  if (open) refuse('cohorts.already-enrolled')
}

/** Locks the cohort, so that two applicants cannot take its last place, and sees that there is one. */
async function takePlace(ctx: Ctx, tx: Tx, cohortId: string) {
  const [cohort] = await tx.update(cohorts).set({ updatedAt: ctx.now }).where(eq(cohorts.id, cohortId)).returning()
  if (!cohort) refuse('http.not-found')
  if (cohort.status !== 'enrolling' || cohort.endsOn < shanghaiDate(ctx.now)) refuse('cohorts.not-enrolling')
  const [taken] = await tx.select({ n: count() }).from(enrolments).where(and(eq(enrolments.cohortId, cohortId), inArray(enrolments.status, seated)))
  if ((taken?.n ?? 0) >= cohort.capacity) refuse('cohorts.full', { capacity: cohort.capacity })
  return cohort
}

/**
 * A CQO applies for a place (C6 (2)): with a filed appointment, in a cohort of its city or of the province, not
 * certified yet, one enrolment at a time. Answers the enrolment's id.
 */
export async function applyToCohort(ctx: Ctx, input: { cohortId: string }): Promise<string> {
  const { actor } = ctx
  if (actor.kind !== 'user' || !actor.personId || !grantOf(actor, 'cqo')) refuse('http.forbidden')
  const { personId } = actor
  return ctx.db.transact(async tx => {
    const filing = await filedAppointment(tx, personId)
    await refuseSecond(tx, personId)
    const cohort = await takePlace(ctx, tx, input.cohortId)
    if (cohort.cityCode !== null && cohort.cityCode !== filing.cityCode) refuse('cohorts.other-city', { cohortCity: cityName(cohort.cityCode), filingCity: cityName(filing.cityCode) })
    const [made] = await tx
      .insert(enrolments)
      .values({ id: newId(), cohortId: cohort.id, personId, filingId: filing.id, status: 'applied', appliedAt: ctx.now, creditedSeconds: 0, updatedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: enrolments.id })
    if (!made) refuse('cohorts.already-enrolled')
    record(ctx, tx, { type: 'enrolment.applied', entityId: made.id, data: { cohortId: cohort.id, filingId: filing.id } })
    return made.id
  })
}
