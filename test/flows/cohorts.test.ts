import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { certificates, cohorts, enrolments, filings, notices } from '#db/schema'
import { type FiledCqo, type Member, makeFiledCqo, makeOrganization } from '~/cli/demo/factory/filing'
import { makeCohort } from '~/cli/demo/factory/learning'
import { canManageCohort, canReadCohort, cohortsManagedBy, cohortsReadBy } from '~/domain/cohorts/access.server'
import { admitEnrolments } from '~/domain/cohorts/admit-enrolments.server'
import { applyToCohort } from '~/domain/cohorts/apply-to-cohort.server'
import { closeCohort } from '~/domain/cohorts/close-cohort.server'
import { declineEnrolments } from '~/domain/cohorts/decline-enrolments.server'
import { enrolmentMachine } from '~/domain/cohorts/enrolment-status'
import { type NewCohort, openCohort } from '~/domain/cohorts/open-cohort.server'
import { applicationsWaiting, cohortForStaff, cohortsOfStaff, cohortsOpenForEnrolment, latestEnrolment } from '~/domain/cohorts/queries.server'
import { startCohort } from '~/domain/cohorts/start-cohort.server'
import { withdrawEnrolment } from '~/domain/cohorts/withdraw-enrolment.server'
import type { Actor } from '~/domain/context'
import { type Role, roles } from '~/domain/permissions'
import { userActor } from '../support/ctx'
import { DAY, NOON, type World, openWorld } from '../support/world'

let world: World
let body: Member
let other: Member
let cqos: FiledCqo[]

beforeAll(async () => {
  world = await openWorld()
  body = await makeOrganization(world.system(), { kind: 'training_body' })
  other = await makeOrganization(world.system(), { kind: 'training_body', name: '广东省质量协会培训中心' })
  cqos = []
  for (let i = 0; i < 4; i++) cqos.push(await makeFiledCqo(world.system()))
})

const as = (who: { actor: Actor }, now = NOON) => world.as(who.actor, now)
const cqo = (n: number) => cqos[n] as FiledCqo
const facts: NewCohort = { name: '2026 年第 6 期', courseId: 'qualification', cityCode: null, capacity: 50, startsOn: '2026-11-20', endsOn: '2026-12-20' }
const open = (over: Partial<NewCohort> = {}) => makeCohort(world.system(), { trainingActor: body.actor, ...facts, ...over })
const statusOf = async (id: string) => (await world.db.read.select({ status: enrolments.status }).from(enrolments).where(eq(enrolments.id, id)))[0]?.status
const free = async (n: number) => {
  const enrolment = await latestEnrolment(world.system(), cqo(n).personId)
  if (enrolment && ['applied', 'admitted', 'studying'].includes(enrolment.status)) await withdrawEnrolment(as(cqo(n)), enrolment.id)
}
const refused = (code: string) => expect.objectContaining({ code })

describe('opening a cohort', () => {
  it('is for a training body with a delegation in force', async () => {
    const id = await openCohort(as(body), facts)
    expect(await cohortForStaff(as(body), id)).toMatchObject({ status: 'enrolling', trainingBody: '广东省质量管理培训中心', taken: 0 })
  })
  it('is refused before the delegation begins and after it ends', async () => {
    await expect(openCohort(as(body, NOON - 2 * DAY), { ...facts })).rejects.toEqual(refused('cohorts.no-delegation'))
    await expect(openCohort(as(body, NOON + 2000 * DAY), { ...facts, startsOn: '2032-06-01', endsOn: '2032-12-20' })).rejects.toEqual(refused('cohorts.no-delegation'))
  })
  it('is refused to a body whose delegation is to certify', async () => {
    const certifier = await makeOrganization(world.system(), { kind: 'certifying_body' })
    await expect(openCohort(world.as(userActor('x', [{ role: 'training_org', organizationId: certifier.organizationId, cityCode: null }])), facts)).rejects.toEqual(refused('cohorts.no-delegation'))
  })
  it('is refused to an account that also certifies', async () => {
    const both = userActor('two', [{ role: 'training_org', organizationId: body.organizationId, cityCode: null }, { role: 'certifying_body', organizationId: 'c', cityCode: null }])
    await expect(openCohort(world.as(both), facts)).rejects.toEqual(refused('cohorts.two-powers'))
  })
  it('is refused to every other role', async () => {
    for (const role of roles.filter(role => role !== 'training_org'))
      await expect(openCohort(world.as(userActor('x', [{ role, organizationId: body.organizationId, cityCode: null }])), facts)).rejects.toEqual(refused('http.forbidden'))
  })
  it('wants dates in order, the last not past', async () => {
    await expect(openCohort(as(body), { ...facts, startsOn: '2026-12-21' })).rejects.toEqual(refused('form.invalid'))
    await expect(openCohort(as(body), { ...facts, startsOn: '2026-10-01', endsOn: '2026-11-19' })).rejects.toEqual(refused('cohorts.over-already'))
  })
})

