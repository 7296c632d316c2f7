import { and, eq, sum } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, ceRecords, enrolments, filings, lessonProgress, lessonQuizzes, lessonVersions, notices, quizAttempts, studyDays, studySessions } from '#db/schema'
import { type FiledCqo, type Member, makeFiledCqo, makeOrganization } from '~/cli/demo/factory/filing'
import { type StudyInput, completeStudy, enrolAndAdmit, makeCohort } from '~/cli/demo/factory/learning'
import { verifyChain } from '~/domain/audit/verify-chain.server'
import { withdrawEnrolment } from '~/domain/cohorts/withdraw-enrolment.server'
import { applyToCohort } from '~/domain/cohorts/apply-to-cohort.server'
import { openLesson } from '~/domain/learning/open-lesson.server'
import type { Player } from '~/domain/learning/player'
import { recordBeat } from '~/domain/learning/record-beat.server'
import { takeQuiz } from '~/domain/learning/take-quiz.server'
import { userActor } from '../support/ctx'
import { DAY, HOUR, MINUTE, NOON, type World, openWorld } from '../support/world'

const COURSE = 'qualification'
const SECOND = 1000
const lesson = { courseId: COURSE, code: 'L1.1' }

let world: World
let body: Member
beforeAll(async () => {
  world = await openWorld()
  body = await makeOrganization(world.system(), { kind: 'training_body' })
})

interface Learner extends FiledCqo {
  enrolmentId: string
}

async function learner(): Promise<Learner> {
  const ctx = world.system()
  const cqo = await makeFiledCqo(ctx)
  return { ...cqo, enrolmentId: await enrolAndAdmit(ctx, await makeCohort(ctx, { trainingActor: body.actor }), cqo) }
}

const as = (who: FiledCqo, now = NOON) => world.as(who.actor, now)
const beat = (who: FiledCqo, player: Player, now: number, over: { position?: number; present?: boolean } = {}) => recordBeat(as(who, now), { playerId: player.playerId, position: 2700, present: false, ...over })
const refused = (code: string) => expect.objectContaining({ code })
const enrolmentOf = async (who: Learner) => (await world.db.read.select().from(enrolments).where(eq(enrolments.id, who.enrolmentId)))[0]
const progressOf = async (who: FiledCqo, code = 'L1.1') => (await world.db.read.select().from(lessonProgress).where(and(eq(lessonProgress.personId, who.personId), eq(lessonProgress.lessonCode, code))))[0]
const creditedOn = async (who: FiledCqo, day: string) => (await world.db.read.select().from(studyDays).where(and(eq(studyDays.personId, who.personId), eq(studyDays.day, day))))[0]?.seconds ?? 0
const eventsOf = async (type: string, entityId: string) => world.db.read.select().from(auditEvents).where(and(eq(auditEvents.type, type), eq(auditEvents.entityId, entityId))).orderBy(auditEvents.seq)

/** Reads on, beat by beat, answering every prompt; answers the last reply and the time. */
async function read(who: FiledCqo, player: Player, from: number, seconds: number) {
  let now = from
  let last = player
  for (const end = from + seconds * SECOND; now < end; ) {
    now = Math.min(end, now + 15 * SECOND)
    last = await beat(who, player, now, { present: last.state === 'ask' })
  }
  return { last, now }
}

async function answersOf(code: string, right = true) {
  const [row] = await world.db.read.select({ items: lessonQuizzes.items }).from(lessonQuizzes).innerJoin(lessonVersions, eq(lessonVersions.id, lessonQuizzes.lessonVersionId)).where(and(eq(lessonVersions.code, code), eq(lessonVersions.current, true)))
  return Object.fromEntries((row?.items ?? []).map(item => [item.id, right ? item.answer : [(item.answer[0] ?? 0) === 0 ? 1 : 0]]))
}

