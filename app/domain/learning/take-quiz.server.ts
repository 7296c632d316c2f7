import { and, eq, isNull } from 'drizzle-orm'
import { lessonProgress, lessonQuizzes, quizAttempts } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { quizPassed } from './completion'
import { lessonRow } from './lesson-row.server'
import { type QuizAnswers, cleanAnswers, countRight } from './quiz'
import { settleLesson } from './settle-course.server'
import { studyPass } from './study-pass.server'

export interface QuizResult {
  right: number
  total: number
  passed: boolean
}

/**
 * One try at the quiz of a lesson; every try is kept, there is no limit. Passed at 60 % right by the rules (C0).
 * Refuses with `learning.unanswered` while items are blank.
 */
export async function takeQuiz(ctx: Ctx, input: { courseId: string; code: string; answers: QuizAnswers }): Promise<QuizResult> {
  const inForce = await rulesNow(ctx)
  return ctx.db.transact(async tx => {
    const { personId } = await studyPass(tx, ctx.actor, input.courseId)
    const { progress, lessonSeconds } = await lessonRow(ctx, tx, personId, input.courseId, input.code)
    const [quiz] = await tx.select().from(lessonQuizzes).where(eq(lessonQuizzes.lessonVersionId, progress.lessonVersionId))
    if (!quiz) refuse('http.not-found')
    const answers = cleanAnswers(quiz.items, input.answers)
    const blank = quiz.items.filter(item => answers[item.id]?.length === 0)
    if (blank.length > 0) refuse('learning.unanswered', { n: blank.length }, Object.fromEntries(blank.map(item => [item.id, ['这题还没答']])))
    const right = countRight(quiz.items, answers)
    const total = quiz.items.length
    const passed = quizPassed(right, total, inForce.rules)
    const { courseId, lessonCode, lessonVersionId } = progress
    await tx.insert(quizAttempts).values({ id: newId(), personId, courseId, lessonCode, lessonVersionId, answers, right, total, passed: Number(passed), at: ctx.now }).onConflictDoNothing()
    if (passed) {
      const mine = and(eq(lessonProgress.personId, personId), eq(lessonProgress.courseId, courseId), eq(lessonProgress.lessonCode, lessonCode))
      const [first] = await tx.update(lessonProgress).set({ quizPassedAt: ctx.now, updatedAt: ctx.now }).where(and(mine, isNull(lessonProgress.quizPassedAt))).returning()
      if (first) {
        record(ctx, tx, { type: 'quiz.passed', entityId: lessonVersionId, data: { personId, lesson: lessonCode, right, total } })
        await settleLesson(ctx, tx, inForce, first, lessonSeconds)
      }
    }
    return { right, total, passed }
  })
}
