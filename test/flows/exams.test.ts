import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { attemptPapers, attempts, blueprints, delegations, questionVersions, sittings } from '#db/schema'
import { makeBlueprint, makeSitting, markAndRelease, registerCandidate, sitAndSubmit } from '~/cli/demo/factory/exams'
import type { Member } from '~/cli/demo/factory/filing'
import { closeSittings } from '~/domain/attempts/close-sittings.server'
import { registerForSitting } from '~/domain/attempts/register-for-sitting.server'
import { canEditBlueprint, canRunSitting, blueprintsEditedBy, sittingsRunBy } from '~/domain/exams/access.server'
import { openSitting } from '~/domain/exams/open-sitting.server'
import { publishBlueprint } from '~/domain/exams/publish-blueprint.server'
import { retireBlueprint } from '~/domain/exams/retire-blueprint.server'
import { sittingStatus } from '~/domain/exams/sitting-status'
import { candidatePaper } from '~/domain/papers/candidate-paper'
import { makeCertifier, placeCandidates } from '../support/candidates'
import { userActor } from '../support/ctx'
import { DAY, HOUR, MINUTE, NOON, type World, openWorld } from '../support/world'

let world: World
let body: Member
let other: Member
beforeAll(async () => {
  world = await openWorld()
  body = await makeCertifier(world.system())
  other = await makeCertifier(world.system())
})
const asBody = (now = NOON) => world.as(body.actor, now)

describe('a blueprint', () => {
  it('of the trial rule is published with 18 single and 4 multiple questions, 26 points, pass at 60 percent', async () => {
    const id = await makeBlueprint(world.system(), { by: body.actor })
    const [row] = await world.db.read.select().from(blueprints).where(eq(blueprints.id, id))
    const count = (type: string) => row?.cells.filter(cell => cell.type === type).reduce((sum, cell) => sum + cell.count, 0)
    expect([count('single'), count('multiple'), row?.passPercent, row?.poolFactor, row?.minutes]).toEqual([18, 4, 60, 2, 120])
    expect(row?.cells.reduce((sum, cell) => sum + cell.count * cell.halfPoints, 0)).toBe(52)
  })

  it('is refused with the cells whose pool is too small, by the factor of its kind', async () => {
    const have = await world.db.read.$count(questionVersions, and(eq(questionVersions.area, 'KA09'), eq(questionVersions.type, 'single'), eq(questionVersions.pool, 'exam')))
    const drawing = (count: number) => [{ area: 'KA09', type: 'single' as const, count, halfPoints: 2 }, { area: 'KA01', type: 'single' as const, count: 1, halfPoints: 2 }]
    const shortBy = (count: number, factor: number) => ({ code: 'exams.shortfall', detail: { factor }, fields: { 'KA09-single': [`要 ${count * factor} 题，题库只有 ${have} 题`] } })
    for (const [kind, factor] of [['trial', 2], ['formal', 5]] as const) {
      const enough = Math.floor(have / factor)
      await expect(publishBlueprint(asBody(), { name: '试卷', kind, cells: drawing(enough) })).resolves.toEqual(expect.any(String))
      await expect(publishBlueprint(asBody(), { name: '试卷', kind, cells: drawing(enough + 1) })).rejects.toMatchObject(shortBy(enough + 1, factor))
    }
    await expect(publishBlueprint(asBody(), { name: '空', kind: 'trial', cells: [] })).rejects.toMatchObject({ code: 'exams.blueprint-empty' })
  })

  it('needs a certifying body with a delegation in force', async () => {
    await expect(makeBlueprint(world.system(), { by: userActor('u', [{ role: 'training_org', organizationId: body.organizationId, cityCode: null }]) })).rejects.toMatchObject({ code: 'http.forbidden' })
    const [row] = await world.db.read.select().from(delegations).where(eq(delegations.organizationId, other.organizationId))
    await expect(makeBlueprint({ ...world.system(), now: (row?.validTo ?? 0) + 1 }, { by: other.actor })).rejects.toMatchObject({ code: 'exams.no-delegation' })
  })

  it('that is retired opens no new sitting, and only its owner retires it', async () => {
    const id = await makeBlueprint(world.system(), { by: body.actor })
    await expect(retireBlueprint(world.as(other.actor), { blueprintId: id })).rejects.toMatchObject({ code: 'http.not-found' })
    await retireBlueprint(asBody(), { blueprintId: id })
    await expect(makeSitting(world.system(), { by: body.actor, blueprintId: id })).rejects.toMatchObject({ code: 'exams.blueprint-unusable' })
  })
})

