import { and, eq, isNull } from 'drizzle-orm'
import { practiceSets } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { practisedBy } from './access.server'
import { isRight } from './practice'
import { practiceQuestions } from './practice-parts.server'

/** Marks a round of the acting learner; sent twice, the first stands. `choices`: shown positions per part, in the order of the page. Refuses with 'http.not-found'. */
export async function finishPractice(ctx: Ctx, { setId, choices }: { setId: string; choices: readonly (readonly number[])[] }): Promise<void> {
  const mine = and(eq(practiceSets.id, setId), practisedBy(ctx.actor))
  const [set] = await ctx.db.read.select().from(practiceSets).where(mine)
  if (!set) return refuse('http.not-found')
  let at = 0
  const results = (await practiceQuestions(ctx, set.items)).flatMap(({ questionId, parts }) => {
    const answered = parts.map(part => isRight(choices[at++] ?? [], part.right))
    return answered.length > 0 ? [{ questionId, right: answered.every(Boolean) }] : []
  })
  const kept = Array.from({ length: at }, (_, i) => [...(choices[i] ?? [])])
  await ctx.db.transact(tx => tx.update(practiceSets).set({ results, choices: kept, finishedAt: ctx.now }).where(and(mine, isNull(practiceSets.finishedAt))))
}
