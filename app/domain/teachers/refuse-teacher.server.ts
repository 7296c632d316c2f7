import { and, eq } from 'drizzle-orm'
import { teachers } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { teachersDecidableBy } from './access.server'
import { moveTeacher } from './move-teacher.server'

/** 不予聘任 with a reason, after an objection in the publicity for instance. Refuses with `teachers.reason-missing`, `http.not-found`, `teachers.moved`. */
export async function refuseTeacher(ctx: Ctx, { teacherId, reason }: { teacherId: string; reason: string }) {
  if (!reason) refuse('teachers.reason-missing', {}, { reason: ['写明不予聘任的理由，申报人会看到'] })
  await ctx.db.transact(async tx => {
    const [teacher] = await tx.select().from(teachers).where(and(eq(teachers.id, teacherId), teachersDecidableBy(ctx.actor)))
    if (!teacher) return refuse('http.not-found')
    await moveTeacher(ctx, tx, teacher, { event: 'refuse', opinion: reason })
  })
}
