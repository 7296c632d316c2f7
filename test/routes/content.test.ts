import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, blueprints, questionVersions } from '#db/schema'
import { makeBureau, makeMember, makeOrganization, type Member } from '~/cli/demo/factory/filing'
import type { Actor } from '~/domain/context'
import { beginPractice } from '~/domain/questions/begin-practice.server'
import * as blueprintPage from '~/routes/certify/blueprints'
import * as questionPage from '~/routes/certify/question'
import * as editPage from '~/routes/certify/question-edit'
import * as questionsPage from '~/routes/certify/questions'
import * as policyTextFile from '~/routes/files/policy-text'
import * as practicePage from '~/routes/learn/practice'
import * as roundPage from '~/routes/learn/practice-round'
import * as lessonPage from '~/routes/oversee/lesson'
import * as lessonsPage from '~/routes/oversee/lessons'
import * as claimsPage from '~/routes/public/expert-claims'
import * as helpPage from '~/routes/public/help'
import * as articlePage from '~/routes/public/help-article'
import * as policiesPage from '~/routes/public/policies'
import * as policyPage from '~/routes/public/policy'
import { placeCandidates } from '../support/candidates'
import { userActor } from '../support/ctx'
import { ask } from '../support/request'
import { type World, openWorld } from '../support/world'

let world: World
let body: Member, expert: Member, province: Member, city: Member
let learner: Actor
const auditor = userActor('auditor', [{ role: 'auditor', organizationId: null, cityCode: null }])

beforeAll(async () => {
  world = await openWorld()
  const ctx = world.system()
  body = await makeOrganization(ctx, { kind: 'certifying_body' })
  expert = await makeMember(ctx, body.organizationId, 'certifying_body', { person: '庄明理' })
  province = await makeBureau(ctx, { kind: 'province' })
  city = await makeBureau(ctx, { kind: 'city' })
  learner = (await placeCandidates(ctx, 1))[0]!.actor
})

const json = async <T>(answer: Promise<Response>) => (await answer).json() as Promise<T>
const current = async (id: string) => (await world.db.read.select().from(questionVersions).where(and(eq(questionVersions.questionId, id), eq(questionVersions.current, true))))[0]!

describe('who is let in', () => {
  const pages: [string, Parameters<typeof ask>[1], Record<string, string>, () => Actor[]][] = [
    ['/certify/questions', questionsPage, {}, () => [body.actor]],
    ['/certify/questions/Q001', questionPage, { id: 'Q001' }, () => [body.actor]],
    ['/certify/questions/Q001/edit', editPage, { id: 'Q001' }, () => [body.actor]],
    ['/oversee/lessons', lessonsPage, {}, () => [province.actor]],
    ['/oversee/lessons/qualification/L1.1', lessonPage, { courseId: 'qualification', code: 'L1.1' }, () => [province.actor]],
    ['/learn/practice', practicePage, {}, () => [learner]],
    ['/help/expert-claims', claimsPage, {}, () => [body.actor, province.actor, auditor]],
    ['/policies', policiesPage, {}, () => [body.actor, province.actor, city.actor, learner, auditor]],
    ['/help', helpPage, {}, () => [body.actor, province.actor, city.actor, learner, auditor]],
  ]

  it.each(pages)('%s: its roles, and nobody else', async (path, page, params, let_in) => {
    for (const actor of [body.actor, province.actor, city.actor, learner, auditor]) expect((await ask(world, page, { path, params, actor })).status).toBe(let_in().includes(actor) ? 200 : 403)
    expect((await ask(world, page, { path, params })).status).toBe(let_in().length === 5 ? 200 : 302)
  })
})

