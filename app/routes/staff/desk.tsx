import { Outlet, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { organizationOf } from '~/domain/organizations/queries.server'
import { type Role, roleNames } from '~/domain/permissions'
import { queueCounts } from '~/domain/reports/queues.server'
import { route } from '~/http/route.server'
import { StaffFrame } from '~/ui/staff-frame'
import { navigation } from './navigation'

const gate = route({
  who: ['enterprise_admin', 'city_reviewer', 'province_admin', 'training_org', 'certifying_body', 'teacher', 'auditor', 'system_admin'],
  output: z.object({ role: z.string(), roleName: z.string(), person: z.string(), organization: z.string(), demo: z.boolean(), counts: z.record(z.string(), z.number()) }),
  async load({ ctx }) {
    // A CQO may be a teacher too; this desk is for the other part.
    const grant = ctx.actor.grants.find(held => held.role !== 'cqo')
    const role = grant?.role ?? 'system_admin'
    return { role, roleName: roleNames[role], person: ctx.actor.name, organization: (await organizationOf(ctx, grant))?.name ?? '', demo: ctx.demo, counts: await queueCounts(ctx) }
  },
})
export const loader = gate.loader

/** The staff desk around every page of an organisation: navigation by role, with what waits in each queue. */
export default function Desk() {
  const { role, roleName, person, organization, demo, counts } = useLoaderData<typeof loader>()
  const groups = navigation[role as Role].map(group => ({ ...group, items: group.items.map(item => ({ ...item, count: item.queue ? counts[item.queue] : undefined })) }))
  return (
    <StaffFrame groups={groups} organization={organization} person={person} role={roleName} signOutTo="/sign-out" demo={demo}>
      <Outlet />
    </StaffFrame>
  )
}
