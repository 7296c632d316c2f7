import { eq } from 'drizzle-orm'
import { certificates } from '#db/schema'
import type { Ctx } from '../context'
import { deskOf } from './desk.server'
import { answer, findCertificate, publicView } from './look-up.server'
import type { Verification } from './result'

/** Looks up a normalised 80-bit code. More than 20 misses a minute from one address are `limited` before any look-up. */
export async function verifyByCode(ctx: Ctx, { code, source }: { code: string; source: string }): Promise<Verification> {
  const misses = deskOf(ctx.db).misses.code
  const waitSeconds = misses.waitSeconds(source, ctx.now)
  if (waitSeconds > 0) return { kind: 'limited', waitSeconds }
  const found = await findCertificate(ctx, eq(certificates.code, code))
  if (!found) misses.miss(source, ctx.now)
  return answer(ctx, { kind: 'code', source }, found, found ? publicView(ctx, found) : { kind: 'unknown', forged: false })
}
