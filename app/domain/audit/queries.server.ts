import { and, desc, eq, gte, lt } from 'drizzle-orm'
import { auditEvents } from '#db/schema'
import { addDays, instantOfDate } from '../clock'
import type { Ctx } from '../context'
import { scopeOf } from '../permissions'
import { refuse } from '../refusal'
import { type AuditType, auditTypes } from './events'

export interface AuditFilter {
  /** The kind of object: filing, certificate, user… */
  entity?: string
  entityId?: string
  /** A day in Shanghai. */
  day?: string
}

/** Every kind of object the trail speaks of. */
export const auditEntities = [...new Set(Object.values(auditTypes))].sort()

/** The newest audit events, for those who may read the trail; refuses with `http.forbidden`. */
export async function latestAuditEvents(ctx: Ctx, { entity, entityId, day }: AuditFilter, limit = 100) {
  const { actor } = ctx
  if (actor.kind !== 'user' || !actor.grants.some(grant => scopeOf(grant.role, 'read', 'audit') === 'any')) return refuse('http.forbidden')
  const where = and(
    entity ? eq(auditEvents.entity, entity) : undefined,
    entityId ? eq(auditEvents.entityId, entityId) : undefined,
    day ? and(gte(auditEvents.at, instantOfDate(day)), lt(auditEvents.at, instantOfDate(addDays(day, 1)))) : undefined,
  )
  return ctx.db.read.select().from(auditEvents).where(where).orderBy(desc(auditEvents.seq)).limit(limit)
}

/** Whether an event of this type was ever recorded; for the platform itself. */
export async function hasAuditEvent({ db }: Pick<Ctx, 'db'>, type: AuditType): Promise<boolean> {
  return (await db.read.select({ seq: auditEvents.seq }).from(auditEvents).where(eq(auditEvents.type, type)).limit(1)).length > 0
}
