import { and, count, eq, gt, or } from 'drizzle-orm'
import { grants, signInFailures, users } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx, UserActor } from '../context'
import { newId } from '../ids'
import type { Role } from '../permissions'
import { refuse } from '../refusal'
import { verifyPassword } from './hash-password.server'
import { normalizeUsername } from './username'

const WINDOW_MS = 15 * 60_000
const PER_ACCOUNT_AND_SOURCE = 5
/** Higher across sources, so that a stranger cannot lock a candidate out on the day of the exam. */
const PER_ACCOUNT = 30
const PER_SOURCE = 20

/** `source` is a keyed hash of the caller's address. Counts failures only: a training room shares one address. */
async function assertNotLocked(ctx: Ctx, account: string, source: string) {
  const rows = await ctx.db.read
    .select({ account: signInFailures.account, source: signInFailures.source, n: count() })
    .from(signInFailures)
    .where(and(gt(signInFailures.at, ctx.now - WINDOW_MS), or(eq(signInFailures.account, account), eq(signInFailures.source, source))))
    .groupBy(signInFailures.account, signInFailures.source)
  const sum = (match: (row: (typeof rows)[number]) => boolean) => rows.filter(match).reduce((total, row) => total + row.n, 0)
  const locked =
    sum(r => r.account === account && r.source === source) >= PER_ACCOUNT_AND_SOURCE || sum(r => r.account === account) >= PER_ACCOUNT || sum(r => r.source === source) >= PER_SOURCE
  if (locked) refuse('identity.locked', { minutes: WINDOW_MS / 60_000 })
}

const turns = new Map<string, Promise<unknown>>()

/** One after another per key: of guesses sent all at once each must see the failures before it. */
function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work, work)
  turns.set(key, turn)
  const leave = () => void (turns.get(key) === turn && turns.delete(key))
  turn.then(leave, leave)
  return turn
}

interface Credentials {
  username: string
  password: string
  /** A keyed hash of the caller's address. */
  source: string
}

/** Checks username and password; refuses with `identity.locked` or `identity.wrong-credentials`. Answers who it is. */
export async function signIn(ctx: Ctx, input: Credentials): Promise<UserActor> {
  const username = normalizeUsername(input.username)
  const account = ctx.vault.index('sign-in', username)
  return inTurn(`${account} ${input.source}`, () => check(ctx, username, account, input))
}

async function check(ctx: Ctx, username: string, account: string, input: Credentials): Promise<UserActor> {
  await assertNotLocked(ctx, account, input.source)
  const [user] = await ctx.db.read.select().from(users).where(eq(users.username, username))
  const right = await verifyPassword(user?.status === 'active' ? user.passwordHash : null, input.password)
  if (!user || !right) {
    await ctx.db.transact(async tx => {
      await tx.insert(signInFailures).values({ id: newId(), account, source: input.source, at: ctx.now })
      record(ctx, tx, { type: 'session.refused', entityId: user?.id ?? 'unknown' })
    })
    return refuse('identity.wrong-credentials')
  }
  const held = await ctx.db.read.select().from(grants).where(eq(grants.userId, user.id))
  return {
    kind: 'user',
    userId: user.id,
    name: user.name,
    personId: user.personId,
    grants: held.map(g => ({ role: g.role as Role, organizationId: g.organizationId, cityCode: g.cityCode })),
  }
}
