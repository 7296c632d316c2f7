import { and, eq, isNotNull } from 'drizzle-orm'
import { attempts, results } from '#db/schema'
import type { Ctx } from '../context'
import type { PastAttempt } from '../exams/sitting'

/** The chances an enrolment has used: attempts that were started. A result counts once it is released. */
export async function chancesUsed(ctx: Ctx, enrolmentId: string): Promise<PastAttempt[]> {
  const rows = await ctx.db.read
    .select({ startedAt: attempts.startedAt, endedAt: attempts.submittedAt, status: attempts.status, passed: results.passed })
    .from(attempts)
    .leftJoin(results, eq(results.attemptId, attempts.id))
    .where(and(eq(attempts.enrolmentId, enrolmentId), isNotNull(attempts.startedAt)))
  return rows.map(row => ({ startedAt: row.startedAt ?? 0, endedAt: row.endedAt, passed: row.status === 'released' ? row.passed : null }))
}