describe('opening a lesson', () => {
  it('starts the study with the first one', async () => {
    const who = await learner()
    const player = await openLesson(as(who), lesson)
    expect(player).toMatchObject({ coveredSeconds: 0, requiredSeconds: 2565, lessonSeconds: 2700, todayLeftSeconds: 21_600, state: 'counting', quizPassed: false })
    expect(await enrolmentOf(who)).toMatchObject({ status: 'studying', studyStartedAt: NOON })
    await openLesson(as(who, NOON + MINUTE), { ...lesson, code: 'L1.2' })
    expect(await eventsOf('enrolment.moved', who.enrolmentId)).toHaveLength(2)
  })
  it('is refused before admission, with the reason', async () => {
    const cqo = await makeFiledCqo(world.system())
    await expect(openLesson(as(cqo), lesson)).rejects.toMatchObject({ code: 'learning.not-enrolled', detail: { status: 'none' } })
    const { cohortId } = await makeCohort(world.system(), { trainingActor: body.actor })
    await applyToCohort(as(cqo), { cohortId })
    await expect(openLesson(as(cqo), lesson)).rejects.toMatchObject({ code: 'learning.not-enrolled', detail: { status: 'applied' } })
  })
  it('is refused after leaving the cohort, and when the appointment has ended', async () => {
    const [left, ended] = [await learner(), await learner()]
    await withdrawEnrolment(as(left), left.enrolmentId)
    await expect(openLesson(as(left), lesson)).rejects.toMatchObject({ code: 'learning.not-enrolled', detail: { status: 'withdrawn' } })
    await world.db.transact(async tx => void (await tx.update(filings).set({ status: 'ended' }).where(eq(filings.id, ended.filingId))))
    await expect(openLesson(as(ended), lesson)).rejects.toEqual(refused('learning.appointment-ended'))
  })
  it('is refused for lessons and courses that do not exist, and to whoever is no CQO', async () => {
    const who = await learner()
    await expect(openLesson(as(who), { ...lesson, code: 'L99.9' })).rejects.toEqual(refused('http.not-found'))
    await expect(openLesson(as(who), { ...lesson, courseId: 'none' })).rejects.toEqual(refused('http.not-found'))
    await expect(openLesson(world.as(body.actor), lesson)).rejects.toEqual(refused('http.forbidden'))
    await expect(recordBeat(world.as(body.actor), { playerId: 'x', position: 1, present: false })).rejects.toEqual(refused('http.forbidden'))
  })
  it('leaves no way into a lesson for strangers', async () => {
    const nobody = userActor('n', [{ role: 'cqo', organizationId: null, cityCode: null }])
    await expect(openLesson(world.as(nobody), lesson)).rejects.toEqual(refused('http.forbidden'))
  })
})

describe('beats', () => {
  it('credit the seconds that passed, on the day they passed', async () => {
    const who = await learner()
    const player = await openLesson(as(who), lesson)
    const { last } = await read(who, player, NOON, 60)
    expect(last).toMatchObject({ coveredSeconds: 60, creditedSeconds: 15, todayLeftSeconds: 21_540, state: 'counting' })
    expect(await creditedOn(who, '2026-11-20')).toBe(60)
    expect(await progressOf(who)).toMatchObject({ covered: [[0, 60]], creditedSeconds: 60, lastPosition: 60 })
  })
  it('a hundred forged beats a second earn no more than the second', async () => {
    const who = await learner()
    const player = await openLesson(as(who), lesson)
    for (let i = 1; i <= 300; i++) await beat(who, player, NOON + i * 10)
    expect(await creditedOn(who, '2026-11-20')).toBe(3)
  })
  it('two beats at the same moment are credited once', async () => {
    const who = await learner()
    const player = await openLesson(as(who), lesson)
    await Promise.all(Array.from({ length: 8 }, () => beat(who, player, NOON + 15 * SECOND)))
    expect(await creditedOn(who, '2026-11-20')).toBe(15)
    expect((await progressOf(who))?.creditedSeconds).toBe(15)
  })
  it('an hour of silence, or a clock set forward, earns half a minute', async () => {
    const who = await learner()
    const player = await openLesson(as(who), lesson)
    await beat(who, player, NOON + 5 * MINUTE)
    expect(await creditedOn(who, '2026-11-20')).toBe(30)
  })
  it('of a player that was taken over are refused, and eight players together earn wall time', async () => {
    const who = await learner()
    const first = await openLesson(as(who), lesson)
    const players: Player[] = []
    for (let i = 0; i < 8; i++) players.push(await openLesson(as(who), { courseId: COURSE, code: `L2.${(i % 5) + 1}` }))
    await expect(beat(who, first, NOON + 15 * SECOND)).rejects.toEqual(refused('learning.taken-over'))
    for (const player of players) await beat(who, player, NOON + 15 * SECOND).catch(() => null)
    expect(await creditedOn(who, '2026-11-20')).toBe(15)
  })
  it('of another person find no player', async () => {
    const [one, two] = [await learner(), await learner()]
    const player = await openLesson(as(one), lesson)
    await expect(beat(two, player, NOON + 15 * SECOND)).rejects.toEqual(refused('learning.taken-over'))
  })
})

