import { and, asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerSaves, attemptEvidence, attemptPapers, attempts, auditEvents, delegations, results, sittings } from '#db/schema'
import { makeSitting, registerCandidate } from '~/cli/demo/factory/exams'
import type { Member } from '~/cli/demo/factory/filing'
import { attemptWrittenBy, attemptsReadableBy, canReadAttempt, canWriteAttempt } from '~/domain/attempts/access.server'
import { attemptStatus } from '~/domain/attempts/attempt-status'
import { choicesOf, readAnswers } from '~/domain/attempts/read-answers.server'
import { receiptOf } from '~/domain/attempts/receipt'
import { noteEvidence } from '~/domain/attempts/note-evidence.server'
import { saveAnswers } from '~/domain/attempts/save-answers.server'
import { saveInput } from '~/domain/attempts/save-input'
import { startAttempt } from '~/domain/attempts/start-attempt.server'
import { submitAttempt } from '~/domain/attempts/submit-attempt.server'
import { submitExpired } from '~/domain/attempts/submit-expired.server'
import { takeOverAttempt } from '~/domain/attempts/take-over-attempt.server'
import { instantOfDate } from '~/domain/clock'
import { asSystem } from '~/domain/context'
import { addSettingVersion } from '~/domain/settings/add-version.server'
import { type Candidate, makeCertifier, placeCandidates } from '../support/candidates'
import { userActor } from '../support/ctx'
import { DAY, HOUR, MINUTE, NOON, type World, openWorld } from '../support/world'

let world: World
let body: Member
let sittingId: string
const client = 'device-one'
const DEADLINE = NOON + 120 * MINUTE

interface Ready extends Candidate {
  attemptId: string
}

beforeAll(async () => {
  world = await openWorld()
  body = await makeCertifier(world.system())
  sittingId = await makeSitting(world.system(), { by: body.actor, capacity: 5000 })
})

async function ready(count: number, sitting = sittingId): Promise<Ready[]> {
  const made: Ready[] = []
  for (const candidate of await placeCandidates(world.system(), count)) made.push({ ...candidate, attemptId: (await registerCandidate(world.system(), { candidate: candidate.actor, sittingId: sitting })).attemptId })
  return made
}
async function running(): Promise<Ready> {
  const [one] = await ready(1)
  await startAttempt(world.as(one!.actor), { attemptId: one!.attemptId, client })
  return one!
}
const rowOf = async (attemptId: string) => (await world.db.read.select().from(attempts).where(eq(attempts.id, attemptId)))[0]!
const save = (one: Ready, answers: { item: string; choice: number[]; rev: number }[], now = NOON + MINUTE, device = client) => saveAnswers(world.as(one.actor, now), { attemptId: one.attemptId, client: device, answers })
const submit = (one: Ready, now = NOON + HOUR, device = client) => submitAttempt(world.as(one.actor, now), { attemptId: one.attemptId, client: device })
const answersOf = async ({ attemptId }: Ready) => choicesOf((await readAnswers(world.db.read, [attemptId])).get(attemptId))
const audits = async (attemptId: string, type: string) => world.db.read.select().from(auditEvents).where(and(eq(auditEvents.entityId, attemptId), eq(auditEvents.type, type))).orderBy(auditEvents.seq)

