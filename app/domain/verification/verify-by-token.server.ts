import { eq } from 'drizzle-orm'
import { checkToken, isTokenName } from '#certificates/sign.server'
import { certificates } from '#db/schema'
import type { Ctx } from '../context'
import { answer, findCertificate, publicView } from './look-up.server'
import type { Verification } from './result'

/**
 * Checks a QR token: first whether one of our keys signed it, then what the database says of it now. One that
 * fails either is `unknown`; it cannot be guessed, so it is never limited.
 */
export async function verifyByToken(ctx: Ctx, { token, source }: { token: string; source: string }): Promise<Verification> {
  const asked = { kind: 'token', source } as const
  const fields = ctx.signer && checkToken(token, ctx.signer)
  if (!fields) return answer(ctx, asked, null, { kind: 'unknown', forged: true })
  const found = await findCertificate(ctx, eq(certificates.code, fields.code))
  if (!found || !isTokenName(String(found.certificate.facts.name), fields.name)) return answer(ctx, asked, null, { kind: 'unknown', forged: true })
  return answer(ctx, asked, found, publicView(ctx, found))
}
