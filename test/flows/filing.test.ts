import { and, desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activations, auditEvents, filingReviews, filings, notices, outbox, persons, users } from '#db/schema'
import { candidateDraft, draftFiling, makeBureau, makeEnterprise, makeFiledCqo, passedFiling, submittedFiling } from '~/cli/demo/factory/filing'
import { mobile } from '~/cli/demo/factory/people'
import type { Ctx } from '~/domain/context'
import { actableBy, canAct } from '~/domain/filing/access.server'
import { claimFiling } from '~/domain/filing/claim-filing.server'
import { endFiling } from '~/domain/filing/end-filing.server'
import { filingMachine, openStatuses } from '~/domain/filing/filing-status'
import { passFiling } from '~/domain/filing/pass-filing.server'
import { filingDetail, filingOfPerson, filingQueue, filingsWaiting, ownFilingId, tabCounts } from '~/domain/filing/queries.server'
import { recordFiling } from '~/domain/filing/record-filing.server'
import { reissueActivation } from '~/domain/filing/reissue-activation.server'
import { rejectFiling } from '~/domain/filing/reject-filing.server'
import { returnFiling } from '~/domain/filing/return-filing.server'
import { revealIdNumber } from '~/domain/filing/reveal-id-number.server'
import { saveFiling } from '~/domain/filing/save-filing.server'
import { submitFiling } from '~/domain/filing/submit-filing.server'
import { withdrawFiling } from '~/domain/filing/withdraw-filing.server'
import { activateUser } from '~/domain/identity/activate-user.server'
import { signIn } from '~/domain/identity/sign-in.server'
import { outboxMessages } from '~/domain/notices/queries.server'
import { Refusal } from '~/domain/refusal'
import { DAY, NOON, type World, openWorld } from '../support/world'

let world: World
let ctx: Ctx
let foshan: Ctx
let shenzhen: Ctx
let province: Ctx
beforeAll(async () => {
  world = await openWorld()
  ctx = world.system()
  foshan = world.as((await makeBureau(ctx, { kind: 'city', cityCode: '4406' })).actor)
  shenzhen = world.as((await makeBureau(ctx, { kind: 'city', cityCode: '4403' })).actor)
  province = world.as((await makeBureau(ctx, { kind: 'province' })).actor)
})

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => null, (thrown: unknown) => thrown)
  if (!(error instanceof Refusal)) throw error ?? new Error('not refused')
  return { code: error.code, fields: error.fields ?? {} }
}
const statusOf = async (filingId: string) => (await ctx.db.read.select({ status: filings.status }).from(filings).where(eq(filings.id, filingId)))[0]?.status
const consent = { key: 'consent', version: 1, hash: 'h' }

