import { and, eq, inArray } from 'drizzle-orm'
import { talents } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { mayAct } from './access.server'

/**
 * Puts listed entries on the public list (`published: true`) or takes them off it, in a batch; the province's
 * switch. Answers how many changed. Refuses with `talents.none-chosen` or `talents.moved-on`.
 */
export async function publishTalents(ctx: Ctx, { ids, published }: { ids: string[]; published: boolean }): Promise<number> {
  if (!mayAct(ctx.actor, 'publish')) refuse('http.forbidden')
  if (ids.length === 0) refuse('talents.none-chosen')
  return ctx.db.transact(async tx => {
    const changed = await tx
      .update(talents)
      .set({ published, publishedAt: published ? ctx.now : null, updatedAt: ctx.now })
      .where(and(inArray(talents.id, ids), eq(talents.status, 'listed'), eq(talents.published, !published)))
      .returning({ id: talents.id })
    if (changed.length === 0) refuse('talents.moved-on')
    for (const { id } of changed) record(ctx, tx, { type: 'talent.moved', entityId: id, data: { published } })
    return changed.length
  })
}
