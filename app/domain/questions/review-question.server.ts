import { and, eq } from 'drizzle-orm'
import { questionVersions } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { authorOf, requireDesk } from './access.server'
import { type QuestionEvent, questionStatus } from './question-status'

/**
 * A person's verdict on the version shown: approve, doubt, retire or restore. Refuses with 'questions.own-work' when
 * the reviewer wrote it, with 'questions.moved-on' when it is no longer the current version in that state.
 */
export async function reviewQuestion(ctx: Ctx, input: { versionId: string; event: QuestionEvent; note: string }): Promise<void> {
  await requireDesk(ctx)
  const reviewer = authorOf(ctx.actor)
  await ctx.db.transact(async tx => {
    const [row] = await tx.select().from(questionVersions).where(eq(questionVersions.id, input.versionId))
    if (!row) return refuse('http.not-found')
    if (input.event === 'approve' && row.authorId !== null && row.authorId === reviewer) refuse('questions.own-work')
    const to = questionStatus.next(row.status, input.event)
    if (!to || !row.current) return refuse('questions.moved-on')
    const moved = await tx
      .update(questionVersions)
      .set({ status: to, reviewedBy: ctx.actor.kind === 'user' ? ctx.actor.name : null, reviewedAt: ctx.now, reviewNote: input.note || null })
      .where(and(eq(questionVersions.id, row.id), eq(questionVersions.status, row.status), eq(questionVersions.current, true)))
      .returning({ id: questionVersions.id })
    if (moved.length === 0) refuse('questions.moved-on')
    record(ctx, tx, { type: 'question.reviewed', entityId: row.questionId, data: { version: row.version, from: row.status, to, note: input.note } })
  })
}
