import { beforeAll, describe, expect, it } from 'vitest'
import { declaredActivity } from '~/cli/demo/factory/continuing-education'
import { type FiledCqo, type Member, makeBureau, makeFiledCqo, makeOrganization } from '~/cli/demo/factory/filing'
import { appliedTeacher, publishedTeacher } from '~/cli/demo/factory/teachers'
import type { Actor } from '~/domain/context'
import * as audit from '~/routes/admin/audit'
import * as adminOutbox from '~/routes/admin/outbox'
import * as account from '~/routes/learn/continuing-education'
import * as declare from '~/routes/learn/continuing-education-declare'
import * as ceEvidence from '~/routes/learn/continuing-education-evidence'
import * as ceQueue from '~/routes/oversee/continuing-education'
import * as ceRecord from '~/routes/oversee/continuing-education-record'
import * as teacherReview from '~/routes/oversee/teacher'
import * as teacherQueue from '~/routes/oversee/teachers'
import * as demoOutbox from '~/routes/public/demo-outbox'
import * as apply from '~/routes/public/teacher-apply'
import * as publicTeachers from '~/routes/public/teachers'
import * as teacherHome from '~/routes/teacher/home'
import * as teacherEvidence from '~/routes/teacher/evidence'
import * as trainTeachers from '~/routes/train/teachers'
import { ask } from '../support/request'
import { userActor } from '../support/ctx'
import { type World, openWorld } from '../support/world'

let world: World
let city: Member, elsewhere: Member, province: Member, training: Member
let cqo: FiledCqo
const auditor = userActor('auditor', [{ role: 'auditor', organizationId: null, cityCode: null }])
const operator = userActor('operator', [{ role: 'system_admin', organizationId: null, cityCode: null }])

beforeAll(async () => {
  world = await openWorld()
  city = await makeBureau(world.system(), { kind: 'city', cityCode: '4406' })
  elsewhere = await makeBureau(world.system(), { kind: 'city', cityCode: '4404' })
  province = await makeBureau(world.system(), { kind: 'province' })
  training = await makeOrganization(world.system(), { kind: 'training_body' })
  cqo = await makeFiledCqo(world.system(), { city, province })
})

describe('who is let in', () => {
  const pages: [string, Parameters<typeof ask>[1], () => Actor[]][] = [
    ['/learn/continuing-education', account, () => [cqo.actor]],
    ['/oversee/continuing-education', ceQueue, () => [city.actor, province.actor]],
    ['/oversee/teachers', teacherQueue, () => [city.actor, province.actor, auditor]],
    ['/train/teachers', trainTeachers, () => [training.actor]],
    ['/admin', audit, () => [auditor, operator]],
    ['/admin/outbox', adminOutbox, () => [operator]],
    ['/teacher', teacherHome, () => []],
  ]

  it.each(pages)('%s: its roles, and nobody else', async (path, page, let_in) => {
    const all = [cqo.actor, city.actor, province.actor, training.actor, auditor, operator]
    for (const actor of all) expect((await ask(world, page, { path, actor })).status).toBe(let_in().includes(actor) ? 200 : 403)
    const visitor = await ask(world, page, { path })
    expect([visitor.status, visitor.headers.get('location')]).toEqual([302, `/sign-in?next=${encodeURIComponent(path)}`])
  })

  it('the outbox of the demo is public in the demo and does not exist elsewhere', async () => {
    expect((await ask(world, demoOutbox, { path: '/demo/outbox' })).status).toBe(200)
    const real: World = { ...world, as: (actor, now) => ({ ...world.as(actor, now), demo: false }) }
    expect((await ask(real, demoOutbox, { path: '/demo/outbox' })).status).toBe(404)
  })
})

