import type { AppLoadContext } from '@remix-run/node'
import type { Ctx } from '~/domain/context'
import type { Verification } from '~/domain/verification/result'
import type { Services } from '~/services.server'

declare module '@remix-run/node' {
  interface AppLoadContext {
    services: Services
    nonce: string
    requestId: string
    /** The caller's address as far as the configured proxies can be trusted. */
    address: string
    /** The answer of a verification that the host has asked for already. */
    verified?: { view: Verification; checkedAt: string }
  }
}

const contexts = new WeakMap<AppLoadContext, Promise<Ctx>>()

/** Who asks, and when: one look-up per request, shared by its parallel loaders. The load context is made once per request; Remix copies the request and its headers for each loader. */
export function contextOf(request: Request, context: AppLoadContext): Promise<Ctx> {
  const known = contexts.get(context)
  if (known) return known
  const made = context.services.sessions.read(request).then(actor => context.services.ctx(actor ?? { kind: 'anonymous' }))
  contexts.set(context, made)
  return made
}

/** A keyed hash of the caller's address: enough to count, not enough to know. */
export const sourceOf = (ctx: Ctx, context: AppLoadContext) => ctx.vault.index('address', context.address)