describe('the presence prompt', () => {
  it('falls due after 8 to 12 minutes, stops the credit and lets it go on when answered', async () => {
    const who = await learner()
    const player = await openLesson(as(who), lesson)
    let now = NOON
    let reply: Player = player
    while (reply.state === 'counting') reply = await beat(who, player, (now += 15 * SECOND))
    expect(now - NOON).toBeGreaterThanOrEqual(8 * MINUTE)
    expect(now - NOON).toBeLessThanOrEqual(12 * MINUTE + 15 * SECOND)
    const before = await creditedOn(who, '2026-11-20')
    for (let i = 0; i < 10; i++) reply = await beat(who, player, (now += 15 * SECOND))
    expect(reply).toMatchObject({ state: 'ask', creditedSeconds: 0 })
    expect(await creditedOn(who, '2026-11-20')).toBe(before)
    expect(await beat(who, player, (now += SECOND), { present: true })).toMatchObject({ state: 'counting', creditedSeconds: 0 })
    expect(await beat(who, player, now + 15 * SECOND)).toMatchObject({ state: 'counting', creditedSeconds: 15 })
  })
  it('is not escaped by opening the lesson again', async () => {
    const who = await learner()
    await openLesson(as(who), lesson)
    await world.db.transact(async tx => void (await tx.update(studySessions).set({ presenceDueAt: NOON + MINUTE }).where(eq(studySessions.personId, who.personId))))
    const again = await openLesson(as(who, NOON + 2 * MINUTE), lesson)
    expect(again.state).toBe('ask')
    expect(await beat(who, again, NOON + 3 * MINUTE)).toMatchObject({ state: 'ask', creditedSeconds: 0 })
    expect((await openLesson(as(who, NOON + HOUR), lesson)).state).toBe('counting')
  })
})

describe('the daily cap', () => {
  it('stops the clock at eight credit hours and starts it again at midnight in Shanghai', async () => {
    const who = await learner()
    const player = await openLesson(as(who), lesson)
    await world.db.transact(async tx => void (await tx.insert(studyDays).values({ personId: who.personId, day: '2026-11-20', seconds: 21_590 })))
    expect(await beat(who, player, NOON + 15 * SECOND)).toMatchObject({ creditedSeconds: 10, todayLeftSeconds: 0, state: 'day-full' })
    expect(await beat(who, player, NOON + 30 * SECOND)).toMatchObject({ creditedSeconds: 0, state: 'day-full' })
    expect(await creditedOn(who, '2026-11-20')).toBe(21_600)
    const midnight = Date.parse('2026-11-20T16:00:00Z')
    const tomorrow = await openLesson(as(who, midnight), lesson)
    expect(await beat(who, tomorrow, midnight + 15 * SECOND)).toMatchObject({ creditedSeconds: 15, todayLeftSeconds: 21_585 })
    expect(await creditedOn(who, '2026-11-21')).toBe(15)
  })
})

