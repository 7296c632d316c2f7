import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Actor } from '~/domain/context'
import type { Services } from '~/services.server'
import { NOON, type World } from './world'

interface RouteModule {
  loader?: (args: LoaderFunctionArgs) => Promise<Response>
  action?: (args: ActionFunctionArgs) => Promise<Response>
}

export interface Call {
  path: string
  actor?: Actor
  params?: Record<string, string>
  /** A form makes it a POST. */
  form?: Record<string, string> | FormData
  now?: number
}

/** Asks a route module as a signed-in actor would; thrown responses (redirects, refusals) are answered too. */
export async function ask(world: World, module: RouteModule, { path, actor = { kind: 'anonymous' }, params = {}, form, now = NOON }: Call): Promise<Response> {
  const services = {
    env: { DATA_DIR: '/nonexistent', demo: true },
    sessions: { read: async () => (actor.kind === 'user' ? actor : null), open: async () => ({ headers: { 'Set-Cookie': 'sid=opened' } }), close: async () => 'sid=; Max-Age=0' },
    clock: { now: () => now, ahead: () => 0 },
    ctx: (who: Actor) => world.as(who, now),
    db: world.db,
  } as unknown as Services
  const body = form instanceof FormData ? form : form && new URLSearchParams(form)
  const request = new Request(`http://localhost:3000${path}`, body ? { method: 'POST', body } : undefined)
  const args = { request, params, context: { services, nonce: 'n', requestId: 'TEST-0001', address: '203.0.113.9' } }
  try {
    const answer = body ? await module.action?.(args) : await module.loader?.(args)
    if (!answer) throw new Error(`the route has no ${body ? 'action' : 'loader'}`)
    return answer
  } catch (error) {
    if (error instanceof Response) return error
    throw error
  }
}
