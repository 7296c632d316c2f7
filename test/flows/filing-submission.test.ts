import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, filings } from '#db/schema'
import { attachPapers, candidateDraft, draftFiling, makeBureau, makeEnterprise, makeFiledCqo, submittedFiling } from '~/cli/demo/factory/filing'
import { privateEmail, residentId } from '~/cli/demo/factory/people'
import type { Ctx } from '~/domain/context'
import { attachFilingFile } from '~/domain/filing/attach-filing-file.server'
import { filingDetail } from '~/domain/filing/queries.server'
import { saveFiling } from '~/domain/filing/save-filing.server'
import { submitFiling } from '~/domain/filing/submit-filing.server'
import { withdrawFiling } from '~/domain/filing/withdraw-filing.server'
import { readFilingFile } from '~/domain/filing/read-filing-file.server'
import { Refusal } from '~/domain/refusal'
import { type World, openWorld } from '../support/world'

let world: World
let ctx: Ctx
let shenzhen: Ctx
beforeAll(async () => {
  world = await openWorld()
  ctx = world.system()
  shenzhen = world.as((await makeBureau(ctx, { kind: 'city', cityCode: '4403' })).actor)
})

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => null, (thrown: unknown) => thrown)
  if (!(error instanceof Refusal)) throw error ?? new Error('not refused')
  return { code: error.code, fields: error.fields ?? {} }
}
const statusOf = async (filingId: string) => (await ctx.db.read.select({ status: filings.status }).from(filings).where(eq(filings.id, filingId)))[0]?.status

describe('what cannot be submitted', () => {
  const submitWith = async (given: Parameters<typeof draftFiling>[1], papers = true) => {
    const { filingId, as, draft } = await draftFiling(ctx, given)
    if (papers) await attachPapers(as, filingId, '佛山市澄泥智能装备有限公司', draft)
    return refusalOf(submitFiling(as, { filingId }))
  }

  it('names each missing paper', async () => {
    expect(await submitWith({}, false)).toEqual({ code: 'filing.invalid', fields: { appointment_decision: [expect.stringContaining('缺《任命决定》')], commitment_letter: [expect.stringContaining('缺《承诺书》')] } })
  })

  it('points at a wrong check digit, a department mailbox, the mailbox of the enterprise, a short number and a date to come', async () => {
    const id = residentId()
    const wrong = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1')
    expect(await submitWith({ idNumber: wrong, email: 'zhiliang@chengni.example', mobile: '1380000', appointedOn: '2026-12-01' })).toMatchObject({
      code: 'filing.invalid',
      fields: { idNumber: [expect.stringContaining('第 18 位校验不符')], email: [expect.stringContaining('本人邮箱')], mobile: [expect.any(String)], appointedOn: ['任职时间不能晚于今天。'] },
    })
    const enterprise = await makeEnterprise(ctx, { email: 'lao.wang@chengni.example' })
    expect((await submitWith({ enterprise, email: 'lao.wang@chengni.example' })).fields.email?.[0]).toContain('与单位邮箱相同')
  })

  it('asks for every field of an empty draft, and keeps the draft itself', async () => {
    const { emptyDraft } = await import('~/domain/filing/candidate')
    const enterprise = await makeEnterprise(ctx)
    const as = world.as(enterprise.actor)
    const filingId = await saveFiling(as, emptyDraft)
    const { fields } = await refusalOf(submitFiling(as, { filingId }))
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(['personName', 'idNumber', 'mobile', 'email', 'education', 'qualityYears', 'authorizerName', 'resume', 'commitment_letter']))
    expect(await statusOf(filingId)).toBe('draft')
  })

  it('blocks a large enterprise with two years, and lets a medium one through with a reason as a warning', async () => {
    const large = await makeEnterprise(ctx, { size: 'large' })
    expect((await submitWith({ enterprise: large, qualityYears: 2, relaxReason: '曾任集团检测中心主任，主持建立质量体系，获市级质量奖。' })).fields.qualityYears?.[0]).toContain('大型企业')
    expect((await submitWith({ qualityYears: 2 })).fields.relaxReason?.[0]).toContain('不少于 20 字')
    const { filingId } = await submittedFiling(ctx, { qualityYears: 2, relaxReason: '曾任集团检测中心主任，主持建立质量体系，获市级质量奖。' })
    const [row] = await ctx.db.read.select().from(filings).where(eq(filings.id, filingId))
    expect(row?.frozen?.verdict).toMatchObject({ status: 'warning' })
  })

  it('refuses a person who is in another open filing, also when both are submitted in the same instant', async () => {
    const idNumber = residentId()
    const first = await submittedFiling(ctx, { idNumber })
    expect((await submitWith({ idNumber })).code).toBe('filing.person-busy')
    await withdrawFiling(first.as, { filingId: first.filingId })
    const shared = residentId()
    const pair = await Promise.all([draftFiling(ctx, { idNumber: shared }), draftFiling(ctx, { idNumber: shared })])
    for (const { as, filingId, draft } of pair) await attachPapers(as, filingId, '企业', draft)
    const results = await Promise.allSettled(pair.map(({ as, filingId }) => submitFiling(as, { filingId })))
    expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1)
    expect(results.find(r => r.status === 'rejected')).toMatchObject({ reason: { code: 'filing.person-busy' } })
  })

  it('refuses a mailbox that belongs to another person on file', async () => {
    const email = privateEmail()
    await makeFiledCqo(ctx, { email })
    expect((await submitWith({ email })).fields.email?.[0]).toContain('已由另一人使用')
  })

  it('goes through once when submitted twice', async () => {
    const { filingId, as, draft } = await draftFiling(ctx)
    await attachPapers(as, filingId, '企业', draft)
    const results = await Promise.allSettled([submitFiling(as, { filingId }), submitFiling(as, { filingId })])
    expect(results.map(r => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await refusalOf(submitFiling(as, { filingId }))).toMatchObject({ code: 'filing.wrong-state' })
  })

  it('keeps one open filing for an enterprise, even when two tabs start one at once', async () => {
    const enterprise = await makeEnterprise(ctx)
    const as = world.as(enterprise.actor)
    await Promise.all([saveFiling(as, candidateDraft(ctx)), saveFiling(as, candidateDraft(ctx))].map(p => p.catch(() => {})))
    const open = await ctx.db.read.select({ status: filings.status }).from(filings).where(eq(filings.enterpriseId, enterprise.organizationId))
    expect(open).toHaveLength(1)
  })
})

