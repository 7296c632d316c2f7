import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { practiceSets, questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { drawFrom, shuffle } from '../random'
import { refuse } from '../refusal'
import { learnerOf } from './access.server'
import { nextRound } from './practice'
import { drawableStatuses } from './question-status'

/** Draws a round of practice in one knowledge area for the acting learner; an open round of the area is taken up again. Answers its id. */
export async function beginPractice(ctx: Ctx, { area }: { area: string }): Promise<string> {
  const personId = learnerOf(ctx.actor) ?? refuse('http.forbidden')
  const mine = and(eq(practiceSets.personId, personId), eq(practiceSets.area, area))
  const rows = await ctx.db.read
    .select({ questionId: questionVersions.questionId, questionVersionId: questionVersions.id, type: questionVersions.type, optionCounts: questionVersions.optionCounts })
    .from(questionVersions)
    .where(and(eq(questionVersions.pool, 'practice'), eq(questionVersions.area, area), eq(questionVersions.current, true), inArray(questionVersions.status, [...drawableStatuses])))
  if (rows.length === 0) refuse('http.not-found')
  const past = await ctx.db.read.select({ results: practiceSets.results }).from(practiceSets).where(and(mine, isNotNull(practiceSets.finishedAt))).orderBy(asc(practiceSets.finishedAt))
  const id = newId()
  const byId = new Map(rows.map(row => [row.questionId, row]))
  const items = nextRound([...byId.keys()], past.flatMap(({ results }) => results ?? []), id).flatMap(questionId => {
    const row = byId.get(questionId)
    if (!row) return []
    const orders = row.optionCounts.map((n, part) => {
      const positions = Array.from({ length: n }, (_, i) => i)
      return row.type === 'judge' ? positions : shuffle(positions, drawFrom(`${id}/${questionId}/${part}`))
    })
    return [{ questionId, questionVersionId: row.questionVersionId, optionOrders: orders }]
  })
  return ctx.db.transact(async tx => {
    // One open round an area: pressed twice, the first stands.
    await tx.insert(practiceSets).values({ id, personId, area, items, createdAt: ctx.now }).onConflictDoNothing()
    const [open] = await tx.select({ id: practiceSets.id }).from(practiceSets).where(and(mine, isNull(practiceSets.finishedAt))).limit(1)
    return open?.id ?? id
  })
}