describe('a lesson quiz', () => {
  it('keeps every try and is passed at sixty per cent, once', async () => {
    const who = await learner()
    const code = 'L1.1'
    expect(await takeQuiz(as(who), { ...lesson, answers: await answersOf(code, false) })).toMatchObject({ right: 0, passed: false })
    expect(await takeQuiz(as(who, NOON + 1), { ...lesson, answers: await answersOf(code) })).toMatchObject({ passed: true })
    const passedAt = (await progressOf(who))?.quizPassedAt
    expect(await takeQuiz(as(who, NOON + 2), { ...lesson, answers: await answersOf(code, false) })).toMatchObject({ passed: false })
    expect((await progressOf(who))?.quizPassedAt).toBe(passedAt)
    const tries = await world.db.read.select().from(quizAttempts).where(eq(quizAttempts.personId, who.personId))
    expect(tries.map(t => t.passed).sort()).toEqual([0, 0, 1])
  })
  it('wants every item answered, and only admitted learners', async () => {
    const who = await learner()
    await expect(takeQuiz(as(who), { ...lesson, answers: {} })).rejects.toEqual(refused('learning.unanswered'))
    const stranger = await makeFiledCqo(world.system())
    await expect(takeQuiz(as(stranger), { ...lesson, answers: await answersOf('L1.1') })).rejects.toEqual(refused('learning.not-enrolled'))
    await expect(takeQuiz(as(who), { ...lesson, code: 'L99.9', answers: {} })).rejects.toEqual(refused('http.not-found'))
  })
})

