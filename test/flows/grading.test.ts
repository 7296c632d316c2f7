import { and, count, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { attemptPapers, attempts, auditEvents, certificates, enrolments, notices, questionVersions, results, sittings } from '#db/schema'
import { loadContent } from '#content/load.server'
import { makeSitting, markAndRelease, registerCandidate, sitAndSubmit } from '~/cli/demo/factory/exams'
import type { Member } from '~/cli/demo/factory/filing'
import { candidatePaper } from '~/domain/papers/candidate-paper'
import { formalCells } from '~/domain/exams/blueprint'
import { publishBlueprint } from '~/domain/exams/publish-blueprint.server'
import { releasedResult } from '~/domain/grading/queries.server'
import { saveAnswers } from '~/domain/attempts/save-answers.server'
import { startAttempt } from '~/domain/attempts/start-attempt.server'
import { submitAttempt } from '~/domain/attempts/submit-attempt.server'
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

describe('the formal paper', () => {
  it('is composed of the whole bank, keeps each case together, and gives 100 points; an incomplete sub-item earns its parts', async () => {
    const cells = formalCells(loadContent(paths.content).formalBlueprint)
    const blueprintId = await publishBlueprint({ ...world.system(), actor: body.actor }, { name: '正式卷', kind: 'formal', cells })
    const sittingId = await makeSitting(world.system(), { by: body.actor, blueprintId })
    const [best, partial] = await placeCandidates(world.system(), 2)
    const register = async (candidate: Candidate) => (await registerCandidate(world.system(), { candidate: candidate.actor, sittingId })).attemptId
    const full = await register(best!)
    await sitAndSubmit(world.system(), { candidate: best!.actor, attemptId: full, correctShare: 1, minutes: 80 })
    const [paper] = await world.db.read.select().from(attemptPapers).where(eq(attemptPapers.attemptId, full))
    const shown = candidatePaper.parse(JSON.parse(paper!.candidate))
    expect([shown.items.length, shown.points, shown.cases?.length]).toEqual([75, '100', 2])
    expect(shown.items.slice(65).map(item => item.case)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    expect(paper!.candidate).not.toMatch(/"(answer|explanation|questionVersionId)"/)

    const id = await register(partial!)
    const client = 'one-of-several'
    await startAttempt(world.as(partial!.actor), { attemptId: id, client })
    const [own] = await world.db.read.select().from(attemptPapers).where(eq(attemptPapers.attemptId, id))
    const several = own!.key.items.filter(item => item.type === 'case' && item.answer.length > 1)
    await saveAnswers(world.as(partial!.actor), { attemptId: id, client, answers: several.map(item => ({ item: item.item, choice: item.answer.slice(0, 1), rev: 1 })) })
    await submitAttempt(world.as(partial!.actor, NOON + HOUR), { attemptId: id, client })
    await markHandedIn(world.system(NOON + HOUR))
    expect(await resultOf(full)).toMatchObject({ halfPoints: 200, maxHalfPoints: 200, passHalfPoints: 120, passed: true })
    expect(await resultOf(id)).toMatchObject({ halfPoints: several.length, passed: false })
    await releaseSitting({ ...world.system(NOON + HOUR), actor: body.actor }, { sittingId })
    const { areas } = await releasedResult(world.as(best!.actor), full)
    // Sub-items count for their own areas (C2): two of law, two of compliance, one of practice, and the second case.
    expect(Object.fromEntries(areas.map(row => [row.area, row.max / 2]))).toEqual({ KA01: 16, KA02: 20, KA03: 6, KA04: 6, KA05: 11, KA06: 10, KA07: 17, KA08: 5, KA09: 3, KA10: 6 })
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
