import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { activations, consents, users } from '#db/schema'
import { record } from '../audit/record.server'
import { sha256 } from '../canonical'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { hashPassword } from './hash-password.server'
import { normalizeActivationCode } from './invite-user.server'
import { passwordProblem } from './password'
import { normalizeUsername } from './username'

const MAX_TRIES = 5
const notFound = () => refuse('identity.activation-invalid', {}, { code: ['用户名与激活码不相符，或激活码已用过、已过期。请核对激活单，或请企业经办重新打印'] })

export interface ActivationInput {
  username: string
  code: string
  password: string
  /** The consent text shown, with its hash: stored as evidence (PIPL 14, 17). */
  consent: { key: string; version: number; hash: string }
}

/** First sign-in of an invited user: the one-time code, consent and an own password. Refuses with `identity.activation-invalid`. */
export async function activateUser(ctx: Ctx, input: ActivationInput): Promise<string> {
  const username = normalizeUsername(input.username)
  const [user] = await ctx.db.read.select().from(users).where(eq(users.username, username))
  if (!user || user.status !== 'invited') return notFound()
  if (!(await checkCode(ctx, user.id, sha256(normalizeActivationCode(input.code))))) return notFound()
  // Only now: the rule knows the name, so to a stranger its answer would tell it.
  const problem = passwordProblem(input.password, { name: user.name, username: user.username }, 'asvs')
  if (problem) refuse('identity.weak-password', {}, { password: [problem] })
  const passwordHash = await hashPassword(input.password)
  await ctx.db.transact(async tx => {
    const used = await tx
      .update(activations)
      .set({ usedAt: ctx.now })
      .where(and(eq(activations.userId, user.id), eq(activations.codeHash, sha256(normalizeActivationCode(input.code))), isNull(activations.usedAt)))
      .returning({ id: activations.id })
    const [active] = await tx.update(users).set({ status: 'active', passwordHash, activatedAt: ctx.now }).where(and(eq(users.id, user.id), eq(users.status, 'invited'))).returning({ id: users.id })
    if (used.length === 0 || !active) notFound()
    if (user.personId) {
      const { key, version, hash } = input.consent
      await tx.insert(consents).values({ id: newId(), personId: user.personId, textKey: key, textVersion: version, textHash: hash, at: ctx.now }).onConflictDoNothing()
      record(ctx, tx, { type: 'person.consented', entityId: user.personId, data: { key, version, hash } })
    }
    record(ctx, tx, { type: 'user.activated', entityId: user.id })
  })
  return user.id
}

/** True when the code is right and in time. A wrong one is counted at once, in its own transaction, so that guessing is bounded. */
async function checkCode(ctx: Ctx, userId: string, codeHash: string) {
  return ctx.db.transact(async tx => {
    const [latest] = await tx.select().from(activations).where(and(eq(activations.userId, userId), isNull(activations.usedAt))).orderBy(desc(activations.createdAt)).limit(1)
    if (!latest || latest.expiresAt < ctx.now) return false
    const right = latest.codeHash === codeHash
    const [heard] = await tx
      .update(activations)
      .set({ tries: sql`${activations.tries} + ${right ? 0 : 1}` })
      .where(and(eq(activations.id, latest.id), lt(activations.tries, MAX_TRIES)))
      .returning({ id: activations.id })
    return Boolean(heard) && right
  })
}
