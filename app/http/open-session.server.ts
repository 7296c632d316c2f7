import type { AppLoadContext } from '@remix-run/node'
import { record } from '~/domain/audit/record.server'
import type { Ctx, UserActor } from '~/domain/context'

/** Signs the user in: opens the session, notes it, and answers the headers that set the cookie. */
export async function openSession(ctx: Ctx, context: AppLoadContext, actor: UserActor): Promise<{ headers: { 'Set-Cookie': string } }> {
  const cookie = await context.services.sessions.open(actor)
  await ctx.db.transact(async tx => record({ ...ctx, actor }, tx, { type: 'session.opened', entityId: actor.userId }))
  return { headers: { 'Set-Cookie': cookie } }
}
