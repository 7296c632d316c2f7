import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { enrolments } from '#db/schema'
import type { Ctx } from '../context'

/** Locks the enrolment a person is studying under until the transaction ends; answers its id, or null when there is none. */
export async function holdStudy(ctx: Ctx, tx: Tx, personId: string): Promise<string | null> {
  const [held] = await tx.update(enrolments).set({ updatedAt: ctx.now }).where(and(eq(enrolments.personId, personId), eq(enrolments.status, 'studying'))).returning({ id: enrolments.id })
  return held?.id ?? null
}
