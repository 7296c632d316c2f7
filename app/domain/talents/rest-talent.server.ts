import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { talents } from '#db/schema'
import type { Ctx } from '../context'
import { moveTalent } from './move-talent.server'

/** An appointment has ended: its entry rests and leaves the public list. */
export async function restTalent(ctx: Ctx, tx: Tx, filingId: string) {
  for (const talent of await tx.select().from(talents).where(eq(talents.filingId, filingId))) await moveTalent(ctx, tx, talent, 'rest', { filingId })
}
