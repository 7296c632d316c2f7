import { and, desc, eq, gte, isNotNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { teachers } from '#db/schema'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { teachersDecidableBy } from './access.server'
import { moveTeacher } from './move-teacher.server'
import { publicityEnds, termEnds } from './teacher-status'

/**
 * 聘任 by the province once the publicity is over: 聘书编号 and a term by the rule teacher_term_years (C5).
 * Answers the number. Refuses with `teachers.publicity-open`, `http.not-found`, `teachers.moved`.
 */
export async function appointTeacher(ctx: Ctx, { teacherId }: { teacherId: string }): Promise<string> {
  const { rules } = await rulesNow(ctx)
  const today = shanghaiDate(ctx.now)
  return ctx.db.transact(async tx => {
    const [teacher] = await tx.select().from(teachers).where(and(eq(teachers.id, teacherId), teachersDecidableBy(ctx.actor)))
    if (!teacher) return refuse('http.not-found')
    if (teacher.status !== 'publicity') refuse('teachers.moved')
    const until = publicityEnds(teacher.updatedAt)
    if (today <= until) refuse('teachers.publicity-open', { until })
    const number = await nextNumber(tx, today.slice(0, 4))
    await moveTeacher(ctx, tx, teacher, { event: 'appoint', opinion: '', set: { number, appointedOn: today, termEndsOn: termEnds(today, rules.teacher_term_years) } })
    return number
  })
}

/** GDCQO-SZ-2026-0007: serials of a year; the unique index stands behind two appointments at one moment. */
async function nextNumber(tx: Tx, year: string) {
  const [last] = await tx.select({ number: teachers.number }).from(teachers).where(and(isNotNull(teachers.number), gte(teachers.appointedOn, `${year}-01-01`))).orderBy(desc(teachers.number)).limit(1)
  return `GDCQO-SZ-${year}-${String(Number(last?.number?.slice(-4) ?? 0) + 1).padStart(4, '0')}`
}
