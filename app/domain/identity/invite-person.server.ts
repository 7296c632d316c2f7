import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { grants, users } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx, Grant } from '../context'
import { addGrant, createUser } from './create-user.server'
import { issueActivation } from './invite-user.server'

/** Without letters and digits that are mistaken for one another in print. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

export interface Invitation {
  userId: string
  username: string
  /** The one-time code; null for a person whose account is already in use. */
  code: string | null
}

/**
 * Gives a person the account and role for what they were appointed to. A new account is invited under a
 * random user name (never one made of personal data); one in use only gains the role.
 */
export async function invitePerson(ctx: Ctx, tx: Tx, person: { id: string; name: string }, grant: Grant, prefix: string, hours: number): Promise<Invitation> {
  const [known] = await tx.select().from(users).where(eq(users.personId, person.id))
  if (known) {
    const held = await tx.select({ id: grants.id }).from(grants).where(and(eq(grants.userId, known.id), eq(grants.role, grant.role)))
    if (held.length === 0) await addGrant(ctx, tx, known.id, grant)
  }
  const username = known?.username ?? prefix + [...randomBytes(8)].map(byte => LETTERS[byte % LETTERS.length]).join('')
  const userId = known?.id ?? (await createUser(ctx, tx, { username, name: person.name, personId: person.id, grants: [grant] }))
  if (known && known.status !== 'invited') return { userId, username, code: null }
  if (known) record(ctx, tx, { type: 'user.invited', entityId: userId })
  return { userId, username, code: await issueActivation(ctx, tx, userId, hours) }
}