describe('completing', () => {
  it('a lesson needs its time and its quiz, whichever comes last, and counts whole then', async () => {
    for (const quizFirst of [true, false]) {
      const who = await learner()
      const answers = await answersOf('L1.1')
      const player = await openLesson(as(who), lesson)
      if (quizFirst) await takeQuiz(as(who), { ...lesson, answers })
      const { last, now } = await read(who, player, NOON, 2565 + 120)
      expect(last).toMatchObject({ coveredSeconds: expect.any(Number), state: 'covered', lessonDone: quizFirst })
      if (!quizFirst) await takeQuiz(as(who, now), { ...lesson, answers })
      expect(await progressOf(who)).toMatchObject({ creditedSeconds: 2700, completedAt: expect.any(Number) })
      expect(await creditedOn(who, '2026-11-20')).toBe(2700)
    }
  })

  const study = (who: Learner, upToSeconds?: StudyInput['upToSeconds']) => completeStudy(world.system(), { personId: who.personId, enrolmentId: who.enrolmentId, upToSeconds })

  it('the course takes exactly the last second: one minute short is one minute of reading', async () => {
    const who = await learner()
    await study(who, 'one-minute-short')
    expect(await enrolmentOf(who)).toMatchObject({ status: 'studying', studyCompletedAt: null })
    const player = await openLesson(as(who), { courseId: COURSE, code: 'L10.2' })
    expect(player).toMatchObject({ coveredSeconds: 2505, requiredSeconds: 2565, quizPassed: true })
    const almost = await read(who, player, NOON, 59)
    expect(almost.last).toMatchObject({ coveredSeconds: 2564, lessonDone: false, state: 'counting' })
    const done = await beat(who, player, almost.now + SECOND)
    expect(done).toMatchObject({ coveredSeconds: 2565, lessonDone: true, state: 'covered', creditedSeconds: 136 })
    expect(await enrolmentOf(who)).toMatchObject({ status: 'study_completed', creditedSeconds: 32 * 2700, studyCompletedAt: NOON + MINUTE, rulesVersion: expect.any(String) })
    expect(await world.db.read.select().from(notices).where(and(eq(notices.userId, who.userId), eq(notices.title, '培训已学完')))).toHaveLength(1)
    await expect(openLesson(as(who, NOON + HOUR), lesson)).rejects.toEqual(refused('learning.review-only'))
  })

  it('and once only, when the last second and the last quiz come together', async () => {
    const who = await learner()
    await study(who, 'one-minute-short')
    await world.db.transact(async tx => {
      await tx.update(lessonProgress).set({ quizPassedAt: null }).where(and(eq(lessonProgress.personId, who.personId), eq(lessonProgress.lessonCode, 'L10.2')))
      await tx.update(lessonProgress).set({ completedAt: null, quizPassedAt: null }).where(and(eq(lessonProgress.personId, who.personId), eq(lessonProgress.lessonCode, 'L1.1')))
    })
    const player = await openLesson(as(who), { courseId: COURSE, code: 'L10.2' })
    const { now } = await read(who, player, NOON, 50)
    const at = now + 10 * SECOND
    const answers = { one: await answersOf('L1.1'), last: await answersOf('L10.2') }
    await Promise.all([beat(who, player, at), takeQuiz(as(who, at), { courseId: COURSE, code: 'L10.2', answers: answers.last }), takeQuiz(as(who, at), { ...lesson, answers: answers.one })])
    expect(await enrolmentOf(who)).toMatchObject({ status: 'study_completed' })
    expect(await world.db.read.select().from(notices).where(and(eq(notices.userId, who.userId), eq(notices.title, '培训已学完')))).toHaveLength(1)
  })

  it('the factory leaves what the real verbs leave', async () => {
    const [part, whole] = [await learner(), await learner()]
    await study(part, 18 * 2700 + 1080)
    await study(whole)
    const total = async (who: Learner) => Number((await world.db.read.select({ n: sum(studyDays.seconds) }).from(studyDays).where(eq(studyDays.personId, who.personId)))[0]?.n)
    expect(await total(part)).toBe(18 * 2700 + 1080)
    expect(await total(whole)).toBe(32 * 2700)
    expect(await enrolmentOf(part)).toMatchObject({ status: 'studying' })
    expect(await enrolmentOf(whole)).toMatchObject({ status: 'study_completed', creditedSeconds: 32 * 2700 })
    expect((await openLesson(as(part), { courseId: COURSE, code: 'L5.4' })).coveredSeconds).toBe(1080)
    expect(await verifyChain(world)).toMatchObject({ ok: true })
  })

  it('someone who enrols again brings the finished lessons along', async () => {
    const who = await learner()
    await study(who, 31 * 2700)
    await withdrawEnrolment(as(who), who.enrolmentId)
    const again = { ...who, enrolmentId: await enrolAndAdmit(world.system(NOON + DAY), await makeCohort(world.system(NOON + DAY), { trainingActor: body.actor }), who) }
    const player = await openLesson(as(again, NOON + DAY), { courseId: COURSE, code: 'L10.2' })
    await takeQuiz(as(again, NOON + DAY), { courseId: COURSE, code: 'L10.2', answers: await answersOf('L10.2') })
    await read(again, player, NOON + DAY, 2700)
    expect(await enrolmentOf(again)).toMatchObject({ status: 'study_completed' })
  })

  it('an elective counts as continuing education, once', async () => {
    const who = await makeFiledCqo(world.system())
    const elective = (await world.db.read.select({ courseId: lessonVersions.courseId, code: lessonVersions.code }).from(lessonVersions).where(eq(lessonVersions.current, true))).filter(row => row.courseId === 'elective-smb-start')
    expect(elective.length).toBeGreaterThan(0)
    let now = NOON
    for (const row of elective) {
      const player = await openLesson(as(who, now), row)
      await takeQuiz(as(who, now), { ...row, answers: await answersOf(row.code) })
      now = (await read(who, player, now, 2750)).now
    }
    const records = await world.db.read.select().from(ceRecords).where(eq(ceRecords.personId, who.personId))
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({ category: 'CE01', status: 'approved' })
    await expect(openLesson(as(who, now), lesson)).rejects.toEqual(refused('learning.not-enrolled'))
  })
})
