import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { filings, organizations, talents } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { type TalentEvent, talentMachine } from './talent-status'

type Talent = typeof talents.$inferSelect

async function move(ctx: Ctx, tx: Tx, talent: Talent, event: TalentEvent, appointment: Partial<Talent> = {}) {
  const to = talentMachine.next(talent.status, event)
  if (!to) return
  await tx
    .update(talents)
    .set({ ...appointment, status: to, published: false, publishedAt: null, updatedAt: ctx.now })
    .where(and(eq(talents.id, talent.id), eq(talents.status, talent.status)))
  record(ctx, tx, { type: 'talent.moved', entityId: talent.id, data: { from: talent.status, to, filingId: appointment.filingId ?? talent.filingId } })
}

/** An appointment has ended: its entry rests and leaves the public list (domain.md C6 (5): listed → dormant). */
export async function restTalent(ctx: Ctx, tx: Tx, filingId: string) {
  for (const talent of await tx.select().from(talents).where(eq(talents.filingId, filingId))) await move(ctx, tx, talent, 'rest')
}

/** A new appointment is filed: the resting entry of that person comes back under it. Publishing it again is the province's step. */
export async function wakeTalent(ctx: Ctx, tx: Tx, filingId: string) {
  const [row] = await tx
    .select({ filing: filings, enterprise: organizations.name, talent: talents })
    .from(filings)
    .innerJoin(organizations, eq(organizations.id, filings.enterpriseId))
    .innerJoin(talents, eq(talents.personId, filings.personId))
    .where(and(eq(filings.id, filingId), eq(talents.status, 'dormant')))
  if (!row) return
  const { filing, enterprise, talent } = row
  await move(ctx, tx, talent, talent.listedAt === null ? 'requeue' : 'resume', { filingId, enterpriseName: enterprise, cityCode: filing.cityCode, appointedOn: filing.post.appointedOn })
}
