import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { filings, organizations, talents } from '#db/schema'
import type { Ctx } from '../context'
import { moveTalent } from './move-talent.server'

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
  const appointment = { filingId, enterpriseName: enterprise, cityCode: filing.cityCode, appointedOn: filing.post.appointedOn }
  await moveTalent(ctx, tx, talent, talent.listedAt === null ? 'requeue' : 'resume', { filingId }, appointment)
}
