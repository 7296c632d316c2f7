import { and, eq } from 'drizzle-orm'
import { teachers } from '#db/schema'
import type { Ctx } from '../context'
import { type Upload, prepareFile } from '../files/prepare-file.server'
import { recordFile } from '../files/record-file.server'
import { refuse } from '../refusal'
import type { TeacherApplication } from './application'
import { moveTeacher } from './move-teacher.server'

/** A returned application goes back to the city, changed; without a new file the one before stays. Refuses with `http.not-found` or `teachers.moved`. */
export async function resubmitApplication(ctx: Ctx, { evidence, ...application }: TeacherApplication & { evidence?: Upload }) {
  const { actor } = ctx
  if (actor.kind !== 'user') return refuse('http.not-found')
  const mine = and(eq(teachers.userId, actor.userId), eq(teachers.status, 'returned'))
  const [known] = await ctx.db.read.select({ id: teachers.id, status: teachers.status }).from(teachers).where(mine)
  if (!known) return refuse('http.not-found')
  const file = evidence && (await prepareFile(ctx, 'teacher_evidence', evidence, 'evidence'))
  await ctx.db.transact(async tx => {
    const evidenceFileId = file && (await recordFile(ctx, tx, file, { kind: 'teacher', id: known.id }))
    await moveTeacher(ctx, tx, known, { event: 'resubmit', opinion: '', set: { ...application, appliedAt: ctx.now, ...(evidenceFileId && { evidenceFileId }) } })
  })
}
