import { and, eq } from 'drizzle-orm'
import { teachers } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { teachersCheckableBy } from './access.server'
import { moveTeacher } from './move-teacher.server'

export interface FormCheck {
  teacherId: string
  decision: 'pass' | 'return'
  /** What the applicant has to change; needed to return. */
  reason: string
}

/** 形式审查 by the city of the applicant (C5). Refuses with `http.not-found`, `teachers.reason-missing`, `teachers.moved`. */
export async function checkTeacherForm(ctx: Ctx, { teacherId, decision, reason }: FormCheck) {
  if (decision === 'return' && !reason) refuse('teachers.reason-missing', {}, { reason: ['写明要改哪里，申报人照此修改'] })
  await ctx.db.transact(async tx => {
    const [teacher] = await tx.select().from(teachers).where(and(eq(teachers.id, teacherId), teachersCheckableBy(ctx.actor)))
    if (!teacher) return refuse('http.not-found')
    await moveTeacher(ctx, tx, teacher, { event: decision === 'pass' ? 'pass_form' : 'return', opinion: reason })
  })
}
