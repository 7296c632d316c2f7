import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { talents } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { type TalentEvent, talentMachine } from './talent-status'

type Talent = typeof talents.$inferSelect

/**
 * Moves an entry as its machine allows and takes it off the public list; an event the machine does not know in
 * this state changes nothing. `change` is the appointment it stands under from now on, `ground` what caused it.
 */
export async function moveTalent(ctx: Ctx, tx: Tx, talent: Talent, event: TalentEvent, ground: Record<string, string>, change: Partial<Talent> = {}) {
  const to = talentMachine.next(talent.status, event)
  if (!to) return
  const moved = await tx
    .update(talents)
    .set({ ...change, status: to, published: false, publishedAt: null, updatedAt: ctx.now })
    .where(and(eq(talents.id, talent.id), eq(talents.status, talent.status)))
    .returning({ id: talents.id })
  if (moved.length > 0) record(ctx, tx, { type: 'talent.moved', entityId: talent.id, data: { from: talent.status, to, unpublished: talent.published, ...ground } })
}
