import { eq } from 'drizzle-orm'
import { organizations } from '#db/schema'
import type { Ctx, Grant } from '../context'

/** The organisation a grant is held for, or null (a CQO, a teacher). */
export async function organizationOf(ctx: Ctx, grant: Grant | undefined) {
  if (!grant?.organizationId) return null
  const [row] = await ctx.db.read.select().from(organizations).where(eq(organizations.id, grant.organizationId))
  return row ?? null
}