describe('a sitting', () => {
  it('closes its entrance thirty minutes after opening, or at the end of its window', async () => {
    const blueprintId = await makeBlueprint(world.system(), { by: body.actor })
    const strict = await openSitting(asBody(), { blueprintId, name: '统一开考', opensAt: NOON + DAY, entry: 'late-entry', capacity: 10 })
    const window = await openSitting(asBody(), { blueprintId, name: '线上场', opensAt: NOON, entry: 'window', windowTo: '2026-11-22', capacity: 10 })
    const rows = await world.db.read.select().from(sittings)
    expect(rows.find(row => row.id === strict)?.entryClosesAt).toBe(NOON + DAY + 30 * MINUTE)
    expect(rows.find(row => row.id === window)?.entryClosesAt).toBe(Date.parse('2026-11-22T16:00:00Z') - 1)
  })

  it('is refused when its entrance is already closed or its window runs backwards or too long', async () => {
    const blueprintId = await makeBlueprint(world.system(), { by: body.actor })
    const bad = (input: { opensAt: number; entry: 'window' | 'late-entry'; windowTo?: string }) => openSitting(asBody(), { blueprintId, name: '场', capacity: 10, ...input })
    await expect(bad({ opensAt: NOON - HOUR, entry: 'late-entry' })).rejects.toMatchObject({ code: 'exams.bad-times' })
    await expect(bad({ opensAt: NOON, entry: 'window', windowTo: '2026-11-19' })).rejects.toMatchObject({ code: 'exams.bad-times' })
    await expect(bad({ opensAt: NOON, entry: 'window', windowTo: '2027-11-19' })).rejects.toMatchObject({ code: 'exams.bad-times' })
    await expect(openSitting(world.as(other.actor), { blueprintId, name: '场', opensAt: NOON, entry: 'late-entry', capacity: 1 })).rejects.toMatchObject({ code: 'exams.blueprint-unusable' })
  })

  it('opens, marks absentees and closes by the clock', async () => {
    const sittingId = await makeSitting(world.system(), { by: body.actor, opensAt: NOON + HOUR, entry: 'late-entry' })
    const [candidate] = await placeCandidates(world.system(), 1)
    const { attemptId } = await registerCandidate(world.system(), { candidate: candidate!.actor, sittingId })
    const status = async () => (await world.db.read.select({ status: sittings.status }).from(sittings).where(eq(sittings.id, sittingId)))[0]?.status
    await closeSittings(world.system(NOON + HOUR - 1))
    expect(await status()).toBe('scheduled')
    await closeSittings(world.system(NOON + HOUR))
    expect(await status()).toBe('open')
    await closeSittings(world.system(NOON + HOUR + 30 * MINUTE + 1))
    expect(await status()).toBe('closed')
    const [attempt] = await world.db.read.select().from(attempts).where(eq(attempts.id, attemptId))
    expect(attempt?.status).toBe('absent')
    expect(sittingStatus.states).toEqual(['scheduled', 'open', 'closed', 'released'])
  })

  it('shows and gives itself to its own body only, check and list alike', async () => {
    const actors = [body.actor, other.actor, userActor('x', []), userActor('y', [{ role: 'cqo', organizationId: null, cityCode: null }], 'p'), world.system().actor]
    const [allSittings, allBlueprints] = [await world.db.read.select().from(sittings), await world.db.read.select().from(blueprints)]
    expect(allSittings.length).toBeGreaterThan(2)
    for (const actor of actors) {
      const mine = await world.db.read.select().from(sittings).where(sittingsRunBy(actor))
      expect(mine.map(row => row.id).sort()).toEqual(allSittings.filter(row => canRunSitting(actor, row)).map(row => row.id).sort())
      const drafts = await world.db.read.select().from(blueprints).where(blueprintsEditedBy(actor))
      expect(drafts.map(row => row.id).sort()).toEqual(allBlueprints.filter(row => canEditBlueprint(actor, row)).map(row => row.id).sort())
    }
  })
})

