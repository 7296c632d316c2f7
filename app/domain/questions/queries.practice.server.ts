import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { practiceSets, questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { practisedBy } from './access.server'
import { standing } from './practice'
import { practiceQuestions } from './practice-parts.server'
import { drawableStatuses } from './question-status'

/** Every area of the practice pool and how the acting learner stands in it. */
export async function practiceOverview(ctx: Ctx) {
  const pool = await ctx.db.read
    .select({ questionId: questionVersions.questionId, area: questionVersions.area })
    .from(questionVersions)
    .where(and(eq(questionVersions.pool, 'practice'), eq(questionVersions.current, true), inArray(questionVersions.status, [...drawableStatuses])))
    .orderBy(asc(questionVersions.area), asc(questionVersions.questionId))
  const past = await ctx.db.read.select({ area: practiceSets.area, results: practiceSets.results }).from(practiceSets).where(and(practisedBy(ctx.actor), isNotNull(practiceSets.finishedAt))).orderBy(asc(practiceSets.finishedAt))
  const open = await ctx.db.read.select({ id: practiceSets.id, area: practiceSets.area }).from(practiceSets).where(and(practisedBy(ctx.actor), isNull(practiceSets.finishedAt)))
  return [...new Set(pool.map(row => row.area))].map(area => {
    const ids = pool.filter(row => row.area === area).map(row => row.questionId)
    const history = past.filter(row => row.area === area).flatMap(row => row.results ?? [])
    return { area, total: ids.length, ...standing(ids, history), open: open.find(row => row.area === area)?.id ?? null }
  })
}

/** A round of the acting learner; keys, explanations and rubrics are among it only once it is finished. Refuses with 'http.not-found'. */
export async function practiceRound(ctx: Ctx, setId: string) {
  const [set] = await ctx.db.read.select().from(practiceSets).where(and(eq(practiceSets.id, setId), practisedBy(ctx.actor)))
  if (!set) return refuse('http.not-found')
  const finished = set.finishedAt !== null
  let at = 0
  const questions = (await practiceQuestions(ctx, set.items)).map(({ explanation, rubric, parts, ...question }) => ({
    ...question,
    review: finished ? { explanation, rubric, right: set.results?.find(row => row.questionId === question.questionId)?.right ?? null } : null,
    parts: parts.map(({ right, explanation: why, ...part }) => {
      const choice = set.choices?.[at] ?? []
      const name = `a${at++}`
      return { ...part, name, choice, review: finished ? { right, explanation: why } : null }
    }),
  }))
  const results = set.results ?? []
  return { area: set.area, finished, questions, right: results.filter(row => row.right).length, total: results.length }
}
