import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { record } from '~/domain/audit/record.server'
import { route } from '~/http/route.server'

const gate = route({
  who: 'public',
  output: z.object({}),
  load: async () => redirect('/'),
  actions: act => ({
    default: act(z.strictObject({}), async ({ ctx, request, context }) => {
      const cookie = await context.services.sessions.close(request)
      if (ctx.actor.kind === 'user') {
        const { userId } = ctx.actor
        await ctx.db.transact(async tx => record(ctx, tx, { type: 'session.closed', entityId: userId }))
      }
      return redirect('/', { headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': '"cache", "storage"' } })
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action
