import type { KeyRing } from '#certificates/sign.server'
import type { Db } from '#db/client.server'
import type { Role } from './permissions'
import type { FileStore } from './files/store.server'
import type { Vault } from './vault.server'

/** One role held for one organisation, in one city where the role has a city. */
export interface Grant {
  role: Role
  organizationId: string | null
  cityCode: string | null
}

export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'system'; name: string }
  | { kind: 'user'; userId: string; name: string; personId: string | null; grants: Grant[] }

export type UserActor = Extract<Actor, { kind: 'user' }>

/** What every verb and query is given: the database door, who acts, the server's time, and the two stores. */
export interface Ctx {
  db: Db
  actor: Actor
  /** Epoch milliseconds, taken once at the start of the request. */
  now: number
  vault: Vault
  files: FileStore
  /** Signs and checks certificate tokens; null where no key was given, and then nothing is issued. */
  signer: KeyRing | null
  /** Where the public finds this platform, without a trailing slash. */
  origin: string
  demo: boolean
}

export const systemActor: Actor = { kind: 'system', name: '系统' }

/** The same context acting as the platform itself (deadlines, reactions, imports). */
export const asSystem = (ctx: Ctx): Ctx => ({ ...ctx, actor: systemActor })

/** The signed-in user's grant of a role, or null. */
export function grantOf(actor: Actor, role: Role): Grant | null {
  return actor.kind === 'user' ? (actor.grants.find(grant => grant.role === role) ?? null) : null
}
