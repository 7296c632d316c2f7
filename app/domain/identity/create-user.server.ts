import type { Tx } from '#db/client.server'
import { grants, users } from '#db/schema'
import { eq } from 'drizzle-orm'
import { record } from '../audit/record.server'
import type { Ctx, Grant } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { normalizeUsername } from './username'

export interface NewUser {
  username: string
  name: string
  personId?: string
  /** Absent for an invited user, who sets it with the activation code. */
  passwordHash?: string
  grants: Grant[]
}

/** Makes an account inside the transaction of its cause; refuses with `identity.username-taken`. */
export async function createUser(ctx: Ctx, tx: Tx, input: NewUser): Promise<string> {
  const username = normalizeUsername(input.username)
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.username, username))
  if (taken) refuse('identity.username-taken', {}, { username: ['这个用户名已有人用，请换一个'] })
  const id = newId()
  const status = input.passwordHash ? ('active' as const) : ('invited' as const)
  await tx.insert(users).values({
    id,
    username,
    name: input.name,
    personId: input.personId ?? null,
    passwordHash: input.passwordHash ?? null,
    status,
    createdAt: ctx.now,
    activatedAt: input.passwordHash ? ctx.now : null,
  })
  for (const grant of input.grants) await addGrant(ctx, tx, id, grant)
  record(ctx, tx, { type: status === 'active' ? 'user.created' : 'user.invited', entityId: id, data: { roles: input.grants.map(g => g.role) } })
  return id
}

/** Gives a user one more role. */
export async function addGrant(ctx: Ctx, tx: Tx, userId: string, grant: Grant) {
  await tx.insert(grants).values({ id: newId(), userId, ...grant, createdAt: ctx.now })
}
