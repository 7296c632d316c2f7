import { and, eq, inArray } from 'drizzle-orm'
import { talents } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { notifyPerson } from '../notices/notify.server'
import { refuse } from '../refusal'
import { mayAct } from './access.server'

/** Lists pending entries in a batch (certifying body); answers how many. Refuses with `talents.none-chosen` or `talents.moved-on`. */
export async function listTalents(ctx: Ctx, { ids }: { ids: string[] }): Promise<number> {
  if (!mayAct(ctx.actor, 'list')) refuse('http.forbidden')
  if (ids.length === 0) refuse('talents.none-chosen')
  return ctx.db.transact(async tx => {
    const listed = await tx
      .update(talents)
      .set({ status: 'listed', listedAt: ctx.now, updatedAt: ctx.now })
      .where(and(inArray(talents.id, ids), eq(talents.status, 'pending')))
      .returning({ id: talents.id, personId: talents.personId })
    if (listed.length === 0) refuse('talents.moved-on')
    for (const { id, personId } of listed) {
      record(ctx, tx, { type: 'talent.moved', entityId: id, data: { from: 'pending', to: 'listed' } })
      await notifyPerson(ctx, tx, personId, { title: '已纳入人才库', body: '您已纳入广东省首席质量官人才库。省局公布后，姓名、单位和任职时间会出现在公布名单里。', link: '/learn/certificate' })
    }
    return listed.length
  })
}
