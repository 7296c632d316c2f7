import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { lessonProgress, lessonVersions, studyDays, studySessions } from '#db/schema'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { lessonCreditSeconds } from './completion'
import { lengthOf } from './intervals'
import { nextPresence } from './next-presence.server'
import { type Player, playerOf } from './player'
import { readOn } from './reading'
import { settleLesson } from './settle-course.server'

export interface BeatInput {
  playerId: string
  /** Where the page's clock stands, in seconds of the lesson. */
  position: number
  /** The presence prompt was answered. */
  present: boolean
}

const progressOf = (personId: string, session: { courseId: string; lessonCode: string }) =>
  and(eq(lessonProgress.personId, personId), eq(lessonProgress.courseId, session.courseId), eq(lessonProgress.lessonCode, session.lessonCode))

async function load(tx: Tx, personId: string, playerId: string, day: string) {
  const [row] = await tx
    .select({ session: studySessions, progress: lessonProgress, lessonSeconds: lessonVersions.seconds, daySeconds: studyDays.seconds })
    .from(studySessions)
    .innerJoin(lessonProgress, and(eq(lessonProgress.personId, studySessions.personId), eq(lessonProgress.courseId, studySessions.courseId), eq(lessonProgress.lessonCode, studySessions.lessonCode)))
    .innerJoin(lessonVersions, eq(lessonVersions.id, lessonProgress.lessonVersionId))
    .leftJoin(studyDays, and(eq(studyDays.personId, studySessions.personId), eq(studyDays.day, day)))
    .where(and(eq(studySessions.personId, personId), eq(studySessions.playerId, playerId)))
  return row ?? refuse('learning.taken-over')
}

/**
 * A heartbeat of the reading clock, every 15 s: credits by the server's clock alone (C0, T20). Refuses with
 * `learning.taken-over` when another player took over. Beats are not audit events; what they add up to is.
 */
export async function recordBeat(ctx: Ctx, input: BeatInput): Promise<Player> {
  const { actor } = ctx
  if (actor.kind !== 'user' || !actor.personId) refuse('http.forbidden')
  const { personId } = actor
  const inForce = await rulesNow(ctx)
  const day = shanghaiDate(ctx.now)
  return ctx.db.transact(async tx => {
    const { session, progress, lessonSeconds, daySeconds } = await load(tx, personId, input.playerId, day)
    const before = { lessonSeconds, covered: progress.covered, paidUntil: session.paidUntil, lastBeatAt: session.lastBeatAt, presenceDueAt: session.presenceDueAt, daySeconds: daySeconds ?? 0 }
    const read = readOn(before, { position: input.position, present: input.present, at: ctx.now }, inForce.rules)
    const next = { lastBeatAt: ctx.now, paidUntil: read.paidUntil, presenceDueAt: read.answered ? nextPresence(ctx.now) : session.presenceDueAt }
    // What was paid until then is the lock: of two beats that read the same row one is credited.
    const asRead = and(eq(studySessions.personId, personId), eq(studySessions.playerId, input.playerId), eq(studySessions.paidUntil, session.paidUntil))
    const held = await tx.update(studySessions).set(next).where(asRead).returning({ personId: studySessions.personId })
    const player = playerOf({ ...progress, lessonSeconds }, { ...session, ...next }, before.daySeconds, ctx.now, inForce.rules)
    if (held.length === 0 || read.creditedSeconds === 0) return player
    const [grown] = await tx
      .update(lessonProgress)
      .set({ covered: read.covered, creditedSeconds: lessonCreditSeconds({ lessonSeconds, covered: read.covered }, inForce.rules), lastPosition: lengthOf(read.covered), updatedAt: ctx.now })
      .where(progressOf(personId, session))
      .returning()
    if (!grown) refuse('learning.taken-over')
    const seconds = read.creditedSeconds
    await tx.insert(studyDays).values({ personId, day, seconds }).onConflictDoUpdate({ target: [studyDays.personId, studyDays.day], set: { seconds: sql`${studyDays.seconds} + ${seconds}` } })
    const lessonDone = await settleLesson(ctx, tx, inForce, grown, lessonSeconds)
    return { ...playerOf({ ...grown, lessonSeconds }, { ...session, ...next }, before.daySeconds + seconds, ctx.now, inForce.rules), creditedSeconds: seconds, lessonDone }
  })
}