describe('the path of a filing', () => {
  it('goes from the enterprise over its city to the province and ends with a number, a person and a CQO who signs in once with the code', async () => {
    const { filingId, as, draft, enterprise } = await submittedFiling(ctx)
    expect(await statusOf(filingId)).toBe('submitted')
    await claimFiling(foshan, { filingId })
    await passFiling(foshan, { filingId })
    const { number, personId, userId } = await recordFiling(province, { filingId })
    expect(number).toMatch(/^粤CQOBA-2026-4406-\d{6}$/)

    const [person] = await ctx.db.read.select().from(persons).where(eq(persons.id, personId))
    expect(person).toMatchObject({ name: draft.personName, idTail: draft.idNumber.slice(-4) })
    expect(JSON.stringify(person)).not.toContain(draft.idNumber)
    expect(JSON.stringify(await ctx.db.read.select().from(filings).where(eq(filings.id, filingId)))).not.toContain(draft.mobile)

    const [message] = (await outboxMessages(ctx)).filter(m => m.recipient === draft.mobile)
    const code = /激活码 (\S{14})/.exec(message?.body ?? '')?.[1] ?? ''
    const [account] = await ctx.db.read.select().from(users).where(eq(users.id, userId))
    expect(account).toMatchObject({ status: 'invited' })
    expect(account?.username).toMatch(/^cqo[a-z0-9]{8}$/)
    const password = '岭南的质量从第一次就做对开始'
    await activateUser(ctx, { username: account?.username ?? '', code, password, consent })
    expect(await signIn(ctx, { username: account?.username ?? '', password, source: 'here' })).toMatchObject({ personId, grants: [{ role: 'cqo' }] })
    expect(await refusalOf(activateUser(ctx, { username: account?.username ?? '', code, password, consent }))).toMatchObject({ code: 'identity.activation-invalid' })

    expect(await filingOfPerson(ctx, personId)).toMatchObject({ id: filingId, status: 'filed', enterpriseId: enterprise.organizationId, number, appointedOn: draft.appointedOn })
    expect((await ctx.db.read.select().from(notices).where(eq(notices.userId, enterprise.actor.userId))).map(n => n.title)).toContain('备案已登记')
    expect(await filingDetail(as, filingId)).toMatchObject({ account: { status: 'active' }, reviews: [{ decision: 'pass', stage: 'city' }, { decision: 'record', stage: 'province' }] })
    const moves = await ctx.db.read.select({ data: auditEvents.data }).from(auditEvents).where(and(eq(auditEvents.type, 'filing.moved'), eq(auditEvents.entityId, filingId))).orderBy(auditEvents.seq)
    expect(moves.map(move => (move.data as { to: string }).to)).toEqual(['submitted', 'city_reviewing', 'city_passed', 'filed'])
  })

  it('gives every filing of a year the next serial, whatever the city', async () => {
    const one = await passedFiling(ctx)
    const two = await passedFiling(ctx, { enterprise: await makeEnterprise(ctx, { cityCode: '4403' }) })
    const numbers = [await recordFiling(province, { filingId: one.filingId }), await recordFiling(province, { filingId: two.filingId })].map(r => r.number)
    expect(numbers[1]).toContain('-4403-')
    expect(Number(numbers[1]?.slice(-6))).toBe(Number(numbers[0]?.slice(-6)) + 1)
  })

  it('freezes what was judged with the rules in force and the due date in working days', async () => {
    const { filingId } = await submittedFiling(ctx)
    const [row] = await ctx.db.read.select().from(filings).where(eq(filings.id, filingId))
    expect(row?.frozen).toMatchObject({ version: 1, enterprise: { sizeClass: 'medium' }, verdict: { status: 'eligible' }, files: [{ kind: 'appointment_decision' }, { kind: 'commitment_letter' }] })
    expect(row?.frozen?.rulesVersion).toHaveLength(16)
    expect(row?.cityDueOn).toBe('2026-11-27')
  })

  it('comes back with reasons by field, is mended and submitted again', async () => {
    const { filingId, as, draft, enterprise } = await submittedFiling(ctx)
    await claimFiling(foshan, { filingId })
    await returnFiling(foshan, { filingId, reasons: [{ field: 'appointedOn', text: '与任命决定上的日期不符' }] })
    expect(await statusOf(filingId)).toBe('returned')
    expect((await ctx.db.read.select().from(notices).where(eq(notices.userId, enterprise.actor.userId)).orderBy(desc(notices.createdAt)))[0]?.body).toContain('任职时间')
    expect(await saveFiling(as, { ...draft, appointedOn: '2026-09-15' })).toBe(filingId)
    await submitFiling(as, { filingId })
    expect(await statusOf(filingId)).toBe('submitted')
  })

  it('is sent back by the province to the enterprise and passes the city again', async () => {
    const { filingId, as } = await passedFiling(ctx)
    await returnFiling(province, { filingId, reasons: [{ field: 'commitment_letter', text: '缺本人签名' }] })
    await submitFiling(as, { filingId })
    expect(await statusOf(filingId)).toBe('submitted')
    expect((await refusalOf(filingDetail(province, filingId))).code).toBe('http.not-found')
  })

  it('can be withdrawn until the city has claimed it, not after', async () => {
    const { filingId, as } = await submittedFiling(ctx)
    await withdrawFiling(as, { filingId })
    expect(await statusOf(filingId)).toBe('draft')
    await submitFiling(as, { filingId })
    await claimFiling(foshan, { filingId })
    expect(await refusalOf(withdrawFiling(as, { filingId }))).toMatchObject({ code: 'filing.wrong-state' })
  })

  it('is declined only with a legal ground and the facts', async () => {
    const { filingId } = await passedFiling(ctx)
    expect(await refusalOf(rejectFiling(province, { filingId, ground: '', reason: '材料虚假' }))).toMatchObject({ code: 'filing.ground-missing', fields: { ground: [expect.any(String)], reason: [expect.any(String)] } })
    await rejectFiling(province, { filingId, ground: '《产品质量法》第五条', reason: '任命决定系伪造，已向企业核实' })
    expect(await statusOf(filingId)).toBe('rejected')
  })

  it('ends with a reason, and a successor can then be filed while the person is free again', async () => {
    const filed = await makeFiledCqo(ctx)
    const as = world.as(filed.enterprise.actor)
    expect(await refusalOf(saveFiling(as, candidateDraft(ctx)))).toMatchObject({ code: 'filing.one-open' })
    expect(await refusalOf(endFiling(as, { filingId: filed.filingId, reason: '随便' }))).toMatchObject({ code: 'filing.reason-missing' })
    await endFiling(as, { filingId: filed.filingId, reason: '岗位调整或离职' })
    expect(await filingOfPerson(ctx, filed.personId)).toMatchObject({ status: 'ended' })
    const later = world.as(filed.enterprise.actor, NOON + DAY)
    const next = await saveFiling(later, candidateDraft(ctx))
    expect(await ownFilingId(later)).toBe(next)
  })

  it('knows a person who is appointed again: one person, one account, no second code once active', async () => {
    const first = await makeFiledCqo(ctx)
    const { draft } = { draft: await filingDetail(world.as(first.enterprise.actor), first.filingId) }
    await endFiling(world.as(first.enterprise.actor), { filingId: first.filingId, reason: '岗位调整或离职' })
    await ctx.db.transact(async tx => void (await tx.update(users).set({ status: 'active' }).where(eq(users.id, first.userId))))
    const messages = (await ctx.db.read.select().from(outbox)).length
    const { idNumber, mobile: phone, email } = draft.candidate
    const second = await makeFiledCqo(world.system(NOON + DAY), { personName: draft.filing.personName, idNumber, mobile: phone, email })
    expect(second).toMatchObject({ personId: first.personId, userId: first.userId })
    expect((await ctx.db.read.select().from(outbox)).length).toBe(messages)
    expect(await refusalOf(reissueActivation(world.as(second.enterprise.actor), { filingId: second.filingId }))).toMatchObject({ code: 'identity.already-active' })
  })
})

