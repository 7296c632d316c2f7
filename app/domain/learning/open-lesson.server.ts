import { and, eq } from 'drizzle-orm'
import { studyDays, studySessions } from '#db/schema'
import { startStudy } from '../cohorts/start-study.server'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { lessonRow } from './lesson-row.server'
import { nextPresence } from './next-presence.server'
import { type Player, playerOf } from './player'
import { studyPass } from './study-pass.server'
import { settleCourse } from './settle-course.server'

/** A player silent for longer was left: the next one starts with a fresh prompt. */
const LEFT_MS = 15 * 60_000

/**
 * Takes the person's one active player for a lesson; a player open elsewhere finds itself taken over at its next
 * beat. The first lesson ever opened starts the study. Time is credited from now on; a prompt that is due stays due.
 */
export async function openLesson(ctx: Ctx, input: { courseId: string; code: string }): Promise<Player> {
  const inForce = await rulesNow(ctx)
  return ctx.db.transact(async tx => {
    const pass = await studyPass(tx, ctx.actor, input.courseId)
    if (!pass.counts) refuse('learning.review-only')
    const { personId } = pass
    const { progress, lessonSeconds } = await lessonRow(ctx, tx, personId, input.courseId, input.code)
    const [before] = await tx.select().from(studySessions).where(eq(studySessions.personId, personId))
    const stays = before && before.lastBeatAt > ctx.now - LEFT_MS
    const session = { playerId: newId(), courseId: input.courseId, lessonCode: input.code, lastBeatAt: ctx.now, paidUntil: ctx.now, presenceDueAt: stays ? before.presenceDueAt : nextPresence(ctx.now), startedAt: ctx.now }
    await tx.insert(studySessions).values({ personId, ...session }).onConflictDoUpdate({ target: studySessions.personId, set: session })
    const [day] = await tx.select({ seconds: studyDays.seconds }).from(studyDays).where(and(eq(studyDays.personId, personId), eq(studyDays.day, shanghaiDate(ctx.now))))
    // Someone who enrols again brings finished lessons along: they may be all there is to do.
    if (pass.enrolmentId && (await startStudy(ctx, tx, pass.enrolmentId))) await settleCourse(ctx, tx, inForce, personId, input.courseId)
    return playerOf({ ...progress, lessonSeconds }, session, day?.seconds ?? 0, ctx.now, inForce.rules)
  })
}
