import { and, count, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { ceRecords, certificates, notices } from '#db/schema'
import { creditedElective, courseActivity, declaredActivity, activityEvidence, makeCertifiedLastYearCe } from '~/cli/demo/factory/continuing-education'
import { type FiledCqo, type Member, makeBureau, makeFiledCqo } from '~/cli/demo/factory/filing'
import type { Ctx, UserActor } from '~/domain/context'
import { canEditCeRecord, canReadCeRecord, canReviewCeRecord, ceRecordsEditableBy, ceRecordsReadableBy, ceRecordsReviewableBy } from '~/domain/continuing-education/access.server'
import { declareActivity } from '~/domain/continuing-education/declare-activity.server'
import { decideCeRecord } from '~/domain/continuing-education/decide-ce-record.server'
import { ceQueue, ceRecordDetail, ceRecordsWaiting, electivesFor, ledgerOf, myLedger } from '~/domain/continuing-education/queries.server'
import { readCeEvidence } from '~/domain/continuing-education/read-evidence.server'
import { resubmitActivity } from '~/domain/continuing-education/resubmit-activity.server'
import { Refusal } from '~/domain/refusal'
import { NOON, type World, openWorld } from '../support/world'

let world: World
let [city, elsewhere, province]: Member[] = []
let cqo: FiledCqo
const as = (who: { actor: UserActor } | undefined, now = NOON): Ctx => world.as(who!.actor, now)

/** Stands in for the certificate that the certifying body issued on a day. */
async function certify(personId: string, issuedOn: string, status: 'valid' | 'superseded' | 'revoked' = 'valid') {
  const id = `${personId.slice(0, 6)}${issuedOn}${status}`
  const [made] = await world.db.read.select({ n: count() }).from(certificates)
  const facts = { number: id, code: id, token: id, personId, filingId: 'f', enterpriseId: 'e', certifyingBodyId: 'b', cityCode: '4406', year: 2025, serial: (made?.n ?? 0) + 1 }
  await world.db.transact(async tx => void (await tx.insert(certificates).values({ id, ...facts, status, issuedOn, facts: {}, createdAt: NOON })))
}

const statusOf = async (id: string) => (await world.db.read.select().from(ceRecords).where(eq(ceRecords.id, id)))[0]?.status
const refusalOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)))

beforeAll(async () => {
  world = await openWorld()
  city = await makeBureau(world.system(), { kind: 'city', cityCode: '4406' })
  elsewhere = await makeBureau(world.system(), { kind: 'city', cityCode: '4404' })
  province = await makeBureau(world.system(), { kind: 'province' })
  cqo = await makeFiledCqo(world.system(), { city, province })
})

describe('the account of a year', () => {
  it('stands at 12.0 of 40 hours for someone certified last year with one online course and one approved activity', async () => {
    const person = await makeFiledCqo(world.system(), { city, province })
    await certify(person.personId, '2025-08-20')
    await makeCertifiedLastYearCe(world.system(), person, city!)
    const { ledger, records } = await myLedger(as(person))
    expect(ledger).toMatchObject({ year: 2026, due: true, total: 12, target: 40, countedCore: 12, coreTarget: 24, met: false })
    expect(records.map(row => [row.category, row.status]).sort()).toEqual([['CE01', 'approved'], ['CE03', 'approved']])
  })

  it('asks nothing before a certificate, nor in the year of it, and begins on the next 1 January', async () => {
    const person = await makeFiledCqo(world.system(), { city, province })
    expect((await ledgerOf(as(person), person.personId, 2026)).ledger.due).toBe(false)
    await certify(person.personId, '2026-10-01')
    expect(await ledgerOf(as(person), person.personId, 2026)).toMatchObject({ ledger: { due: false, target: 0 }, dutyFrom: '2027-01-01' })
    expect((await ledgerOf(as(person), person.personId, 2027)).ledger).toMatchObject({ due: true, target: 40 })
  })

  it('keeps the first day through a re-issue and asks nothing once no certificate is valid', async () => {
    const person = await makeFiledCqo(world.system(), { city, province })
    await certify(person.personId, '2024-03-01', 'superseded')
    await certify(person.personId, '2026-02-01', 'revoked')
    expect((await ledgerOf(as(person), person.personId, 2026)).since).toBeNull()
    await certify(person.personId, '2026-03-01')
    expect((await ledgerOf(as(person), person.personId, 2026)).since).toBe('2024-03-01')
  })
})

