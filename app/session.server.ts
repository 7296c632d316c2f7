import { createHash, randomBytes } from 'node:crypto'
import { type SQL, and, eq, lte } from 'drizzle-orm'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Db } from '#db/client.server'
import { grants, sessions, users } from '#db/schema'
import { record } from './domain/audit/record.server'
import type { Ctx, UserActor } from './domain/context'
import type { Role } from './domain/permissions'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ createdAt: number; staff: boolean }, { name: string; personId: string | null }>
    DatabaseSessionAttributes: { createdAt: number; staff: boolean }
    DatabaseUserAttributes: { name: string; personId: string | null }
  }
}

const IDLE_MINUTES = 30
/** Lucia knows no absolute life; these are ours (security.md V7). */
const ABSOLUTE_MS = { staff: 8 * 3_600_000, person: 12 * 3_600_000 }
/** A learner has one session, so that two people cannot share an account; staff have three. */
const PARALLEL = { staff: 3, person: 1 }
/** How long a look-up may be reused on the paths thousands use in the same minute. */
const BRIEF = { ms: 5_000, most: 20_000 }

type SessionRow = typeof sessions.$inferSelect
const toSession = (row: SessionRow): DatabaseSession => ({ id: row.id, userId: row.userId, expiresAt: new Date(row.expiresAt), attributes: { createdAt: row.createdAt, staff: row.staff } })

/** Lucia's seven questions, answered through the one door. `ended` hears of every session that is over. */
function adapter(db: Db, ended: (sessionId?: string) => void): Adapter {
  async function remove(where: SQL, sessionId?: string) {
    await db.transact(async tx => void (await tx.delete(sessions).where(where)))
    ended(sessionId)
  }
  return {
    async getSessionAndUser(sessionId) {
      const [row] = await db.read.select().from(sessions).innerJoin(users, eq(users.id, sessions.userId)).where(and(eq(sessions.id, sessionId), eq(users.status, 'active')))
      if (!row) return [null, null]
      const user: DatabaseUser = { id: row.users.id, attributes: { name: row.users.name, personId: row.users.personId } }
      return [toSession(row.sessions), user]
    },
    getUserSessions: async userId => (await db.read.select().from(sessions).where(eq(sessions.userId, userId))).map(toSession),
    setSession: session =>
      db.transact(async tx => void (await tx.insert(sessions).values({ id: session.id, userId: session.userId, expiresAt: session.expiresAt.getTime(), ...session.attributes }))),
    updateSessionExpiration: (sessionId, expiresAt) =>
      db.transact(async tx => void (await tx.update(sessions).set({ expiresAt: expiresAt.getTime() }).where(eq(sessions.id, sessionId)))),
    deleteSession: sessionId => remove(eq(sessions.id, sessionId), sessionId),
    deleteUserSessions: userId => remove(eq(sessions.userId, userId)),
    deleteExpiredSessions: () => remove(lte(sessions.expiresAt, Date.now())),
  }
}

const idOf = (token: string) => createHash('sha256').update(token).digest('hex')

export type Sessions = ReturnType<typeof createSessions>

/** Sessions over lucia: a 256-bit token in the cookie, its SHA-256 in the database, idle and absolute limits. */
export function createSessions(db: Db, origin: string) {
  const secure = origin.startsWith('https://')
  const name = secure ? '__Host-sid' : 'sid'
  const brief = new Map<string, { actor: UserActor; until: number }>()
  const ended = (sessionId?: string) => (sessionId ? void brief.delete(sessionId) : brief.clear())
  const lucia = new Lucia(adapter(db, ended), { sessionExpiresIn: new TimeSpan(IDLE_MINUTES, 'm'), getUserAttributes: ({ name, personId }) => ({ name, personId }), getSessionAttributes: a => a })
  const cookie = (value: string, rest = '') => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${rest}`
  const tokenIn = (header: string | null | undefined) => new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(header ?? '')?.[1]
  const tokenOf = (request: Request) => tokenIn(request.headers.get('cookie'))

  async function look(sessionId: string): Promise<UserActor | null> {
    const { session, user } = await lucia.validateSession(sessionId)
    if (!session) return null
    if (Date.now() - session.createdAt > ABSOLUTE_MS[session.staff ? 'staff' : 'person']) {
      await lucia.invalidateSession(session.id)
      return null
    }
    const held = await db.read.select().from(grants).where(eq(grants.userId, user.id))
    return { kind: 'user', userId: user.id, name: user.name, personId: user.personId, grants: held.map(g => ({ role: g.role as Role, organizationId: g.organizationId, cityCode: g.cityCode })) }
  }

  return {
    /** Opens a session, notes it, and answers the headers that set its cookie; the oldest sessions beyond the parallel limit end. */
    async open(ctx: Ctx, actor: UserActor): Promise<{ headers: { 'Set-Cookie': string } }> {
      const staff = actor.personId === null
      const token = randomBytes(32).toString('base64url')
      await lucia.createSession(actor.userId, { createdAt: Date.now(), staff }, { sessionId: idOf(token) })
      const mine = (await lucia.getUserSessions(actor.userId)).sort((a, b) => b.createdAt - a.createdAt)
      for (const old of mine.slice(PARALLEL[staff ? 'staff' : 'person'])) await lucia.invalidateSession(old.id)
      await ctx.db.transact(async tx => record({ ...ctx, actor }, tx, { type: 'session.opened', entityId: actor.userId }))
      return { headers: { 'Set-Cookie': cookie(token) } }
    },
    /** Who sends this request, or null. */
    async read(request: Request): Promise<UserActor | null> {
      const token = tokenOf(request)
      return token ? look(idOf(token)) : null
    },
    /** The same from a Cookie header, remembered for a few seconds; signing out forgets it at once. */
    async readBriefly(header: string | undefined): Promise<UserActor | null> {
      const token = tokenIn(header)
      if (!token) return null
      const id = idOf(token)
      const known = brief.get(id)
      if (known && known.until > Date.now()) return known.actor
      const actor = await look(id)
      brief.delete(id)
      if (actor) brief.set(id, { actor, until: Date.now() + BRIEF.ms })
      if (brief.size > BRIEF.most) brief.delete(brief.keys().next().value!)
      return actor
    },
    /** A name for the session of a Cookie header that tells nothing of its token. */
    keyOf(header: string | null | undefined): string {
      const token = tokenIn(header)
      return token ? `session-${idOf(idOf(token)).slice(0, 24)}` : 'session-none'
    },
    /** Ends the session and answers the Set-Cookie value that clears it. */
    async close(request: Request): Promise<string> {
      const token = tokenOf(request)
      if (token) await lucia.invalidateSession(idOf(token))
      return cookie('', '; Max-Age=0')
    },
    sweep: () => lucia.deleteExpiredSessions(),
  }
}
