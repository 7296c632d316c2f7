import { and, eq, gt, lte } from 'drizzle-orm'
import type { Queries } from '#db/door.server'
import { delegations, enterprises, organizations } from '#db/schema'
import type { Ctx, Grant } from '../context'

/** The organisation a grant is held for, or null (a CQO, a teacher). */
export async function organizationOf(ctx: Ctx, grant: Grant | undefined) {
  if (!grant?.organizationId) return null
  const [row] = await ctx.db.read.select().from(organizations).where(eq(organizations.id, grant.organizationId))
  return row ?? null
}

/** An enterprise with its organisation, or null. Give the tx when inside transact. */
export async function enterpriseById(ctx: Ctx, organizationId: string, from: Queries = ctx.db.read) {
  const [row] = await from.select().from(enterprises).innerJoin(organizations, eq(organizations.id, enterprises.organizationId)).where(eq(enterprises.organizationId, organizationId))
  return row ? { ...row.enterprises, ...row.organizations } : null
}

export type Enterprise = NonNullable<Awaited<ReturnType<typeof enterpriseById>>>

/** The delegation under which an organisation may train or certify now, or null. */
export async function delegationOf(ctx: Ctx, organizationId: string, scope: 'training' | 'certification', from: Queries = ctx.db.read) {
  const valid = and(eq(delegations.organizationId, organizationId), eq(delegations.scope, scope), lte(delegations.validFrom, ctx.now), gt(delegations.validTo, ctx.now))
  const [row] = await from.select().from(delegations).where(valid).limit(1)
  return row ?? null
}