describe('what leaves the server', () => {
  it('of a teacher in publicity: name, employer, fields and the last day only', async () => {
    await publishedTeacher(world.system(), { name: '区志华', city, province })
    const { publicity } = (await (await ask(world, publicTeachers, { path: '/teachers' })).json()) as { publicity: Record<string, unknown>[] }
    expect(Object.keys(publicity[0] ?? {}).sort()).toEqual(['areas', 'employer', 'id', 'name', 'until'])
  })

  it('evidence goes out as an attachment in a sandbox, to those who may see it', async () => {
    const { recordId } = await declaredActivity(world.system(), cqo)
    const made = await appliedTeacher(world.system())
    for (const [page, id] of [[ceEvidence, recordId], [teacherEvidence, made.teacherId]] as const) {
      const answer = await ask(world, page, { path: '/evidence', actor: city.actor, params: { id } })
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
      expect(answer.headers.get('content-security-policy')).toContain('sandbox')
      expect((await ask(world, page, { path: '/evidence', actor: elsewhere.actor, params: { id } })).status).toBe(404)
    }
  })
})

describe('forms', () => {
  it('say at every field what is wrong and keep what was typed, but no password', async () => {
    const form = { intent: 'register', name: '郑知行', username: 'zhengzx', password: '一句只有自己知道的长话', repeat: '另一句', employer: '研究院', teachingHours: '很多' }
    const answer = await ask(world, apply, { path: '/teachers/apply', form })
    const { fields, values } = (await answer.json()) as { fields: Record<string, string[]>; values: Record<string, string> }
    expect(answer.status).toBe(422)
    expect(fields).toMatchObject({ category: ['请选一类'], areas: ['至少选一个专长领域'], cityCode: ['请选所在市'], courses: ['至少写一门代表课程'] })
    expect(values).toEqual({ intent: 'register', name: '郑知行', username: 'zhengzx', employer: '研究院', teachingHours: '很多' })
  })

  it('refuse fields nobody asked for', async () => {
    const form = { category: 'CE04', title: '论坛', organizer: '协会', happenedOn: '2026-11-10', hours: '4', status: 'approved', intent: 'declare' }
    expect((await ask(world, declare, { path: '/learn/continuing-education/declare', actor: cqo.actor, form })).status).toBe(422)
  })

  it.each([['4', 40], ['4.5', 45], ['0', null], ['4.55', null], ['-1', null], ['101', null]])('hours %s are read as %s tenths', async (hours, tenths) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ intent: 'declare', category: 'CE04', title: `论坛 ${hours}`, organizer: '协会', happenedOn: '2026-11-10', hours })) form.set(name, value)
    form.set('evidence', new File([Buffer.from('%PDF-1.7\n%%EOF')], '签到.pdf', { type: 'application/pdf' }))
    expect((await ask(world, declare, { path: '/learn/continuing-education/declare', actor: cqo.actor, form })).status).toBe(tenths === null ? 422 : 302)
    const { records } = (await (await ask(world, account, { path: '/learn/continuing-education', actor: cqo.actor })).json()) as { records: { title: string; tenths: number }[] }
    expect(records.find(row => row.title === `论坛 ${hours}`)?.tenths ?? null).toBe(tenths)
  })

  it('decide one record, and not one of another city', async () => {
    const { recordId } = await declaredActivity(world.system(), cqo, { title: '另一场提升班' })
    const decide = (actor: Actor, intent: string, opinion = '') => ask(world, ceRecord, { path: `/oversee/continuing-education/${recordId}`, actor, params: { id: recordId }, form: { intent, opinion } })
    expect((await decide(elsewhere.actor, 'approve')).status).toBe(404)
    expect((await decide(city.actor, 'return')).status).toBe(422)
    expect((await decide(city.actor, 'approve')).status).toBe(302)
    expect((await decide(city.actor, 'approve')).status).toBe(409)
  })

  it('take all scores of a review at once', async () => {
    const made = await appliedTeacher(world.system())
    const send = (actor: Actor, form: Record<string, string>) => ask(world, teacherReview, { path: '/oversee/teachers/x', actor, params: { id: made.teacherId }, form })
    expect((await send(city.actor, { intent: 'pass' })).status).toBe(302)
    const wrong = await send(province.actor, { intent: 'review', qualification: '31', achievement: '二十', teaching: '' })
    expect(Object.keys(((await wrong.json()) as { fields: object }).fields).sort()).toEqual(['achievement', 'opinion', 'qualification', 'teaching'])
    expect((await send(province.actor, { intent: 'review', qualification: '25', achievement: '20', teaching: '30', opinion: '好' })).status).toBe(302)
    expect((await send(province.actor, { intent: 'appoint' })).status).toBe(409)
  })
})
