import { and, count, eq, sql } from 'drizzle-orm'
import { attemptEvidence, attempts } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { attemptWrittenBy } from './access.server'

/** A page that reports more than this is broken or forged; the count stands for the rest. */
const MOST = 500

const words = { 'focus-lost': '离开答题页面', reconnected: '断网后恢复' } as const

export interface EvidenceInput {
  attemptId: string
  kind: keyof typeof words
  /** How long it lasted. */
  seconds: number
}

/** Notes what a person may judge later, never a verdict. Answers how often the page was left. Refuses with 'attempts.not-running'. */
export async function noteEvidence(ctx: Ctx, input: EvidenceInput): Promise<{ focusLosses: number }> {
  const mine = attemptWrittenBy(ctx.actor, input.attemptId)
  return ctx.db.transact(async tx => {
    const more = input.kind === 'focus-lost' ? 1 : 0
    const [row] = await tx
      .update(attempts)
      .set({ focusLosses: sql`${attempts.focusLosses} + ${more}` })
      .where(and(mine, eq(attempts.status, 'in_progress')))
      .returning({ focusLosses: attempts.focusLosses })
    if (!row) return refuse('attempts.not-running')
    const [known] = await tx.select({ n: count() }).from(attemptEvidence).where(eq(attemptEvidence.attemptId, input.attemptId))
    if ((known?.n ?? 0) < MOST)
      await tx.insert(attemptEvidence).values({ id: newId(), attemptId: input.attemptId, kind: input.kind, detail: `${words[input.kind]} ${input.seconds} 秒`, at: ctx.now })
    return row
  })
}