describe('starting', () => {
  it('stores the deadline once, from the server clock, whatever is tried later', async () => {
    const one = await running()
    expect((await rowOf(one.attemptId)).deadline).toBe(DEADLINE)
    expect(await startAttempt(world.as(one.actor, NOON + HOUR), { attemptId: one.attemptId, client: 'device-two' })).toEqual({ deadline: DEADLINE })
    expect((await rowOf(one.attemptId)).leaseClient).toBe(client)
  })

  it('is refused before the opening, after the entrance has closed, and to others', async () => {
    const strict = await makeSitting(world.system(), { by: body.actor, opensAt: NOON + HOUR, entry: 'late-entry' })
    const [one] = await ready(1, strict)
    const start = (now: number, actor = one!.actor) => startAttempt(world.as(actor, now), { attemptId: one!.attemptId, client })
    await expect(start(NOON + HOUR - 1)).rejects.toMatchObject({ code: 'attempts.not-open' })
    await expect(start(NOON + HOUR + 30 * MINUTE + 1)).rejects.toMatchObject({ code: 'attempts.entry-closed' })
    const [foreign] = await placeCandidates(world.system(), 1)
    await expect(start(NOON + HOUR, foreign!.actor)).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(startAttempt(world.as(body.actor, NOON + HOUR), { attemptId: one!.attemptId, client })).rejects.toMatchObject({ code: 'http.not-found' })
    expect(await start(NOON + HOUR + 30 * MINUTE)).toEqual({ deadline: NOON + HOUR + 150 * MINUTE })
  })

  it('fifty times in parallel is one start each', async () => {
    const several = await ready(20)
    await Promise.all(several.flatMap(one => Array.from({ length: 50 }, (_, i) => startAttempt(world.as(one.actor, NOON + i), { attemptId: one.attemptId, client: `device-${i}x` }))))
    for (const one of several) expect(await audits(one.attemptId, 'attempt.started')).toHaveLength(1)
  })
})

