import { eq } from 'drizzle-orm'
import { certificates } from '#db/schema'
import type { Ctx } from '../context'
import { sha256 } from '../canonical'
import { normalizePersonName } from '../identity/person-name'
import { deskOf } from './desk.server'
import { answer, findCertificate, publicView } from './look-up.server'
import type { Verification } from './result'

/**
 * Number and name, both exact. A number without its name gives nothing: unknown and mismatched are the
 * same answer after the same work. More than 5 misses a minute from one address are `limited`.
 */
export async function verifyByNumberAndName(ctx: Ctx, { number, name, source }: { number: string; name: string; source: string }): Promise<Verification> {
  const misses = deskOf(ctx.db).misses.number
  const waitSeconds = misses.waitSeconds(source, ctx.now)
  if (waitSeconds > 0) return { kind: 'limited', waitSeconds }
  const found = await findCertificate(ctx, eq(certificates.number, number))
  const printed = sha256(normalizePersonName(String(found?.certificate.facts.name ?? '')))
  const matches = found !== null && printed === sha256(normalizePersonName(name))
  if (!matches) misses.miss(source, ctx.now)
  return answer(ctx, { kind: 'number', source }, matches ? found : null, matches ? publicView(ctx, found) : { kind: 'unknown', forged: false })
}
