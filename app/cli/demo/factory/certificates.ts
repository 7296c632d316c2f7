import { and, eq, inArray } from 'drizzle-orm'
import { talents } from '#db/schema'
import { issueCertificate } from '~/domain/certificates/issue-certificate.server'
import type { Ctx } from '~/domain/context'
import { listTalents } from '~/domain/talents/list-talents.server'
import { publishTalents } from '~/domain/talents/publish-talents.server'
import type { Member } from './filing'

/** The certificate of a released, passed attempt; its talent-pool entry is there with it. Answers its id. */
export const makeCertificate = (ctx: Ctx, { attemptId }: { attemptId: string }) => ctx.db.transact(tx => issueCertificate(ctx, tx, attemptId))

interface Through {
  certifier: Member
  /** Left out: listed, not published. */
  province?: Member
}

/** Takes the entries of these certificates through listing and publication; all that wait when none are named. */
export async function listAndPublish(ctx: Ctx, { certifier, province, certificateIds }: Through & { certificateIds?: string[] }) {
  const these = and(eq(talents.status, 'pending'), certificateIds && inArray(talents.certificateId, certificateIds))
  const ids = (await ctx.db.read.select({ id: talents.id }).from(talents).where(these)).map(row => row.id)
  await listTalents({ ...ctx, actor: certifier.actor }, { ids })
  if (province) await publishTalents({ ...ctx, actor: province.actor }, { ids, published: true })
  return ids
}
