import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { lessonProgress, lessonVersions } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'

/** The learner's row for a lesson, made at the current version when it is the first time. */
export async function lessonRow(ctx: Ctx, tx: Tx, personId: string, courseId: string, code: string) {
  const mine = and(eq(lessonProgress.personId, personId), eq(lessonProgress.courseId, courseId), eq(lessonProgress.lessonCode, code))
  const [current] = await tx.select({ id: lessonVersions.id }).from(lessonVersions).where(and(eq(lessonVersions.courseId, courseId), eq(lessonVersions.code, code), eq(lessonVersions.current, true)))
  if (!current) refuse('http.not-found')
  await tx.insert(lessonProgress).values({ personId, courseId, lessonCode: code, lessonVersionId: current.id, covered: [], creditedSeconds: 0, lastPosition: 0, updatedAt: ctx.now }).onConflictDoNothing()
  const [row] = await tx.select({ progress: lessonProgress, lessonSeconds: lessonVersions.seconds }).from(lessonProgress).innerJoin(lessonVersions, eq(lessonVersions.id, lessonProgress.lessonVersionId)).where(mine)
  return row ?? refuse('http.not-found')
}
