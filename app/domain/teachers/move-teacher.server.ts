import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { teacherReviews, teachers } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { emit } from '../events'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { type TeacherEvent, type WalkedTeacherStatus, teacherMachine } from './teacher-status'
import type { ReviewScores } from './review-score'

interface Move {
  event: TeacherEvent
  opinion: string
  scores?: ReviewScores
  set?: Partial<typeof teachers.$inferInsert>
}

/** One step of the machine with its review row, audit and consequence; refuses with `teachers.moved` when somebody was faster. */
export async function moveTeacher(ctx: Ctx, tx: Tx, teacher: { id: string; status: string }, { event, opinion, scores, set }: Move) {
  const from = teacher.status as WalkedTeacherStatus
  const to = teacherMachine.next(from, event) ?? refuse('teachers.moved')
  const moved = await tx
    .update(teachers)
    .set({ ...set, status: to, updatedAt: ctx.now })
    .where(and(eq(teachers.id, teacher.id), eq(teachers.status, from)))
    .returning({ id: teachers.id })
  if (moved.length === 0) refuse('teachers.moved')
  const reviewer = ctx.actor.kind === 'user' ? { reviewerId: ctx.actor.userId, reviewerName: ctx.actor.name } : { reviewerId: '', reviewerName: '系统' }
  await tx.insert(teacherReviews).values({ id: newId(), teacherId: teacher.id, event, scores: scores ?? null, opinion, ...reviewer, at: ctx.now })
  record(ctx, tx, { type: 'teacher.moved', entityId: teacher.id, data: { from, to, event } })
  if (event !== 'resubmit') await emit(ctx, tx, { type: 'teacher.decided', teacherId: teacher.id })
}
