import { redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Role } from '~/domain/permissions'
import { route } from '~/http/route.server'

/** The one page each role lands on. */
const landings: Record<Role, string> = {
  cqo: '/learn',
  enterprise_admin: '/enterprise',
  city_reviewer: '/oversee/filings',
  province_admin: '/oversee/filings',
  training_org: '/train',
  certifying_body: '/certify',
  teacher: '/teacher',
  auditor: '/admin',
  system_admin: '/admin',
}

const gate = route({
  who: 'user',
  output: z.object({}),
  // Who is a CQO lands there, whatever else they do.
  load: async ({ ctx }) => redirect(landings[ctx.actor.grants.find(grant => grant.role === 'cqo')?.role ?? ctx.actor.grants[0]?.role ?? 'cqo']),
})
export const loader = gate.loader
