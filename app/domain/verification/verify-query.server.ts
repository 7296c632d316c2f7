import type { Ctx } from '../context'
import { readQuery } from './read-query.server'
import type { Verification } from './result'
import { verifyByCode } from './verify-by-code.server'
import { verifyByToken } from './verify-by-token.server'

/** Answers what stands after /v/: a code or a token. A number alone gives nothing away, whether it exists or not. */
export async function verifyQuery(ctx: Ctx, { typed, source }: { typed: string; source: string }): Promise<Verification> {
  const query = readQuery(typed)
  if (query.kind === 'code') return verifyByCode(ctx, { code: query.code, source })
  if (query.kind === 'token') return verifyByToken(ctx, { token: query.token, source })
  if (query.kind === 'number') return { kind: 'typo', hint: '只有编号还不能查验，请同时填写姓名' }
  if (query.kind === 'typo') return query
  return { kind: 'unknown', forged: false }
}