describe('applying', () => {
  it('is open to a CQO whose appointment is filed, and waits for the training body', async () => {
    const cohort = await open()
    const id = await applyToCohort(as(cqo(0)), cohort)
    expect(await latestEnrolment(world.system(), cqo(0).personId)).toMatchObject({ id, status: 'applied', cohort: facts.name })
    expect(await applicationsWaiting(as(body))).toBeGreaterThan(0)
    expect(await applicationsWaiting(as(other))).toBe(0)
  })
  it('is refused while the appointment is not filed, and says where it stands', async () => {
    const cohort = await open()
    for (const status of ['submitted', 'city_reviewing', 'city_passed', 'returned', 'ended'] as const) {
      await world.db.transact(async tx => void (await tx.update(filings).set({ status }).where(eq(filings.id, cqo(1).filingId))))
      await expect(applyToCohort(as(cqo(1)), cohort)).rejects.toMatchObject({ code: 'cohorts.not-filed', detail: { status } })
    }
    await world.db.transact(async tx => void (await tx.update(filings).set({ status: 'filed' }).where(eq(filings.id, cqo(1).filingId))))
    const unknown = userActor('u', [{ role: 'cqo', organizationId: null, cityCode: null }], 'nobody')
    await expect(applyToCohort(world.as(unknown), cohort)).rejects.toMatchObject({ code: 'cohorts.not-filed', detail: { status: 'none' } })
  })
  it('is refused to whoever is not a CQO', async () => {
    await expect(applyToCohort(as(body), await open())).rejects.toEqual(refused('http.forbidden'))
  })
  it('is refused a second time, here or in another cohort, also when both come at once', async () => {
    await free(2)
    const [one, two] = [await open(), await open()]
    const results = await Promise.allSettled([applyToCohort(as(cqo(2)), one), applyToCohort(as(cqo(2)), two), applyToCohort(as(cqo(2)), one)])
    expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(refused('cohorts.already-enrolled'))
  })
  it('is refused to who holds a certificate in force', async () => {
    await free(3)
    const cohort = await open()
    const row = { id: 'c1', number: 'n', code: 'c', token: 't', personId: cqo(3).personId, filingId: cqo(3).filingId, enterpriseId: 'e', certifyingBodyId: 'b', cityCode: '4406', year: 2026, serial: 1, issuedOn: '2026-01-01', facts: {}, createdAt: NOON }
    await world.db.transact(async tx => void (await tx.insert(certificates).values({ ...row, status: 'valid' })))
    await expect(applyToCohort(as(cqo(3)), cohort)).rejects.toEqual(refused('cohorts.already-certified'))
    await world.db.transact(async tx => void (await tx.update(certificates).set({ status: 'revoked' }).where(eq(certificates.id, 'c1'))))
    await expect(applyToCohort(as(cqo(3)), cohort)).resolves.toBeTruthy()
  })
  it('keeps to the city of the appointment', async () => {
    await free(1)
    const zhuhai = await open({ cityCode: '4404' })
    await expect(applyToCohort(as(cqo(1)), zhuhai)).rejects.toMatchObject({ code: 'cohorts.other-city', detail: { cohortCity: '珠海市', filingCity: '佛山市' } })
    const offered = await cohortsOpenForEnrolment(world.system(), '4406')
    expect(offered.map(c => c.id)).not.toContain(zhuhai.cohortId)
    expect((await cohortsOpenForEnrolment(world.system(), '4404')).map(c => c.id)).toContain(zhuhai.cohortId)
  })
  it('gives the last place to one of two who come at once', async () => {
    await free(1)
    await free(2)
    const cohort = await open({ capacity: 1 })
    const results = await Promise.allSettled([applyToCohort(as(cqo(1)), cohort), applyToCohort(as(cqo(2)), cohort)])
    expect(results.map(r => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(r => r.status === 'rejected')).toMatchObject({ reason: { code: 'cohorts.full', detail: { capacity: 1 } } })
    await free(1)
    await free(2)
    await expect(applyToCohort(as(cqo(1)), cohort)).resolves.toBeTruthy()
  })
  it('is refused once enrolment stopped or the cohort is over, and for one that does not exist', async () => {
    await free(1)
    const stopped = await open()
    await startCohort(as(body), stopped.cohortId)
    await expect(applyToCohort(as(cqo(1)), stopped)).rejects.toEqual(refused('cohorts.not-enrolling'))
    await expect(applyToCohort(as(cqo(1), NOON + 40 * DAY), await open())).rejects.toEqual(refused('cohorts.not-enrolling'))
    await expect(applyToCohort(as(cqo(1)), { cohortId: 'none' })).rejects.toEqual(refused('http.not-found'))
  })
})

describe('deciding applications', () => {
  it('admits many at once and tells each', async () => {
    for (const n of [0, 1, 2]) await free(n)
    const cohort = await open()
    const ids = [await applyToCohort(as(cqo(0)), cohort), await applyToCohort(as(cqo(1)), cohort)]
    await admitEnrolments(as(body), { cohortId: cohort.cohortId, ids })
    expect(await Promise.all(ids.map(statusOf))).toEqual(['admitted', 'admitted'])
    const told = await world.db.read.select().from(notices).where(and(inArray(notices.userId, [cqo(0).userId, cqo(1).userId]), eq(notices.title, `已录取：${facts.name}`)))
    expect(told).toHaveLength(2)
    await expect(admitEnrolments(as(body), { cohortId: cohort.cohortId, ids })).rejects.toEqual(refused('cohorts.moved-on'))
  })
  it('declines with a reason that the applicant reads', async () => {
    await free(2)
    const cohort = await open()
    const id = await applyToCohort(as(cqo(2)), cohort)
    await expect(declineEnrolments(as(body), { cohortId: cohort.cohortId, ids: [id], reason: ' ' })).rejects.toEqual(refused('form.invalid'))
    await declineEnrolments(as(body), { cohortId: cohort.cohortId, ids: [id], reason: '本期面向食品企业' })
    const [row] = await world.db.read.select().from(enrolments).where(eq(enrolments.id, id))
    expect(row).toMatchObject({ status: 'declined', reason: '本期面向食品企业' })
    const [notice] = await world.db.read.select().from(notices).where(and(eq(notices.userId, cqo(2).userId), eq(notices.title, `未录取：${facts.name}`)))
    expect(notice?.body).toContain('本期面向食品企业')
  })
  it('is all or none: one decided meanwhile stops the rest', async () => {
    for (const n of [0, 1]) await free(n)
    const cohort = await open()
    const ids = [await applyToCohort(as(cqo(0)), cohort), await applyToCohort(as(cqo(1)), cohort)]
    await declineEnrolments(as(body), { cohortId: cohort.cohortId, ids: ids.slice(0, 1), reason: '重复' })
    await expect(admitEnrolments(as(body), { cohortId: cohort.cohortId, ids })).rejects.toEqual(refused('cohorts.moved-on'))
    expect(await statusOf(ids[1] ?? '')).toBe('applied')
  })
  it('does not admit one whose appointment ended since', async () => {
    await free(2)
    const cohort = await open()
    const id = await applyToCohort(as(cqo(2)), cohort)
    await world.db.transact(async tx => void (await tx.update(filings).set({ status: 'ended' }).where(eq(filings.id, cqo(2).filingId))))
    await expect(admitEnrolments(as(body), { cohortId: cohort.cohortId, ids: [id] })).rejects.toEqual(refused('cohorts.filing-not-in-force'))
    await world.db.transact(async tx => void (await tx.update(filings).set({ status: 'filed' }).where(eq(filings.id, cqo(2).filingId))))
  })
  it('wants someone chosen, and only people of this cohort', async () => {
    await free(2)
    const [one, two] = [await open(), await open()]
    const id = await applyToCohort(as(cqo(2)), one)
    await expect(admitEnrolments(as(body), { cohortId: one.cohortId, ids: [] })).rejects.toEqual(refused('cohorts.nobody-chosen'))
    await expect(declineEnrolments(as(body), { cohortId: one.cohortId, ids: [], reason: '无' })).rejects.toEqual(refused('cohorts.nobody-chosen'))
    await expect(admitEnrolments(as(body), { cohortId: two.cohortId, ids: [id] })).rejects.toEqual(refused('cohorts.moved-on'))
  })
  it('finds nothing of another training body', async () => {
    const cohort = await open()
    for (const act of [
      () => admitEnrolments(as(other), { cohortId: cohort.cohortId, ids: ['x'] }),
      () => declineEnrolments(as(other), { cohortId: cohort.cohortId, ids: ['x'], reason: '无' }),
      () => startCohort(as(other), cohort.cohortId),
      () => closeCohort(as(other), cohort.cohortId),
      () => cohortForStaff(as(other), cohort.cohortId),
    ])
      await expect(act()).rejects.toEqual(refused('http.not-found'))
    expect((await cohortsOfStaff(as(other))).map(c => c.id)).not.toContain(cohort.cohortId)
  })
})

describe('leaving and closing', () => {
  it('lets the learner withdraw, once, and nobody else', async () => {
    await free(0)
    const id = await applyToCohort(as(cqo(0)), await open())
    await expect(withdrawEnrolment(as(cqo(1)), id)).rejects.toEqual(refused('http.not-found'))
    await withdrawEnrolment(as(cqo(0)), id)
    await expect(withdrawEnrolment(as(cqo(0)), id)).rejects.toEqual(refused('cohorts.moved-on'))
  })
  it('closes only with all applications decided and after the last day, and expires who had not finished', async () => {
    await free(0)
    const cohort = await open()
    const id = await applyToCohort(as(cqo(0)), cohort)
    await expect(closeCohort(as(body), cohort.cohortId)).rejects.toMatchObject({ code: 'cohorts.applications-open', detail: { n: 1 } })
    await admitEnrolments(as(body), { cohortId: cohort.cohortId, ids: [id] })
    await expect(closeCohort(as(body), cohort.cohortId)).rejects.toMatchObject({ code: 'cohorts.still-studying', detail: { n: 1, endsOn: facts.endsOn } })
    await closeCohort(as(body, NOON + 31 * DAY), cohort.cohortId)
    expect(await statusOf(id)).toBe('expired')
    await expect(closeCohort(as(body, NOON + 31 * DAY), cohort.cohortId)).rejects.toEqual(refused('cohorts.moved-on'))
    await expect(startCohort(as(body), cohort.cohortId)).rejects.toEqual(refused('cohorts.moved-on'))
    await expect(applyToCohort(as(cqo(0)), await open())).resolves.toBeTruthy()
  })
})

describe('who may', () => {
  it('reads and manages the same cohorts by check and by filter', async () => {
    const rows = await world.db.read.select().from(cohorts)
    const grants = (role: Role, organizationId: string | null) => userActor(role, [{ role, organizationId, cityCode: '4406' }])
    const actors = [...roles.flatMap(role => [grants(role, body.organizationId), grants(role, other.organizationId), grants(role, null)]), { kind: 'anonymous' } as const]
    for (const actor of actors) {
      const read = await world.db.read.select({ id: cohorts.id }).from(cohorts).where(cohortsReadBy(actor))
      expect(read.map(r => r.id).sort()).toEqual(rows.filter(row => canReadCohort(actor, row)).map(r => r.id).sort())
      const managed = await world.db.read.select({ id: cohorts.id }).from(cohorts).where(cohortsManagedBy(actor))
      expect(managed.map(r => r.id).sort()).toEqual(rows.filter(row => canManageCohort(actor, row)).map(r => r.id).sort())
    }
  })
  it('knows no way from a decided enrolment back', () => {
    for (const state of ['declined', 'withdrawn', 'expired', 'passed', 'failed'] as const) expect(enrolmentMachine.eventsFrom(state)).toEqual([])
  })
})