describe('a registration', () => {
  it('gives an admission number and freezes a paper without key, explanation or source', async () => {
    const sittingId = await makeSitting(world.system(), { by: body.actor })
    const [candidate] = await placeCandidates(world.system(), 1)
    const { attemptId, admissionNo } = await registerCandidate(world.system(), { candidate: candidate!.actor, sittingId })
    expect(admissionNo).toMatch(/^[2-9A-Z]{4}-0001$/)
    const [paper] = await world.db.read.select().from(attemptPapers).where(eq(attemptPapers.attemptId, attemptId))
    const { items, points } = candidatePaper.parse(JSON.parse(paper?.candidate ?? ''))
    expect([items.length, points, items[0]?.rule, items[21]?.rule]).toEqual([22, '26', '单选题，1 分', '多选题，2 分，少选每项 0.5 分，错选不得分'])
    expect(paper?.key.items.every((item, i) => item.answer.every(position => position < (items[i]?.options.length ?? 0)))).toBe(true)
    expect(paper?.candidate).not.toMatch(/answer|explanation|source|key/i)
  })

  it('cannot be frozen anew: the paper is append-only', async () => {
    await expect(world.db.transact(async tx => void (await tx.update(attemptPapers).set({ candidate: '{}' })))).rejects.toThrow()
  })

  it('is refused before the study is completed, to other roles, for an unknown sitting, and a second time', async () => {
    const sittingId = await makeSitting(world.system(), { by: body.actor })
    const [candidate] = await placeCandidates(world.system(), 1)
    const stranger = userActor('s', [{ role: 'cqo', organizationId: null, cityCode: null }], 'nobody')
    await expect(registerForSitting(world.as(stranger), { sittingId })).rejects.toMatchObject({ code: 'exams.not-eligible' })
    await expect(registerForSitting(asBody(), { sittingId })).rejects.toMatchObject({ code: 'http.forbidden' })
    await expect(registerForSitting(world.as(candidate!.actor), { sittingId: 'none' })).rejects.toMatchObject({ code: 'http.not-found' })
    await registerCandidate(world.system(), { candidate: candidate!.actor, sittingId })
    await expect(registerForSitting(world.as(candidate!.actor), { sittingId })).rejects.toMatchObject({ code: 'exams.already-registered' })
    const second = await makeSitting(world.system(), { by: body.actor })
    await expect(registerForSitting(world.as(candidate!.actor), { sittingId: second })).rejects.toMatchObject({ code: 'exams.already-registered' })
  })

  it('stops at the capacity, even when all come at once', async () => {
    const sittingId = await makeSitting(world.system(), { by: body.actor, capacity: 5 })
    const candidates = await placeCandidates(world.system(), 12)
    const outcomes = await Promise.allSettled(candidates.map(({ actor }) => registerCandidate(world.system(), { candidate: actor, sittingId })))
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(5)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'exams.full' })
    const [row] = await world.db.read.select({ registered: sittings.registered }).from(sittings).where(eq(sittings.id, sittingId))
    expect(row?.registered).toBe(5)
  })

  it('of a resit waits for the result and 24 hours, and draws other questions where the pool allows', async () => {
    const sittingId = await makeSitting(world.system(), { by: body.actor })
    const [candidate] = await placeCandidates(world.system(), 1)
    const { attemptId } = await registerCandidate(world.system(), { candidate: candidate!.actor, sittingId })
    await sitAndSubmit(world.system(), { candidate: candidate!.actor, attemptId, correctShare: 0.2 })
    const later = NOON + DAY + HOUR
    const resit = await makeSitting(world.system(later), { by: body.actor, opensAt: later })
    await expect(registerForSitting(world.as(candidate!.actor, later), { sittingId: resit })).rejects.toMatchObject({ code: 'exams.resit', detail: { reason: 'result-pending' } })
    await markAndRelease(world.system(later), { by: body.actor, sittingId })
    const sameDay = await makeSitting(world.system(NOON + 2 * HOUR), { by: body.actor, opensAt: NOON + 2 * HOUR })
    await expect(registerForSitting(world.as(candidate!.actor, NOON + 2 * HOUR), { sittingId: sameDay })).rejects.toMatchObject({ code: 'exams.resit', detail: { reason: 'too-soon' } })
    const second = await registerForSitting(world.as(candidate!.actor, later), { sittingId: resit })
    const drawn = async (id: string) => (await world.db.read.select({ key: attemptPapers.key }).from(attemptPapers).where(eq(attemptPapers.attemptId, id)))[0]?.key.items.map(item => item.questionVersionId) ?? []
    const first = new Set(await drawn(attemptId))
    expect((await drawn(second.attemptId)).filter(id => first.has(id)).length).toBeLessThan(4)
  })
})