describe('who may', () => {
  it('says the same as a check and as a filter, for every role over the same rows', async () => {
    const filed = await makeFiledCqo(ctx)
    await draftFiling(ctx)
    await passedFiling(ctx, { enterprise: await makeEnterprise(ctx, { cityCode: '4403' }) })
    const rows = await ctx.db.read.select().from(filings)
    const actors = [foshan, shenzhen, province, world.as(filed.enterprise.actor), world.as(filed.actor), world.system(), world.as({ kind: 'anonymous' })].map(c => c.actor)
    for (const actor of actors)
      for (const action of ['read', 'edit', 'review', 'record', 'reveal'] as const) {
        const found = await ctx.db.read.select({ id: filings.id }).from(filings).where(actableBy(actor, action))
        expect(found.map(row => row.id).sort(), `${actor.kind} ${action}`).toEqual(rows.filter(row => canAct(actor, action, row)).map(row => row.id).sort())
      }
  })

  it('hides a filing from another city, from another enterprise, and from the province before the city has passed it', async () => {
    const { filingId } = await submittedFiling(ctx)
    const stranger = world.as((await makeEnterprise(ctx)).actor)
    for (const outsider of [shenzhen, province, stranger]) {
      expect(await refusalOf(filingDetail(outsider, filingId))).toMatchObject({ code: 'http.not-found' })
      expect(await refusalOf(claimFiling(outsider, { filingId }))).toMatchObject({ code: 'http.not-found' })
    }
    expect((await filingQueue(shenzhen, { tab: 'all', page: 1 })).rows.map(row => row.id)).not.toContain(filingId)
    expect(await refusalOf(recordFiling(province, { filingId }))).toMatchObject({ code: 'http.not-found' })
    expect(await refusalOf(recordFiling(foshan, { filingId }))).toMatchObject({ code: 'http.not-found' })
  })

  it('lets only one of two reviewers claim, pass or record', async () => {
    const { filingId } = await submittedFiling(ctx)
    const colleague = world.as((await makeBureau(ctx, { kind: 'city', cityCode: '4406', name: '佛山市市场监督管理局南海分局' })).actor)
    for (const [verb, [a, b]] of [[claimFiling, [foshan, colleague]], [passFiling, [foshan, colleague]], [recordFiling, [province, province]]] as const) {
      const results = await Promise.allSettled([verb(a, { filingId }), verb(b, { filingId })])
      expect(results.map(r => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    }
    expect(await ctx.db.read.$count(filingReviews, eq(filingReviews.filingId, filingId))).toBe(2)
  })

  it('shows a full document number only to the reviewing bureau, with a reason that is kept', async () => {
    const { filingId, draft, as } = await submittedFiling(ctx)
    expect(await refusalOf(revealIdNumber(foshan, { filingId, reason: '' }))).toMatchObject({ code: 'filing.reason-missing' })
    expect(await refusalOf(revealIdNumber(as, { filingId, reason: '核对任命决定' }))).toMatchObject({ code: 'http.not-found' })
    expect(await revealIdNumber(foshan, { filingId, reason: '核对任命决定' })).toBe(draft.idNumber)
    const [event] = await ctx.db.read.select().from(auditEvents).where(and(eq(auditEvents.type, 'person.revealed'), eq(auditEvents.entityId, filingId)))
    expect(event?.data).toMatchObject({ reason: '核对任命决定' })
    expect(JSON.stringify(event)).not.toContain(draft.idNumber)
  })

  it('keeps somebody from deciding on what they handed in', async () => {
    const { filingId } = await submittedFiling(ctx)
    await claimFiling(foshan, { filingId })
    const userId = foshan.actor.kind === 'user' ? foshan.actor.userId : ''
    await ctx.db.transact(async tx => void (await tx.update(filings).set({ submittedBy: userId }).where(eq(filings.id, filingId))))
    expect(await refusalOf(passFiling(foshan, { filingId }))).toMatchObject({ code: 'filing.own-filing' })
  })

  it('asks for words with every item that is returned', async () => {
    const { filingId } = await submittedFiling(ctx)
    await claimFiling(foshan, { filingId })
    expect(await refusalOf(returnFiling(foshan, { filingId, reasons: [] }))).toMatchObject({ code: 'filing.reasons-missing' })
    expect(await refusalOf(returnFiling(foshan, { filingId, reasons: [{ field: 'position', text: ' ' }] }))).toMatchObject({ fields: { reason_position: ['请写明要改什么。'] } })
    expect(await refusalOf(returnFiling(foshan, { filingId, reasons: [{ field: 'forged', text: '不存在的项目' }] }))).toMatchObject({ code: 'filing.reasons-missing' })
  })
})

describe('the activation slip', () => {
  it('voids the code before it', async () => {
    const filed = await makeFiledCqo(ctx)
    const as = world.as(filed.enterprise.actor)
    const first = await reissueActivation(as, { filingId: filed.filingId })
    const second = await reissueActivation(as, { filingId: filed.filingId })
    expect(second.code).not.toBe(first.code)
    const live = await ctx.db.read.select().from(activations).where(eq(activations.userId, filed.userId))
    expect(live.filter(row => row.usedAt === null)).toHaveLength(1)
    const password = '从第一次做对开始的岭南质量'
    expect(await refusalOf(activateUser(ctx, { username: first.username, code: first.code, password, consent }))).toMatchObject({ code: 'identity.activation-invalid' })
    await activateUser(ctx, { username: second.username, code: second.code, password, consent })
  })

  it('is printed by the own enterprise only', async () => {
    const filed = await makeFiledCqo(ctx)
    const stranger = world.as((await makeEnterprise(ctx)).actor)
    expect(await refusalOf(reissueActivation(stranger, { filingId: filed.filingId }))).toMatchObject({ code: 'http.not-found' })
  })
})

describe('the queues', () => {
  it('count what waits, find by name, code and number, and page', async () => {
    const city = world.as((await makeBureau(ctx, { kind: 'city', cityCode: '4404' })).actor)
    const enterprise = await makeEnterprise(ctx, { cityCode: '4404', name: '珠海100%_海芯电子有限公司' })
    const { filingId } = await submittedFiling(ctx, { enterprise, personName: '买买提·阿不都', mobile: mobile() })
    expect(await filingsWaiting(city)).toBe(1)
    expect(await tabCounts(city)).toEqual({ waiting: 1, mine: 0, done: 0, all: 1 })
    for (const q of ['买买提', '100%_海芯', '91440699']) expect((await filingQueue(city, { tab: 'waiting', q, page: 1 })).rows.map(row => row.id)).toEqual([filingId])
    for (const q of ['100_', '没有']) expect((await filingQueue(city, { tab: 'waiting', q, page: 1 })).total).toBe(0)
    expect(await filingQueue(city, { tab: 'waiting', page: 2 })).toEqual({ rows: [], total: 1 })
    await claimFiling(city, { filingId })
    expect(await tabCounts(city)).toEqual({ waiting: 0, mine: 1, done: 0, all: 1 })
    await passFiling(city, { filingId })
    expect((await filingQueue(province, { tab: 'waiting', city: '4404', page: 1 })).rows.map(row => row.id)).toEqual([filingId])
    expect(await filingsWaiting(city)).toBe(0)
  })
})

describe('the machine', () => {
  it('has exactly the arrows of the reference, and every open status can go on', () => {
    expect(filingMachine.transitions).toHaveLength(12)
    for (const status of openStatuses) expect(filingMachine.eventsFrom(status).length).toBeGreaterThan(0)
    for (const status of ['rejected', 'ended', 'revoked'] as const) expect(filingMachine.eventsFrom(status)).toEqual([])
  })
})