describe('the question desk', () => {
  const path = '/certify/questions/Q012'
  const params = { id: 'Q012' }

  it('audits every opening of a key', async () => {
    const before = await world.db.read.$count(auditEvents, eq(auditEvents.type, 'question.opened'))
    const { question } = await json<{ question: { parts: { source: { code: string; summaries: { heading: string }[] } }[] } }>(ask(world, questionPage, { path, params, actor: body.actor }))
    expect(question.parts[0]?.source.summaries.length).toBeGreaterThan(0)
    expect(await world.db.read.$count(auditEvents, eq(auditEvents.type, 'question.opened'))).toBe(before + 1)
  })

  it('asks for a reason where a question is doubted, and keeps what was typed', async () => {
    const { id } = await current('Q012')
    const bare = await ask(world, questionPage, { path, params, actor: expert.actor, form: { intent: 'flag', versionId: id, note: '' } })
    expect([bare.status, (await bare.json()).fields]).toEqual([422, { note: ['请写明疑点，至少 4 个字'] }])
    expect((await ask(world, questionPage, { path, params, actor: expert.actor, form: { intent: 'flag', versionId: id, note: '条号要再核对' } })).status).toBe(302)
    expect((await current('Q012')).status).toBe('flagged')
  })

  it('refuses an entry against the rules of the bank at its fields, with what was typed, and writes nothing', async () => {
    const { id, version } = await current('Q013')
    const form = { versionId: id, type: 'multiple', difficulty: 'easy', edition: '2018', area: 'KA02', lesson: 'L9.9', stem: '题干（　　）。', options: '甲\n乙\n丙\n丁', answer: 'A', explanation: '应选A。', document: '《没有这部法》', clause: '第一条', title: '', rubric: '' }
    const answer = await ask(world, editPage, { path: '/certify/questions/Q013/edit', params: { id: 'Q013' }, actor: body.actor, form })
    const { fields, values } = await answer.json()
    expect(answer.status).toBe(422)
    expect(Object.keys(fields).sort()).toEqual(['answer', 'document', 'explanation', 'lesson'])
    expect(values.options).toBe('甲\n乙\n丙\n丁')
    expect((await current('Q013')).version).toBe(version)
  })

  it('saves a case as its form shows it, unchanged words being refused', async () => {
    const params = { id: 'Q1001' }
    const path = '/certify/questions/Q1001/edit'
    const { values, versionId } = await json<{ values: Record<string, string>; versionId: string }>(ask(world, editPage, { path, params, actor: body.actor }))
    const same = await ask(world, editPage, { path, params, actor: body.actor, form: { ...values, versionId } })
    expect([same.status, (await same.json()).refusal.code]).toEqual([409, 'questions.unchanged'])
    const saved = await ask(world, editPage, { path, params, actor: body.actor, form: { ...values, versionId, 'items[4].explanation': `${values['items[4].explanation']}补一句。` } })
    expect([saved.status, saved.headers.get('location')]).toEqual([302, '/certify/questions/Q1001?saved=1'])
    expect(await current('Q1001')).toMatchObject({ version: 2, origin: 'editor' })
  })

  it('gives out the file of a pool as a download', async () => {
    const answer = await ask(world, questionsPage, { path: '/certify/questions', actor: body.actor, form: { intent: 'export', pool: 'practice', area: 'KA09' } })
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(await answer.text()).toContain('- id: P')
  })

  it('publishes the formal paper of the blueprint: 75 items, 100 points', async () => {
    const page = await json<{ formal: { items: number; points: string; short: string[] } }>(ask(world, blueprintPage, { path: '/certify/blueprints', actor: body.actor }))
    expect(page.formal).toMatchObject({ items: 75, points: '100', short: [] })
    expect((await ask(world, blueprintPage, { path: '/certify/blueprints', actor: body.actor, form: { intent: 'formal' } })).status).toBe(302)
    const [row] = await world.db.read.select().from(blueprints).where(eq(blueprints.kind, 'formal'))
    expect(row?.cells.filter(cell => cell.type === 'case').map(cell => [cell.area, cell.count])).toEqual([['KA07', 1], ['KA10', 1]])
  })
})