describe('an elective', () => {
  it('counts once as CE01 by its lessons, with a notice, and is shown as taken', async () => {
    const person = await makeFiledCqo(world.system(), { city, province })
    expect(await creditedElective(world.system(), person.personId)).toBe(10)
    await creditedElective(world.system(), person.personId)
    const { records } = await myLedger(as(person))
    expect(records).toMatchObject([{ category: 'CE01', status: 'approved', tenths: 10, reviewerName: '系统' }])
    expect(await electivesFor(as(person), person.personId)).toContainEqual(expect.objectContaining({ courseId: 'elective-smb-start', tenths: 10, done: true }))
    const [notice] = await world.db.read.select().from(notices).where(and(eq(notices.userId, person.userId), eq(notices.title, '继续教育已计入')))
    expect(notice?.body).toContain('1.0 学时')
  })

  it('is not the compulsory course', async () => {
    const person = await makeFiledCqo(world.system(), { city, province })
    await creditedElective(world.system(), person.personId, 'qualification')
    expect((await myLedger(as(person))).records).toEqual([])
  })
})

describe('declaring an activity', () => {
  const declare = async (given: Parameters<typeof courseActivity>[1], now = NOON) => {
    const activity = courseActivity(as(cqo, now), given)
    return declareActivity(as(cqo, now), { ...activity, evidence: await activityEvidence('某人', activity) })
  }

  it('is refused for what the system records, for unknown categories and for days outside the time', async () => {
    expect(await refusalOf(declare({ category: 'CE01' }))).toBe('continuing-education.category-unknown')
    expect(await refusalOf(declare({ category: 'CE99' }))).toBe('continuing-education.category-unknown')
    expect(await refusalOf(declare({ happenedOn: '2026-11-21' }))).toBe('continuing-education.date-invalid')
    expect(await refusalOf(declare({ happenedOn: '2025-12-31' }))).toBe('continuing-education.date-invalid')
  })

  it('may look back to last year until 31 January', async () => {
    const january = (day: number) => Date.parse(`2027-01-${day}T04:00:00Z`)
    const id = await declare({ title: '去年末的论坛', category: 'CE04', happenedOn: '2026-12-30' }, january(31))
    expect((await world.db.read.select().from(ceRecords).where(eq(ceRecords.id, id)))[0]).toMatchObject({ year: 2026, status: 'submitted' })
    expect(await refusalOf(declare({ title: '更早的论坛', happenedOn: '2026-12-30' }, january(31) + 86_400_000))).toBe('continuing-education.date-invalid')
  })

  it('counts one achievement once, also under another category or punctuation, until it was rejected', async () => {
    const id = await declare({ title: '质量改进论文', category: 'CE08' })
    expect(await refusalOf(declare({ title: '《质量 改进论文》', category: 'CE07' }))).toBe('continuing-education.already-declared')
    await decideCeRecord(as(city), { recordId: id, decision: 'reject', opinion: '署名不是本人' })
    expect(await refusalOf(declare({ title: '质量改进论文', category: 'CE08' }))).toBe('done')
  })

  it('makes one record when sent twice at once', async () => {
    const results = await Promise.all([1, 2].map(() => refusalOf(declare({ title: '连点两次的讲座' }))))
    expect(results.sort()).toEqual(['continuing-education.already-declared', 'done'])
  })

  it('needs evidence that is a PDF or a picture', async () => {
    const bytes = Buffer.from('<html>')
    expect(await refusalOf(declareActivity(as(cqo), { ...courseActivity(as(cqo)), title: '假佐证', evidence: { name: 'a.pdf', size: bytes.length, bytes } }))).toBe('files.unfit')
  })

  it('is for a CQO only', async () => {
    const activity = courseActivity(as(city))
    expect(await refusalOf(declareActivity(as(city), { ...activity, evidence: await activityEvidence('某人', activity) }))).toBe('http.forbidden')
  })
})

