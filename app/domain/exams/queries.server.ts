import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import { blueprints, organizations, sittings } from '#db/schema'
import type { Ctx } from '../context'
import { questionPool } from '../papers/pool.server'
import { blueprintsEditedBy } from './access.server'
import { cellField } from './blueprint'

/** Sittings that may still be entered, the next first. */
export async function sittingsToChoose(ctx: Ctx) {
  return ctx.db.read
    .select({ id: sittings.id, name: sittings.name, opensAt: sittings.opensAt, entryClosesAt: sittings.entryClosesAt, minutes: sittings.minutes, capacity: sittings.capacity, registered: sittings.registered, certifyingBody: organizations.name })
    .from(sittings)
    .innerJoin(organizations, eq(organizations.id, sittings.certifyingBodyId))
    .where(and(inArray(sittings.status, ['scheduled', 'open']), gte(sittings.entryClosesAt, ctx.now)))
    .orderBy(asc(sittings.opensAt), asc(sittings.id))
    .limit(50)
}

/** The blueprints of the acting certifying body, the newest first. */
export const blueprintsOf = (ctx: Ctx) => ctx.db.read.select().from(blueprints).where(blueprintsEditedBy(ctx.actor)).orderBy(desc(blueprints.createdAt), asc(blueprints.id))

/** How many questions may be drawn now, by area and type: 'KA01-single' → 6. */
export async function poolCounts(ctx: Ctx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const question of await questionPool(ctx)) counts[cellField(question)] = (counts[cellField(question)] ?? 0) + 1
  return counts
}
