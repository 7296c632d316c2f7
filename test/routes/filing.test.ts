import { beforeAll, describe, expect, it } from 'vitest'
import { attachPapers, candidateDraft, draftFiling, makeBureau, makeEnterprise, makeFiledCqo, submittedFiling } from '~/cli/demo/factory/filing'
import { factoryPassword, uscc } from '~/cli/demo/factory/people'
import type { Actor } from '~/domain/context'
import { recordFiling } from '~/domain/filing/record-filing.server'
import * as enterpriseFiling from '~/routes/enterprise/filing'
import * as enterpriseHome from '~/routes/enterprise/home'
import * as receipt from '~/routes/enterprise/receipt'
import * as slip from '~/routes/enterprise/slip'
import * as paper from '~/routes/files/filing-paper'
import * as review from '~/routes/oversee/filing'
import * as queue from '~/routes/oversee/filings'
import * as register from '~/routes/public/register'
import { ask } from '../support/request'
import { type World, openWorld } from '../support/world'

let world: World
let foshan: Actor
let shenzhen: Actor
let province: Actor
beforeAll(async () => {
  world = await openWorld()
  foshan = (await makeBureau(world.system(), { kind: 'city', cityCode: '4406' })).actor
  shenzhen = (await makeBureau(world.system(), { kind: 'city', cityCode: '4403' })).actor
  province = (await makeBureau(world.system(), { kind: 'province' })).actor
})

const formOf = (draft: object) => Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '' && value !== null).map(([key, value]) => [key, String(value)]))
const multipart = (fields: Record<string, string>, files: Record<string, File> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, ...files })) form.append(name, value)
  return form
}
const to = (answer: Response) => answer.headers.get('Location')

describe('the register page', () => {
  const fields = {
    uscc: uscc(), name: '佛山市石桥陶瓷机械有限公司', region: '440605', address: '桂澜路 8 号', ownershipType: '有限责任公司', sizingRow: 'industry', employees: '486', revenue: '32400', sizeYear: '2025', mainProducts: '陶瓷压机',
    leaderName: '霍启衡', leaderTitle: '总经理', contactName: '区婉仪', username: 'shiqiao-qy', password: factoryPassword,
  }

  it('registers, signs in and goes to the enterprise', async () => {
    const answer = await ask(world, register, { path: '/register', form: fields })
    expect([answer.status, to(answer), answer.headers.get('Set-Cookie')]).toEqual([302, '/enterprise', 'sid=opened'])
  })

  it('says everything that is wrong at its field, keeps what was typed, and never gives the password back', async () => {
    const answer = await ask(world, register, { path: '/register', form: { ...fields, uscc: '91440699MA5000019K', username: '1', employees: '很多' } })
    const body = await answer.text()
    expect(answer.status).toBe(422)
    expect(JSON.parse(body)).toMatchObject({ fields: { uscc: [expect.stringContaining('校验不符')], username: [expect.any(String)], employees: ['从业人员填整数'] }, values: { name: fields.name } })
    expect(body).not.toContain(factoryPassword)
  })

  it('refuses a field that is none of its own', async () => {
    expect((await ask(world, register, { path: '/register', form: { ...fields, uscc: uscc(), username: 'forged-qy', role: 'province_admin' } })).status).toBe(422)
  })
})

describe('the filing form', () => {
  it('keeps a draft with its good paper even though another is refused, and names the refused one', async () => {
    const { actor } = await makeEnterprise(world.system())
    const form = multipart({ ...formOf(candidateDraft(world.system())), intent: 'save' }, { appointment_decision: new File(['%PDF-1.7 paper'], '任命.pdf'), commitment_letter: new File(['MZ'], '承诺书.pdf') })
    const answer = await ask(world, enterpriseFiling, { path: '/enterprise/filing', actor, form })
    expect([answer.status, (await answer.json()).fields]).toEqual([422, { commitment_letter: [expect.stringContaining('只收 PDF')] }])
    const page = await (await ask(world, enterpriseFiling, { path: '/enterprise/filing', actor })).json()
    expect(page.papers).toMatchObject([{ kind: 'appointment_decision', name: '任命.pdf' }])
  })

  it('is not submitted while a paper is refused or the declaration is missing, and says all that is missing at once', async () => {
    const { as, filingId, draft, enterprise } = await draftFiling(world.system())
    await attachPapers(as, filingId, '企业', draft)
    const refused = await ask(world, enterpriseFiling, { path: '/enterprise/filing', actor: enterprise.actor, form: multipart({ ...formOf({ ...draft, mobile: '138' }), intent: 'submit' }, { commitment_letter: new File(['MZ'], '承诺书.pdf') }) })
    expect(Object.keys((await refused.json()).fields)).toEqual(['mobile', 'commitment_letter', 'declared'])
    const passed = await ask(world, enterpriseFiling, { path: '/enterprise/filing', actor: enterprise.actor, form: multipart({ ...formOf(draft), intent: 'submit', declared: 'on' }) })
    expect(to(passed)).toBe('/enterprise')
  })

  it('shows document, mobile and mailbox in full while drafting and masked once submitted', async () => {
    const { as, filingId, draft, enterprise } = await draftFiling(world.system())
    const read = async () => (await ask(world, enterpriseFiling, { path: '/enterprise/filing', actor: enterprise.actor })).text()
    expect(await read()).toContain(draft.idNumber)
    await attachPapers(as, filingId, '企业', draft)
    await ask(world, enterpriseFiling, { path: '/enterprise/filing', actor: enterprise.actor, form: multipart({ ...formOf(draft), intent: 'submit', declared: 'on' }) })
    for (const secret of [draft.idNumber, draft.mobile, draft.email]) expect(await read()).not.toContain(secret)
  })

  it('refuses a forged field', async () => {
    const { actor } = await makeEnterprise(world.system())
    expect((await ask(world, enterpriseFiling, { path: '/enterprise/filing', actor, form: multipart({ personName: '陈䶮', status: 'filed', intent: 'save' }) })).status).toBe(422)
  })
})