describe('saving', () => {
  it('acknowledges what is stored, with the time of the server and the time left', async () => {
    const one = await running()
    expect(await save(one, [{ item: '1', choice: [2], rev: 1 }, { item: '2', choice: [0], rev: 3 }])).toEqual({ saved: [{ item: '1', rev: 1 }, { item: '2', rev: 3 }], serverTime: NOON + MINUTE, remainingSeconds: 119 * 60 })
    expect((await save(one, [{ item: '2', choice: [1], rev: 2 }])).saved).toEqual([{ item: '2', rev: 3 }])
    expect(await answersOf(one)).toEqual({ '1': [2], '2': [0] })
  })

  it('takes a save at the deadline and refuses it a millisecond later; what was saved before counts', async () => {
    const one = await running()
    await save(one, [{ item: '1', choice: [1], rev: 1 }], DEADLINE)
    await expect(save(one, [{ item: '1', choice: [2], rev: 2 }], DEADLINE + 1)).rejects.toMatchObject({ code: 'attempts.time-over' })
    await expect(save(one, [], DEADLINE + 1)).rejects.toMatchObject({ code: 'attempts.time-over' })
    expect(await answersOf(one)).toEqual({ '1': [1] })
  })

  it('does not let refused neighbours of the same moment undo a save', async () => {
    const [one, two, three] = [await running(), await running(), await running()]
    const outcomes = await Promise.allSettled([
      save(one, [{ item: '1', choice: [0], rev: 1 }]),
      save(two, [{ item: '1', choice: [0], rev: 1 }], DEADLINE + 1),
      save(three, [{ item: '1', choice: [0], rev: 1 }], NOON + MINUTE, 'device-two'),
      save(one, [{ item: '2', choice: [1], rev: 1 }]),
    ])
    expect(outcomes.map(outcome => (outcome.status === 'fulfilled' ? 'saved' : (outcome.reason as { code: string }).code))).toEqual(['saved', 'attempts.time-over', 'attempts.other-device', 'saved'])
    expect([await answersOf(one), await answersOf(two), await answersOf(three)]).toEqual([{ '1': [0], '2': [1] }, {}, {}])
  })

  it('goes to the candidate alone: foreign, unstarted and unknown attempts are refused', async () => {
    const [one, [waiting], [foreign]] = [await running(), await ready(1), await placeCandidates(world.system(), 1)]
    const answers = [{ item: '1', choice: [0], rev: 1 }]
    await expect(saveAnswers(world.as(foreign!.actor), { attemptId: one.attemptId, client, answers })).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(saveAnswers(world.as(body.actor), { attemptId: one.attemptId, client, answers })).rejects.toMatchObject({ code: 'http.forbidden' })
    await expect(saveAnswers(world.as(foreign!.actor), { attemptId: 'unknown', client, answers })).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(save(waiting!, answers)).rejects.toMatchObject({ code: 'attempts.not-running' })
  })

  it('accepts no foreign item, option, shape, revision or extra field', async () => {
    const one = await running()
    const bad = [{ item: '23', choice: [0], rev: 1 }, { item: '0', choice: [0], rev: 1 }, { item: '1', choice: [4], rev: 1 }, { item: '1', choice: [-1], rev: 1 }, { item: '1', choice: [0, 1], rev: 1 }, { item: '22', choice: [1, 1], rev: 1 }, { item: '1', choice: [0.5], rev: 1 }, { item: '1', choice: [Number.NaN], rev: 1 }, { item: '1', choice: [0], rev: 0 }, { item: '__proto__', choice: [0], rev: 1 }]
    for (const answer of bad) await expect(save(one, [answer])).rejects.toMatchObject({ code: 'attempts.bad-answer' })
    for (const extra of [{ answers: [], score: 100 }, { answers: [{ item: '1', choice: [0], rev: 1, halfPoints: 2 }] }, { answers: [{ item: '1', choice: ['0'], rev: 1 }] }, { answers: 'x' }, { answers: [{ item: '1', choice: [0], rev: 1e300 }] }, {}, []])
      expect(saveInput.safeParse(extra).success).toBe(false)
    expect(saveInput.safeParse({ answers: [{ item: '1', choice: [0], rev: 1 }] }).success).toBe(true)
    expect(await answersOf(one)).toEqual({})
  })

  it('ends in the highest revision however saves are shuffled, doubled and cut into batches', async () => {
    const one = await running()
    let base = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 22 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 7 }), async (sent, size) => {
        // One choice for each item and revision, as an honest browser sends it; each run continues above the last.
        const saves = sent.map(([item, rev]) => ({ item: String(item), rev: base + rev, choice: [(item * 7 + base + rev) % 4] }))
        const doubled = [...saves, ...saves.slice().reverse()]
        const batches = Array.from({ length: Math.ceil(doubled.length / size) }, (_, i) => doubled.slice(i * size, (i + 1) * size))
        await Promise.all(batches.map(batch => save(one, batch)))
        const stored = (await readAnswers(world.db.read, [one.attemptId])).get(one.attemptId) ?? {}
        for (const item of new Set(saves.map(answer => answer.item))) {
          const best = saves.filter(answer => answer.item === item).sort((a, b) => b.rev - a.rev)[0]!
          expect(stored[item]).toEqual({ choice: best.choice, rev: best.rev })
        }
        base += 30
      }),
      { numRuns: 100 },
    )
  }, 120_000)

  it('is counted with the grace that is set, and not beyond', async () => {
    const ctx = world.system()
    await ctx.db.transact(tx => addSettingVersion(ctx, tx, { key: 'save_grace_seconds', value: 5, effectiveFrom: instantOfDate('2030-01-01'), documentNo: '试行', note: '' }))
    const later = Date.parse('2030-01-02T01:00:00Z')
    const candidate = (await placeCandidates(world.system(), 1))[0]!
    await ctx.db.transact(async tx => {
      await tx.update(delegations).set({ validTo: later + DAY }).where(eq(delegations.organizationId, body.organizationId))
    })
    const sitting = await makeSitting(world.system(later), { by: body.actor })
    const one = { ...candidate, ...(await registerCandidate(world.system(later), { candidate: candidate.actor, sittingId: sitting })) }
    const { deadline } = await startAttempt(world.as(one.actor, later), { attemptId: one.attemptId, client })
    await save(one, [{ item: '1', choice: [0], rev: 1 }], deadline + 5000)
    await expect(save(one, [{ item: '1', choice: [1], rev: 2 }], deadline + 5001)).rejects.toMatchObject({ code: 'attempts.time-over' })
  })
})

