import { and, eq } from 'drizzle-orm'
import { teachers } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { teachersDecidableBy } from './access.server'
import { moveTeacher } from './move-teacher.server'
import { type ReviewScores, reviewPasses, scoreProblems } from './review-score'

/**
 * 专家评审, entered by the province: 75 of 100 and up goes to publicity, less is not passed (C5). Answers
 * whether it passed. Refuses with `teachers.score-invalid`, `teachers.reason-missing`, `http.not-found`, `teachers.moved`.
 */
export async function reviewTeacher(ctx: Ctx, { teacherId, scores, opinion }: { teacherId: string; scores: ReviewScores; opinion: string }): Promise<boolean> {
  const problems = scoreProblems(scores)
  if (problems) refuse('teachers.score-invalid', {}, problems)
  if (!opinion) refuse('teachers.reason-missing', {}, { opinion: ['写下评审意见，作为聘任或不聘任的依据'] })
  const passed = reviewPasses(scores)
  await ctx.db.transact(async tx => {
    const [teacher] = await tx.select().from(teachers).where(and(eq(teachers.id, teacherId), teachersDecidableBy(ctx.actor)))
    if (!teacher) return refuse('http.not-found')
    if (teacher.status !== 'expert_review') refuse('teachers.moved')
    await moveTeacher(ctx, tx, teacher, { event: passed ? 'pass_review' : 'refuse', opinion, scores })
  })
  return passed
}
