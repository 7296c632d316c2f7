import { desc, eq } from 'drizzle-orm'
import { persons, sessions, users } from '#db/schema'
import type { Ctx } from '../context'
import { filingOfPerson } from '../filing/queries.server'
import { openPersonField } from '../identity/person-fields.server'
import { maskEmail } from '../identity/email'
import { maskIdNumber } from '../identity/id-number'
import { maskMobile } from '../identity/mobile'
import { refuse } from '../refusal'

/** The signed-in person's own data, masked also for themselves: a phone may be lent or left open. */
export async function myRecord(ctx: Ctx) {
  const { actor } = ctx
  if (actor.kind !== 'user' || !actor.personId) refuse('http.forbidden')
  const [person] = await ctx.db.read.select().from(persons).where(eq(persons.id, actor.personId))
  const [user] = await ctx.db.read.select({ username: users.username }).from(users).where(eq(users.id, actor.userId))
  if (!person || !user) refuse('http.not-found')
  const open = await ctx.db.read.select({ createdAt: sessions.createdAt, expiresAt: sessions.expiresAt }).from(sessions).where(eq(sessions.userId, actor.userId)).orderBy(desc(sessions.createdAt))
  return {
    name: person.name,
    username: user.username,
    idNumber: maskIdNumber(openPersonField(ctx, person, 'idNumber')),
    mobile: maskMobile(openPersonField(ctx, person, 'mobile')),
    email: maskEmail(openPersonField(ctx, person, 'email')),
    filing: await filingOfPerson(ctx, person.id),
    sessions: open.filter(session => session.expiresAt > ctx.now),
  }
}