describe('the review page', () => {
  it('shows the own city everything but the full document number, another city nothing', async () => {
    const { filingId, draft } = await submittedFiling(world.system())
    const call = { path: `/oversee/filings/${filingId}`, params: { filingId } }
    const body = await (await ask(world, review, { ...call, actor: foshan })).text()
    expect(body).toContain(draft.idNumber.slice(-4))
    for (const secret of [draft.idNumber, draft.mobile, draft.email]) expect(body).not.toContain(secret)
    for (const actor of [shenzhen, province]) expect((await ask(world, review, { ...call, actor })).status).toBe(404)
    for (const form of [{ intent: 'claim' }, { intent: 'pass' }, { intent: 'reveal', revealReason: '逐位核对' }] as Record<string, string>[]) expect((await ask(world, review, { ...call, actor: shenzhen, form })).status).toBe(404)
    expect((await ask(world, review, { ...call, actor: foshan, form: { intent: 'reveal', revealReason: '逐位核对' } })).status).toBe(200)
  })

  it('returns what is marked with its words, and does not pass what is marked', async () => {
    const { filingId, enterprise } = await submittedFiling(world.system())
    const post = (form: Record<string, string>) => ask(world, review, { path: `/oversee/filings/${filingId}`, params: { filingId }, actor: foshan, form })
    await post({ intent: 'claim' })
    const marks = { mark_personName: 'ok', mark_position: 'return', reason_personName: '没有标退，不算' }
    expect((await (await post({ ...marks, intent: 'pass' })).json()).refusal.code).toBe('filing.still-marked')
    expect((await (await post({ ...marks, intent: 'return' })).json()).fields).toEqual({ reason_position: ['请写明要改什么。'] })
    expect((await post({ ...marks, reason_position: '与任命决定不符', mark_forged: 'return', intent: 'return' })).status).toBe(422)
    expect(to(await post({ ...marks, reason_position: '与任命决定不符', intent: 'return' }))).toBe('/oversee/filings')
    expect((await (await ask(world, enterpriseHome, { path: '/enterprise', actor: enterprise.actor })).json()).filing.reasons).toEqual([{ field: 'position', label: '现任职务', text: '与任命决定不符' }])
  })

  it('claims several from the queue, and only for the roles of a bureau', async () => {
    const made = [await submittedFiling(world.system()), await submittedFiling(world.system())]
    const form = multipart({ intent: 'claim' })
    for (const { filingId } of made) form.append('ids', filingId)
    expect(to(await ask(world, queue, { path: '/oversee/filings', actor: foshan, form }))).toBe('/oversee/filings?tab=mine')
    expect((await ask(world, queue, { path: '/oversee/filings', actor: made[0]?.enterprise.actor })).status).toBe(403)
    expect((await ask(world, queue, { path: '/oversee/filings?tab=forged', actor: foshan })).status).toBe(404)
  })
})

describe('papers, receipt and slip', () => {
  it('a paper is served as a closed file to those who may read the filing', async () => {
    const { filingId, enterprise } = await submittedFiling(world.system())
    const call = { path: `/files/filing/${filingId}/commitment_letter`, params: { filingId, kind: 'commitment_letter' } }
    const answer = await ask(world, paper, { ...call, actor: enterprise.actor })
    expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('X-Content-Type-Options')]).toEqual([200, 'image/jpeg', 'nosniff'])
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect((await ask(world, paper, { ...call, actor: shenzhen })).status).toBe(404)
    expect(to(await ask(world, paper, call))).toContain('/sign-in')
  })

  it('the receipt exists once recorded, and the slip shows a code only in the answer to its own request', async () => {
    const waiting = await submittedFiling(world.system())
    expect((await ask(world, receipt, { path: '/enterprise/filing/receipt', actor: waiting.enterprise.actor })).status).toBe(404)
    expect((await ask(world, slip, { path: '/enterprise/filing/slip', actor: waiting.enterprise.actor })).status).toBe(409)
    const filed = await makeFiledCqo(world.system())
    const { actor } = filed.enterprise
    expect((await (await ask(world, receipt, { path: '/enterprise/filing/receipt', actor })).json()).number).toBe(filed.number)
    expect(await (await ask(world, slip, { path: '/enterprise/filing/slip', actor })).text()).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect((await (await ask(world, slip, { path: '/enterprise/filing/slip', actor, form: {} })).json()).slip.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await expect(recordFiling(world.as(province), { filingId: filed.filingId })).rejects.toMatchObject({ code: 'filing.wrong-state' })
  })
})