describe('one writing device', () => {
  it('changes only by taking over, which is audited and left as evidence; the former device is refused', async () => {
    const one = await running()
    await expect(save(one, [{ item: '1', choice: [0], rev: 1 }], NOON + MINUTE, 'device-two')).rejects.toMatchObject({ code: 'attempts.other-device' })
    await takeOverAttempt(world.as(one.actor, NOON + 2 * MINUTE), { attemptId: one.attemptId, client: 'device-two' })
    await expect(save(one, [], NOON + 3 * MINUTE)).rejects.toMatchObject({ code: 'attempts.other-device' })
    await expect(submit(one)).rejects.toMatchObject({ code: 'attempts.other-device' })
    expect((await save(one, [{ item: '1', choice: [3], rev: 1 }], NOON + 3 * MINUTE, 'device-two')).remainingSeconds).toBe(117 * 60)
    expect([(await rowOf(one.attemptId)).leaseRev, (await audits(one.attemptId, 'attempt.taken-over')).length]).toEqual([2, 1])
    expect(await world.db.read.select({ kind: attemptEvidence.kind }).from(attemptEvidence).where(eq(attemptEvidence.attemptId, one.attemptId))).toEqual([{ kind: 'taken-over' }])
  })

  it('never overwrites silently: alternating devices, only the holder of the lease writes', async () => {
    const one = await running()
    const devices = ['device-aaa', 'device-bbb']
    let holder = client
    let last: number[] = []
    for (let rev = 1; rev <= 300; rev++) {
      const device = devices[rev % 2]!
      if (rev % 7 === 0) await takeOverAttempt(world.as(one.actor), { attemptId: one.attemptId, client: (holder = device) })
      const choice = [rev % 4]
      const done = await save(one, [{ item: '5', choice, rev }], NOON + MINUTE, device).then(() => true, () => false)
      expect(done).toBe(device === holder)
      if (done) last = choice
    }
    expect(await answersOf(one)).toEqual({ '5': last })
  })

  it('cannot be taken by a stranger or after the end', async () => {
    const one = await running()
    const [foreign] = await placeCandidates(world.system(), 1)
    await expect(takeOverAttempt(world.as(foreign!.actor), { attemptId: one.attemptId, client: 'device-two' })).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(takeOverAttempt(world.as(one.actor, DEADLINE + 1), { attemptId: one.attemptId, client: 'device-two' })).rejects.toMatchObject({ code: 'attempts.not-running' })
  })
})

describe('handing in', () => {
  it('answers a receipt anyone can compute again from answers and server times', async () => {
    const one = await running()
    await save(one, [{ item: '1', choice: [2], rev: 1 }, { item: '22', choice: [0, 3], rev: 1 }])
    const { receipt, submittedAt } = await submit(one)
    expect(receipt).toBe(receiptOf({ attemptId: one.attemptId, answers: { '1': [2], '22': [0, 3] }, startedAt: NOON, submittedAt }).hash)
    expect(await submit(one, NOON + 90 * MINUTE)).toEqual({ receipt, submittedAt: NOON + HOUR })
    await expect(save(one, [{ item: '1', choice: [1], rev: 2 }], NOON + HOUR + 1)).rejects.toMatchObject({ code: 'attempts.not-running' })
  })

  it('fifty times in parallel is one hand-in, one receipt, one audit event', async () => {
    const one = await running()
    const all = await Promise.all(Array.from({ length: 50 }, (_, i) => submit(one, NOON + HOUR + i)))
    expect(new Set(all.map(done => `${done.receipt} ${done.submittedAt}`)).size).toBe(1)
    expect(await audits(one.attemptId, 'attempt.submitted')).toHaveLength(1)
  })

  it('waits thirty minutes from the opening, is not for strangers, and needs a start', async () => {
    const [one, [waiting], [foreign]] = [await running(), await ready(1), await placeCandidates(world.system(), 1)]
    await expect(submit(one, NOON + 30 * MINUTE - 1)).rejects.toMatchObject({ code: 'attempts.too-early' })
    await expect(submitAttempt(world.as(foreign!.actor, NOON + HOUR), { attemptId: one.attemptId, client })).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(submit(waiting!)).rejects.toMatchObject({ code: 'attempts.not-running' })
  })

  it('happens by itself at the deadline, as of the deadline, and leaving and coming back changes nothing', async () => {
    const [one, two] = [await running(), await running()]
    await save(one, [{ item: '3', choice: [1], rev: 1 }])
    await submitExpired(world.system(DEADLINE))
    expect((await rowOf(one.attemptId)).status).toBe('in_progress')
    expect((await submit(two, DEADLINE + 500)).submittedAt).toBe(DEADLINE)
    await submitExpired(world.system(DEADLINE + 10_000))
    const row = await rowOf(one.attemptId)
    expect([row.status, row.submittedAt, row.receipt]).toEqual(['auto_submitted', DEADLINE, receiptOf({ attemptId: one.attemptId, answers: { '3': [1] }, startedAt: NOON, submittedAt: DEADLINE }).hash])
    await expect(save(one, [{ item: '3', choice: [2], rev: 2 }], DEADLINE + 10_000)).rejects.toMatchObject({ code: 'attempts.time-over' })
    expect(await submit(one, DEADLINE + HOUR)).toEqual({ receipt: row.receipt, submittedAt: DEADLINE })
  })
})

