import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { registrations, sittings } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'

/**
 * Gives a person a place in a sitting inside the transaction of its cause: the count in the sitting's row is
 * lock and capacity in one. Refuses with 'exams.full' or 'exams.already-registered'.
 */
export async function addRegistration(ctx: Ctx, tx: Tx, input: { sittingId: string; enrolmentId: string; personId: string }) {
  const free = and(eq(sittings.id, input.sittingId), inArray(sittings.status, ['scheduled', 'open']), gte(sittings.entryClosesAt, ctx.now), lt(sittings.registered, sittings.capacity))
  const [sitting] = await tx.update(sittings).set({ registered: sql`${sittings.registered} + 1` }).where(free).returning({ code: sittings.code, registered: sittings.registered })
  // Asked only now: behind the lock a registration made in the same moment is seen.
  const mine = and(eq(registrations.sittingId, input.sittingId), eq(registrations.personId, input.personId))
  const [known] = await tx.select({ id: registrations.id }).from(registrations).where(mine)
  if (known) refuse('exams.already-registered')
  if (!sitting) return refuse('exams.full')
  const id = newId()
  const admissionNo = `${sitting.code}-${String(sitting.registered).padStart(4, '0')}`
  await tx.insert(registrations).values({ id, ...input, admissionNo, at: ctx.now })
  record(ctx, tx, { type: 'registration.made', entityId: id, data: { sittingId: input.sittingId, admissionNo } })
  return { id, admissionNo }
}