describe('practice', () => {
  it('is handed in by a plain form; a foreign round does not exist', async () => {
    const setId = await beginPractice(world.as(learner), { area: 'KA08' })
    const [other] = await placeCandidates(world.system(), 1)
    const path = `/learn/practice/${setId}`
    expect((await ask(world, roundPage, { path, params: { setId }, actor: other!.actor })).status).toBe(404)
    const open = await (await ask(world, roundPage, { path, params: { setId }, actor: learner })).text()
    expect(open).not.toMatch(/"explanation"|"point"/)
    expect((await ask(world, roundPage, { path, params: { setId }, actor: learner, form: { intent: 'finish', a0: '0', a3: 'x' } })).status).toBe(302)
    expect(await (await ask(world, roundPage, { path, params: { setId }, actor: learner })).text()).toContain('"finished":true')
  })
})

describe('the library', () => {
  it('finds a document by its number, written with other brackets', async () => {
    for (const q of ['粤市监〔2023〕35号', '粤市监[2023]35号', '35号', '产品质量法']) {
      const { total } = await json<{ total: number }>(ask(world, policiesPage, { path: `/policies?q=${encodeURIComponent(q)}` }))
      expect(total).toBeGreaterThan(0)
    }
    expect((await json<{ total: number }>(ask(world, policiesPage, { path: '/policies?q=没有这份文件' }))).total).toBe(0)
  })

  it('takes an official text from the province only, at its field, and gives it to anybody', async () => {
    const path = '/policies/gd-cqo-notice-2023-35'
    const params = { code: 'gd-cqo-notice-2023-35' }
    const form = (origin: string, bytes: string | null) => {
      const data = new FormData()
      data.set('intent', 'attach')
      data.set('origin', origin)
      if (bytes !== null) data.set('file', new File([bytes], '35号文.pdf'))
      return data
    }
    expect((await ask(world, policyPage, { path, params, form: form('省局网站', '%PDF-1.7\n') })).status).toBe(403)
    const missing = await ask(world, policyPage, { path, params, actor: province.actor, form: form('省局网站', null) })
    expect((await missing.json()).fields).toEqual({ file: ['请选一份 PDF'] })
    expect((await ask(world, policyPage, { path, params, actor: province.actor, form: form('省局网站', '%PDF-1.7\n全文') })).status).toBe(302)
    const { texts } = await json<{ texts: { id: string }[] }>(ask(world, policyPage, { path, params }))
    const file = await ask(world, policyTextFile, { path: `/policies/texts/${texts[0]?.id}`, params: { id: texts[0]!.id } })
    expect([file.headers.get('content-type'), file.headers.get('content-disposition')?.startsWith('attachment')]).toEqual(['application/pdf', true])
  })

  it('knows no document and no help page of another name', async () => {
    expect((await ask(world, policyPage, { path: '/policies/x', params: { code: 'x' } })).status).toBe(404)
    expect((await ask(world, articlePage, { path: '/help/x', params: { slug: 'x' } })).status).toBe(404)
  })
})

describe('the lesson editor', () => {
  it('previews without saving, names the line at fault, and saves a new version', async () => {
    const path = '/oversee/lessons/qualification/L1.2'
    const params = { courseId: 'qualification', code: 'L1.2' }
    const send = (intent: string, source: string, versionId: string) => ask(world, lessonPage, { path, params, actor: province.actor, form: { intent, source, versionId } })
    const { source, versionId } = await json<{ source: string; versionId: string }>(ask(world, lessonPage, { path, params, actor: province.actor }))
    const changed = source.replace('## 周一就做', '新的一段。\n\n## 周一就做')
    expect((await (await send('preview', changed, versionId)).json()).preview.html).toContain('新的一段。')
    const bad = await send('save', source.replace('minutes: 45', 'minutes: 四十五'), versionId)
    expect([bad.status, (await bad.json()).fields.source[0]]).toEqual([422, expect.stringMatching(/第 5 行 minutes/)])
    expect((await send('save', changed, versionId)).status).toBe(302)
    expect((await send('save', changed, versionId)).status).toBe(409)
    const exported = await ask(world, lessonPage, { path, params, actor: province.actor, form: { intent: 'export' } })
    expect(await exported.text()).toContain('新的一段。')
  })
})