describe('papers', () => {
  const upload = (name: string, bytes: Uint8Array, size = bytes.length) => ({ name, bytes, size })

  it('refuses an executable named .pdf, a photo of 20 MB and an empty file, at the field of the paper', async () => {
    const { filingId, as } = await draftFiling(ctx)
    const attach = (file: ReturnType<typeof upload>) => refusalOf(attachFilingFile(as, { filingId, kind: 'commitment_letter', upload: file }))
    expect(await attach(upload('承诺书.pdf', Buffer.from('MZ\x90\x00 this is a program')))).toMatchObject({ code: 'files.unfit', fields: { commitment_letter: [expect.stringContaining('只收 PDF')] } })
    expect((await attach(upload('照片.jpg', Buffer.from([0xff, 0xd8, 0xff]), 20 * 1024 * 1024))).fields.commitment_letter?.[0]).toContain('不能超过 10 MB')
    expect((await attach(upload('空.pdf', Buffer.alloc(0)))).fields.commitment_letter?.[0]).toContain('空文件')
  })

  it('takes a newer paper in place of the old one, only while the filing may be edited, and keeps every reading', async () => {
    const { filingId, as, draft } = await submittedFiling(ctx)
    expect(await refusalOf(attachPapers(as, filingId, '企业', draft))).toMatchObject({ code: 'filing.wrong-state' })
    await withdrawFiling(as, { filingId })
    await attachPapers(as, filingId, '企业', draft)
    expect((await filingDetail(as, filingId)).papers).toHaveLength(2)
    const file = await readFilingFile(as, { filingId, kind: 'commitment_letter' })
    expect(file.mime).toBe('image/jpeg')
    expect(await ctx.db.read.$count(auditEvents, and(eq(auditEvents.type, 'file.read'), eq(auditEvents.entityId, file.id)))).toBe(1)
    expect(await refusalOf(readFilingFile(shenzhen, { filingId, kind: 'commitment_letter' }))).toMatchObject({ code: 'http.not-found' })
    expect(await refusalOf(readFilingFile(as, { filingId, kind: 'photo' }))).toMatchObject({ code: 'files.missing' })
  })
})