describe('evidence', () => {
  it('is noted and counted, and decides nothing', async () => {
    const one = await running()
    for (let n = 1; n <= 8; n++) expect(await noteEvidence(world.as(one.actor), { attemptId: one.attemptId, kind: 'focus-lost', seconds: n })).toEqual({ focusLosses: n })
    expect(await noteEvidence(world.as(one.actor), { attemptId: one.attemptId, kind: 'reconnected', seconds: 40 })).toEqual({ focusLosses: 8 })
    expect((await rowOf(one.attemptId)).status).toBe('in_progress')
    const rows = await world.db.read.select({ detail: attemptEvidence.detail }).from(attemptEvidence).where(eq(attemptEvidence.attemptId, one.attemptId)).orderBy(asc(attemptEvidence.at))
    expect(rows.map(row => row.detail)).toContain('断网后恢复 40 秒')
    const [foreign] = await placeCandidates(world.system(), 1)
    await expect(noteEvidence(world.as(foreign!.actor), { attemptId: one.attemptId, kind: 'focus-lost', seconds: 1 })).rejects.toMatchObject({ code: 'attempts.not-running' })
  })
})

describe('the record', () => {
  it('of saves and papers is append-only', async () => {
    await expect(world.db.transact(async tx => void (await tx.update(answerSaves).set({ choice: [0] })))).rejects.toThrow()
    await expect(world.db.transact(async tx => void (await tx.delete(answerSaves)))).rejects.toThrow()
    await expect(world.db.transact(async tx => void (await tx.delete(attemptPapers)))).rejects.toThrow()
  })

  it('of a machine refuses every arrow it does not have', () => {
    const events = ['start', 'submit', 'expire', 'miss', 'mark', 'release'] as const
    const arrows = attemptStatus.states.flatMap(state => events.flatMap(event => (attemptStatus.next(state, event) ? [`${state} ${event}`] : [])))
    expect(arrows).toEqual(['scheduled start', 'scheduled miss', 'in_progress submit', 'in_progress expire', 'submitted mark', 'auto_submitted mark', 'marked release'])
  })

  it('is seen and written by check and list alike', async () => {
    const [one] = await ready(1)
    const other = await makeCertifier(world.system())
    const rows = await world.db.read.select({ id: attempts.id, personId: attempts.personId, certifyingBodyId: sittings.certifyingBodyId }).from(attempts).innerJoin(sittings, eq(sittings.id, attempts.sittingId))
    for (const actor of [one!.actor, body.actor, other.actor, userActor('x', []), asSystem(world.system()).actor]) {
      const seen = await world.db.read.select({ id: attempts.id }).from(attempts).innerJoin(sittings, eq(sittings.id, attempts.sittingId)).where(attemptsReadableBy(actor))
      expect(seen.map(row => row.id).sort()).toEqual(rows.filter(row => canReadAttempt(actor, row)).map(row => row.id).sort())
      for (const row of rows.slice(-3)) {
        const written = await world.db.read.select({ id: attempts.id }).from(attempts).where(attemptWrittenBy(actor, row.id))
        expect(written.length === 1).toBe(canWriteAttempt(actor, row))
      }
    }
    expect(await world.db.read.select().from(results)).toEqual([])
  })
})
