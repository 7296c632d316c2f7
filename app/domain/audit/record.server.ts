import { eq, sql } from 'drizzle-orm'
import { auditEvents, auditHead } from '#db/schema'
import type { Tx } from '#db/client.server'
import { canonicalJson, sha256 } from '../canonical'
import type { Actor, Ctx } from '../context'
import { type AuditEvent, auditTypes } from './events'

export type AuditRow = typeof auditEvents.$inferInsert

const pending = new WeakMap<Tx, Omit<AuditRow, 'seq' | 'prevHash' | 'hash'>[]>()

const who = (actor: Actor) =>
  actor.kind === 'user'
    ? { actorId: actor.userId, actorName: actor.name, actorRole: actor.grants.map(g => g.role).join(',') || 'user' }
    : { actorId: null, actorName: actor.kind === 'system' ? actor.name : '访客', actorRole: actor.kind }

/** The hash a row must have after `prevHash`; anyone with the rows can recompute it. */
export const chainHash = (row: Omit<AuditRow, 'hash'>) =>
  sha256(canonicalJson([row.seq, row.at, row.actorId, row.actorName, row.actorRole, row.type, row.entity, row.entityId, row.data, row.prevHash]))

/** Notes an event in the transaction of the change it tells of; the chain is extended as the last step before commit. */
export function record(ctx: Ctx, tx: Tx, event: AuditEvent) {
  const row = { at: ctx.now, ...who(ctx.actor), type: event.type, entity: auditTypes[event.type], entityId: event.entityId, data: event.data ?? {} }
  const rows = pending.get(tx)
  if (rows) return void rows.push(row)
  pending.set(tx, [row])
  tx.atEnd(appendChain)
}

/** The update of the head is the lock: later transactions wait here, as late as possible. */
async function appendChain(tx: Tx) {
  const rows = pending.get(tx) ?? []
  pending.delete(tx)
  const [head] = await tx.update(auditHead).set({ seq: sql`${auditHead.seq} + ${rows.length}` }).where(eq(auditHead.id, 'head')).returning()
  if (!head) throw new Error('audit head is missing')
  let seq = head.seq - rows.length
  let prevHash = head.hash
  const chained = rows.map(row => {
    const next = { ...row, seq: ++seq, prevHash }
    prevHash = chainHash(next)
    return { ...next, hash: prevHash }
  })
  await tx.insert(auditEvents).values(chained)
  await tx.update(auditHead).set({ hash: prevHash }).where(eq(auditHead.id, 'head'))
}
