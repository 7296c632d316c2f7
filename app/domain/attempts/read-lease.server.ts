import { and, eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server'
import { attempts } from '#db/schema'
import type { Ctx } from '../context'
import { inTime } from '../exams/sitting'
import { Refusal } from '../refusal'
import type { Rules } from '../settings/rules'
import { rulesNow } from '../settings/queries.server'

export interface Writer {
  attemptId: string
  personId: string
  client: string
}

/** Why this device may not write now, or the deadline when it may. */
export async function judgeWriter(queries: Queries, writer: Writer, now: number, rules: Pick<Rules, 'save_grace_seconds'>): Promise<Refusal | number> {
  const [row] = await queries
    .select({ status: attempts.status, deadline: attempts.deadline, leaseClient: attempts.leaseClient })
    .from(attempts)
    .where(and(eq(attempts.id, writer.attemptId), eq(attempts.personId, writer.personId)))
  if (!row) return new Refusal('http.not-found')
  if (row.deadline !== null && !inTime(now, row.deadline, rules)) return new Refusal('attempts.time-over')
  if (row.status !== 'in_progress' || row.deadline === null) return new Refusal('attempts.not-running')
  return row.leaseClient === writer.client ? row.deadline : new Refusal('attempts.other-device')
}

/** The deadline, when this device may write; else the refusal is thrown. */
export async function readLease(ctx: Ctx, writer: Writer): Promise<number> {
  const { rules } = await rulesNow(ctx)
  const verdict = await judgeWriter(ctx.db.read, writer, ctx.now, rules)
  if (verdict instanceof Refusal) throw verdict
  return verdict
}
