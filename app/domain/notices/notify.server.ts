import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { grants, notices, outbox, users } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'

export interface Notice {
  title: string
  body: string
  link?: string
}

/** Puts a notice before one user. */
export async function notifyUser(ctx: Ctx, tx: Tx, userId: string, notice: Notice) {
  await tx.insert(notices).values({ id: newId(), userId, ...notice, createdAt: ctx.now })
}

/** Puts a notice before the account of a person, if there is one. */
export async function notifyPerson(ctx: Ctx, tx: Tx, personId: string, notice: Notice) {
  for (const user of await tx.select({ id: users.id }).from(users).where(eq(users.personId, personId))) await notifyUser(ctx, tx, user.id, notice)
}

/** Puts a notice before everyone who acts for an organisation. */
export async function notifyOrganization(ctx: Ctx, tx: Tx, organizationId: string, notice: Notice) {
  const members = await tx.selectDistinct({ id: grants.userId }).from(grants).where(eq(grants.organizationId, organizationId))
  for (const member of members) await notifyUser(ctx, tx, member.id, notice)
}

/** Leaves a message for SMS, mail or a printed slip; recipient and body are sealed. */
export async function sendMessage(ctx: Ctx, tx: Tx, message: { channel: 'sms' | 'email' | 'slip'; recipientName: string; recipient: string; subject: string; body: string }) {
  const id = newId()
  const { channel, recipientName, subject } = message
  const recipient = ctx.vault.seal(`outbox:recipient:${id}`, message.recipient)
  const body = ctx.vault.seal(`outbox:body:${id}`, message.body)
  await tx.insert(outbox).values({ id, channel, recipientName, recipient, subject, body, createdAt: ctx.now })
}