describe('the reviewer’s decision', () => {
  it('is made once; returning and rejecting need a reason; the person is told', async () => {
    const { recordId } = await declaredActivity(world.system(), cqo, { title: '市里的质量沙龙', category: 'CE04' })
    const before = await ceRecordsWaiting(as(city))
    expect(await refusalOf(decideCeRecord(as(city), { recordId, decision: 'return', opinion: '' }))).toBe('continuing-education.reason-missing')
    await decideCeRecord(as(city), { recordId, decision: 'return', opinion: '缺签到页' })
    expect(await ceRecordsWaiting(as(city))).toBe(before - 1)
    expect(await refusalOf(decideCeRecord(as(city), { recordId, decision: 'approve', opinion: '' }))).toBe('continuing-education.moved')
    const told = await world.db.read.select().from(notices).where(eq(notices.userId, cqo.userId))
    expect(told.some(notice => notice.title === '继续教育记录已退回，请修改' && notice.body.includes('缺签到页'))).toBe(true)
  })

  it('is made by one of two reviewers at the same moment', async () => {
    const { recordId } = await declaredActivity(world.system(), cqo, { title: '两人同时核的活动' })
    const results = await Promise.all([refusalOf(decideCeRecord(as(city), { recordId, decision: 'approve', opinion: '' })), refusalOf(decideCeRecord(as(province), { recordId, decision: 'reject', opinion: '重复' }))])
    expect(results.sort()).toEqual(['continuing-education.moved', 'done'])
  })

  it('is not for another city, nor for the person', async () => {
    const { recordId } = await declaredActivity(world.system(), cqo, { title: '别的市核不到' })
    for (const who of [elsewhere, cqo]) expect(await refusalOf(decideCeRecord(as(who), { recordId, decision: 'approve', opinion: '' }))).toBe('http.not-found')
    expect(await statusOf(recordId)).toBe('submitted')
  })

  it('sends a returned record back to the queue when changed, with the old evidence or new', async () => {
    const { recordId, activity } = await declaredActivity(world.system(), cqo, { title: '退回后改的活动' })
    expect(await refusalOf(resubmitActivity(as(cqo), { recordId, ...activity }))).toBe('continuing-education.moved')
    await decideCeRecord(as(city), { recordId, decision: 'return', opinion: '学时写多了' })
    const stranger = await makeFiledCqo(world.system(), { city, province })
    expect(await refusalOf(resubmitActivity(as(stranger), { recordId, ...activity }))).toBe('http.not-found')
    expect(await refusalOf(resubmitActivity(as(cqo), { recordId, ...activity, title: '别的市核不到' }))).toBe('continuing-education.already-declared')
    await resubmitActivity(as(cqo), { recordId, ...activity, tenths: 40 })
    expect((await ceQueue(as(city), 'submitted', 1)).rows).toContainEqual(expect.objectContaining({ id: recordId, tenths: 40, person: cqo.actor.name }))
    await decideCeRecord(as(province), { recordId, decision: 'approve', opinion: '' })
    expect(await statusOf(recordId)).toBe('approved')
  })
})

describe('who may see a record', () => {
  it('the check and the list filter agree for every actor over every row', async () => {
    const stranger = await makeFiledCqo(world.system(), { city, province })
    await declaredActivity(world.system(), stranger, { title: '别人的活动' })
    const actors = [city, elsewhere, province, cqo, stranger].map(who => who!.actor)
    const rows = (await world.db.read.select().from(ceRecords)).map(row => ({ ...row, cities: ['4406'] }))
    const { read } = world.db
    for (const actor of actors)
      for (const [can, by] of [[canReadCeRecord, ceRecordsReadableBy], [canReviewCeRecord, ceRecordsReviewableBy], [canEditCeRecord, ceRecordsEditableBy]] as const) {
        const listed = (await read.select({ id: ceRecords.id }).from(ceRecords).where(by(read, actor))).map(row => row.id)
        expect(listed.sort()).toEqual(rows.filter(row => can(actor, row)).map(row => row.id).sort())
      }
    expect((await read.select().from(ceRecords).where(ceRecordsReadableBy(read, { kind: 'anonymous' })))).toEqual([])
  })

  it('a stranger finds neither record nor evidence; the reviewer finds both', async () => {
    const { recordId } = await declaredActivity(world.system(), cqo, { title: '只给该看的人看' })
    expect(await refusalOf(ceRecordDetail(as(elsewhere), recordId))).toBe('http.not-found')
    expect(await refusalOf(readCeEvidence(as(elsewhere), recordId))).toBe('http.not-found')
    expect(await ceRecordDetail(as(city), recordId)).toMatchObject({ person: cqo.actor.name, evidence: { mime: 'image/jpeg' }, account: { ledger: { year: 2026 } } })
    expect((await readCeEvidence(as(city), recordId)).bytes.length).toBeGreaterThan(1000)
  })
})
