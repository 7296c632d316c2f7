import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { activations } from '#db/schema'
import { sha256 } from '../canonical'
import type { Ctx } from '../context'
import { newId } from '../ids'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 12

/** A one-time activation code (60 bits, printed 4-4-4); only its hash is kept, and any earlier one is void. `hours` is the rule activation_code_hours. */
export async function issueActivation(ctx: Ctx, tx: Tx, userId: string, hours: number): Promise<string> {
  const code = [...randomBytes(CODE_LENGTH)].map(byte => ALPHABET[byte % 32]).join('')
  await tx.update(activations).set({ usedAt: ctx.now }).where(and(eq(activations.userId, userId), isNull(activations.usedAt)))
  await tx.insert(activations).values({ id: newId(), userId, codeHash: sha256(code), expiresAt: ctx.now + hours * 3_600_000, usedAt: null, tries: 0, createdAt: ctx.now })
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}

/** What a person may type of a code: lower case, spaces, O for 0, I or L for 1. */
export const normalizeActivationCode = (typed: string) => typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
