import { and, count, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { attemptPapers, attempts, auditEvents, certificates, enrolments, notices, questionVersions, results, sittings } from '#db/schema'
import { loadContent } from '#content/load.server'
import { makeSitting, markAndRelease, registerCandidate, sitAndSubmit } from '~/cli/demo/factory/exams'
import type { Member } from '~/cli/demo/factory/filing'
import { closeSittings } from '~/domain/attempts/close-sittings.server'
import { computeMarks, markFingerprint } from '~/domain/grading/compute-marks.server'
import { findChangedMarks } from '~/domain/grading/find-changed-marks.server'
import { markAttempts } from '~/domain/grading/mark-attempts.server'
import { markHandedIn } from '~/domain/grading/mark-handed-in.server'
import { releaseSitting } from '~/domain/grading/release-sitting.server'
import { importQuestions } from '~/domain/questions/import-questions.server'
import { paths } from '~/paths.server'
import { type Candidate, makeCertifier, placeCandidates } from '../support/candidates'
import { DAY, HOUR, NOON, type World, openWorld } from '../support/world'

let world: World
let body: Member
beforeAll(async () => {
  world = await openWorld()
  body = await makeCertifier(world.system())
})

async function handedIn(shares: number[]) {
  const sittingId = await makeSitting(world.system(), { by: body.actor })
  const made: (Candidate & { attemptId: string })[] = []
  for (const [i, candidate] of (await placeCandidates(world.system(), shares.length)).entries()) {
    const { attemptId } = await registerCandidate(world.system(), { candidate: candidate.actor, sittingId })
    await sitAndSubmit(world.system(), { candidate: candidate.actor, attemptId, correctShare: shares[i] })
    made.push({ ...candidate, attemptId })
  }
  return { sittingId, made }
}
const resultOf = async (attemptId: string) => (await world.db.read.select().from(results).where(eq(results.attemptId, attemptId)))[0]
const statusOf = async (attemptId: string) => (await world.db.read.select({ status: attempts.status }).from(attempts).where(eq(attempts.id, attemptId)))[0]?.status

describe('marking', () => {
  it('is done once, in half points, with the rule and the pass mark the paper promised', async () => {
    const { made } = await handedIn([1, 0])
    const both = made.map(one => one.attemptId)
    await Promise.all([markHandedIn(world.system()), markHandedIn(world.system()), markAttempts(world.system(), both)])
    const [best, worst] = [await resultOf(both[0]!), await resultOf(both[1]!)]
    expect(best).toMatchObject({ halfPoints: 52, maxHalfPoints: 52, passHalfPoints: 32, passed: true, rule: 'half_point_per_correct', releasedAt: null })
    expect(worst).toMatchObject({ halfPoints: 0, passed: false })
    for (const id of both) {
      const [marked] = await world.db.read.select({ n: count() }).from(auditEvents).where(and(eq(auditEvents.entityId, id), eq(auditEvents.type, 'attempt.marked')))
      expect(marked?.n).toBe(1)
    }
  })

  it('can be computed again from frozen key and answers, and names a result that was changed', async () => {
    const { made } = await handedIn([0.7])
    const id = made[0]!.attemptId
    await markHandedIn(world.system())
    expect(await findChangedMarks(world.system(), [id])).toEqual([])
    const [event] = await world.db.read.select({ data: auditEvents.data }).from(auditEvents).where(and(eq(auditEvents.entityId, id), eq(auditEvents.type, 'attempt.marked')))
    expect(event?.data).toEqual({ fingerprint: markFingerprint((await resultOf(id))!) })
    await world.db.transact(async tx => void (await tx.update(results).set({ halfPoints: 52, passed: true }).where(eq(results.attemptId, id))))
    expect(await findChangedMarks(world.system(), [id])).toEqual([id])
  })

  it('does not change when a question is edited after the exam', async () => {
    const { made } = await handedIn([0.6])
    const id = made[0]!.attemptId
    const [before] = await world.db.read.select().from(attemptPapers).where(eq(attemptPapers.attemptId, id))
    const marks = await computeMarks(world.system(), [id])
    const edited = loadContent(paths.content).questions.map(question => ({ ...question, stem: `${question.stem}（修订）`, contentHash: `${question.contentHash}x` }))
    await importQuestions(world.system(), edited)
    const [after] = await world.db.read.select().from(attemptPapers).where(eq(attemptPapers.attemptId, id))
    expect(after).toEqual(before)
    expect(await computeMarks(world.system(), [id])).toEqual(marks)
    const [versions] = await world.db.read.select({ n: count() }).from(questionVersions).where(eq(questionVersions.version, 2))
    expect(versions?.n).toBe(edited.length)
  })
})

describe('release', () => {
  it('makes pass and fail known with their consequences, each once', async () => {
    const { sittingId, made } = await handedIn([0.9, 0.2])
    expect(await markAndRelease(world.system(NOON + 2 * HOUR), { by: body.actor, sittingId })).toBe(2)
    const [passed, failed] = made
    expect([await statusOf(passed!.attemptId), (await resultOf(passed!.attemptId))?.releasedAt]).toEqual(['released', NOON + 2 * HOUR])
    const enrolment = async (one: Candidate) => (await world.db.read.select({ status: enrolments.status }).from(enrolments).where(eq(enrolments.id, one.enrolmentId)))[0]?.status
    expect([await enrolment(passed!), await enrolment(failed!)]).toEqual(['passed', 'study_completed'])
    const certificate = (one: Candidate) => world.db.read.select().from(certificates).where(eq(certificates.personId, one.personId))
    expect([(await certificate(passed!)).length, (await certificate(failed!)).length]).toEqual([1, 0])
    const told = await world.db.read.select({ body: notices.body }).from(notices).where(eq(notices.userId, failed!.actor.userId))
    expect(told).toEqual([{ body: '岗位能力考核，第一场：未达合格线，可按规定补考。' }])
    await expect(releaseSitting(world.as(body.actor), { sittingId })).rejects.toMatchObject({ code: 'grading.nothing-to-release' })
  })

  it('is for the certifying body of the sitting, under a valid delegation', async () => {
    const { sittingId, made } = await handedIn([0.9])
    await markHandedIn(world.system())
    const other = await makeCertifier(world.system())
    await expect(releaseSitting(world.as(other.actor), { sittingId })).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(releaseSitting(world.as(made[0]!.actor), { sittingId })).rejects.toMatchObject({ code: 'http.forbidden' })
    await expect(releaseSitting(world.as(body.actor, NOON + 5 * 366 * DAY), { sittingId })).rejects.toMatchObject({ code: 'exams.no-delegation' })
    expect(await statusOf(made[0]!.attemptId)).toBe('marked')
  })

  it('can take selected ones first; two at once release each attempt once', async () => {
    const { sittingId, made } = await handedIn([0.9, 0.85, 0.95])
    await markHandedIn(world.system())
    expect(await releaseSitting(world.as(body.actor), { sittingId, attemptIds: [made[1]!.attemptId] })).toBe(1)
    expect([await statusOf(made[0]!.attemptId), await statusOf(made[1]!.attemptId)]).toEqual(['marked', 'released'])
    const rest = await Promise.allSettled([releaseSitting(world.as(body.actor), { sittingId }), releaseSitting(world.as(body.actor), { sittingId })])
    expect(rest.reduce((sum, outcome) => sum + (outcome.status === 'fulfilled' ? outcome.value : 0), 0)).toBe(2)
    for (const one of made) expect(await world.db.read.select().from(certificates).where(eq(certificates.personId, one.personId))).toHaveLength(1)
  })

  it('of the last result closes the sitting for good', async () => {
    const { sittingId } = await handedIn([0.9])
    await closeSittings(world.system(NOON + DAY))
    await markAndRelease(world.system(NOON + DAY), { by: body.actor, sittingId })
    const [row] = await world.db.read.select({ status: sittings.status, at: sittings.releasedAt }).from(sittings).where(eq(sittings.id, sittingId))
    expect(row).toEqual({ status: 'released', at: NOON + DAY })
  })
})
