import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { lessonQuizzes, lessonVersions } from '#db/schema'
import { type FiledCqo, type Member, makeFiledCqo, makeOrganization } from '~/cli/demo/factory/filing'
import { type Cohort, completeStudy, enrolAndAdmit, makeCohort } from '~/cli/demo/factory/learning'
import { applyToCohort } from '~/domain/cohorts/apply-to-cohort.server'
import { latestEnrolment } from '~/domain/cohorts/queries.server'
import * as cohortsPage from '~/routes/learn/cohorts'
import * as coursePage from '~/routes/learn/course'
import * as home from '~/routes/learn/home'
import * as lessonPage from '~/routes/learn/lesson'
import * as beats from '~/routes/learn/lesson-beats'
import * as me from '~/routes/learn/me'
import * as noticesPage from '~/routes/learn/notices'
import * as quizPage from '~/routes/learn/quiz'
import * as trainCohort from '~/routes/train/cohort'
import * as trainCohorts from '~/routes/train/cohorts'
import { ask } from '../support/request'
import { NOON, type World, openWorld } from '../support/world'

let world: World
let body: Member
let cohort: Cohort
let fresh: FiledCqo
let learner: FiledCqo & { enrolmentId: string }

beforeAll(async () => {
  world = await openWorld()
  const ctx = world.system()
  body = await makeOrganization(ctx, { kind: 'training_body' })
  cohort = await makeCohort(ctx, { trainingActor: body.actor, name: '2026 年第 6 期', startsOn: '2026-11-20' })
  fresh = await makeFiledCqo(ctx)
  const cqo = await makeFiledCqo(ctx)
  learner = { ...cqo, enrolmentId: await enrolAndAdmit(ctx, cohort, cqo) }
  await completeStudy(ctx, { personId: learner.personId, enrolmentId: learner.enrolmentId, upToSeconds: 18 * 2700 + 1080 })
})

const at = { params: { courseId: 'qualification', code: 'L5.4' }, path: '/learn/lessons/qualification/L5.4' }

describe('the learner', () => {
  it('finds the stages, the one next step and the hours at home', async () => {
    const data = await (await ask(world, home, { path: '/learn', actor: learner.actor })).json()
    expect(data).toMatchObject({ next: { eyebrow: '下一步：继续学习', action: { to: at.path } }, hours: { credits: 18.4, target: 32, text: expect.stringContaining('还差 13.6 学时') } })
    expect(data.stages.map((stage: { figure: string }) => stage.figure)).toEqual(['已登记', '18.4 / 32', '未到', '未到', '未到'])
    expect(data.modules).toHaveLength(10)
  })
  it('is sent to sign in when nobody is signed in, and refused as staff', async () => {
    for (const [module, path] of [[home, '/learn'], [coursePage, '/learn/course'], [me, '/learn/me'], [noticesPage, '/learn/notices'], [cohortsPage, '/learn/cohorts']] as const) {
      expect((await ask(world, module, { path })).headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
      expect((await ask(world, module, { path, actor: body.actor })).status).toBe(403)
    }
  })
  it('applies for a cohort and withdraws, and reads why it does not work', async () => {
    const apply = () => ask(world, cohortsPage, { path: '/learn/cohorts', actor: fresh.actor, form: { intent: 'apply', cohortId: cohort.cohortId } })
    expect((await apply()).headers.get('location')).toBe('/learn/cohorts')
    const again = await apply()
    expect(again.status).toBe(409)
    expect(await again.json()).toMatchObject({ refusal: { code: 'cohorts.already-enrolled', next: { to: '/learn/cohorts' } } })
    const own = await latestEnrolment(world.system(), fresh.personId)
    const foreign = await ask(world, cohortsPage, { path: '/learn/cohorts', actor: learner.actor, form: { intent: 'withdraw', enrolmentId: own?.id ?? '' } })
    expect(foreign.status).toBe(404)
    expect((await ask(world, cohortsPage, { path: '/learn/cohorts', actor: fresh.actor, form: { intent: 'withdraw', enrolmentId: own?.id ?? '' } })).status).toBe(302)
  })
  it('reads a lesson only when admitted, and learns the next step when not', async () => {
    const lesson = await (await ask(world, lessonPage, { ...at, actor: learner.actor })).json()
    expect(lesson).toMatchObject({ code: 'L5.4', coveredSeconds: 1080, requiredSeconds: 2565, play: true, module: { position: 4, total: 5 } })
    expect(lesson.html).toContain('<h2 id="s1">')
    const refused = await ask(world, lessonPage, { ...at, actor: fresh.actor })
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ code: 'learning.not-enrolled', next: { to: '/learn/cohorts' } })
    expect((await ask(world, lessonPage, { ...at, params: { ...at.params, code: 'L99.9' }, actor: learner.actor })).status).toBe(404)
  })
  it('sees its own data masked', async () => {
    const text = await (await ask(world, me, { path: '/learn/me', actor: learner.actor })).text()
    expect(text).not.toMatch(/\d{17}[\dX]|1\d{10}(?!\d)/)
    expect(JSON.parse(text)).toMatchObject({ filing: { number: learner.number, filed: true } })
  })
  it('marks the notices read', async () => {
    const unread = async () => (await (await ask(world, noticesPage, { path: '/learn/notices', actor: learner.actor })).json()).notices.filter((n: { readAt: number | null }) => n.readAt === null).length
    expect(await unread()).toBeGreaterThan(0)
    await ask(world, noticesPage, { path: '/learn/notices', actor: learner.actor, form: { intent: 'read' } })
    expect(await unread()).toBe(0)
  })
})

describe('the reading clock', () => {
  const beat = (form: Record<string, string>, now = NOON) => ask(world, beats, { ...at, path: `${at.path}/beats`, actor: learner.actor, form, now })
  it('opens, credits by the second and answers JSON', async () => {
    const opened = await (await beat({ intent: 'open' })).json()
    expect(opened).toMatchObject({ coveredSeconds: 1080, state: 'counting' })
    const credited = await (await beat({ intent: 'beat', playerId: opened.playerId, position: '1095' }, NOON + 15_000)).json()
    expect(credited).toMatchObject({ coveredSeconds: 1095, creditedSeconds: 15, lessonSeconds: 2700 })
    await beat({ intent: 'open' }, NOON + 16_000)
    const late = await beat({ intent: 'beat', playerId: opened.playerId, position: '1110' }, NOON + 30_000)
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ refusal: { code: 'learning.taken-over' } })
  })
  it('refuses what is not a beat', async () => {
    for (const form of [{ intent: 'beat' }, { intent: 'beat', playerId: 'x', position: 'NaN' }, { intent: 'beat', playerId: 'x', position: '-1' }, { intent: 'beat', playerId: 'x', position: '1', creditedSeconds: '999' }] as Record<string, string>[])
      expect((await beat(form)).status).toBe(422)
  })
})

describe('the quiz page', () => {
  const path = `${at.path}/quiz`
  const submit = (form: Record<string, string> | FormData) => ask(world, quizPage, { ...at, path, actor: learner.actor, form })
  const page = async () => (await ask(world, quizPage, { ...at, path, actor: learner.actor })).text()
  const items = async () => (await world.db.read.select({ items: lessonQuizzes.items }).from(lessonQuizzes).innerJoin(lessonVersions, eq(lessonVersions.id, lessonQuizzes.lessonVersionId)).where(and(eq(lessonVersions.code, 'L5.4'), eq(lessonVersions.current, true))))[0]?.items ?? []

  it('does not carry the key before the quiz is passed, and explains after', async () => {
    const quiz = await items()
    const before = await page()
    for (const { explanation } of quiz) expect(before).not.toContain(explanation)
    expect(before).not.toContain('"answer"')
    const blank = await submit({ q0: '0' })
    expect(blank.status).toBe(422)
    expect(Object.keys((await blank.json()).fields)).toHaveLength(quiz.length - 1)
    const form = new FormData()
    quiz.forEach((item, index) => item.answer.forEach(choice => form.append(`q${index}`, String(choice))))
    expect((await submit(form)).headers.get('location')).toBe(path)
    const after = await page()
    for (const { explanation } of quiz) expect(after).toContain(explanation)
  })
  it('refuses fields that are no answers', async () => {
    expect((await submit({ passed: 'true' })).status).toBe(422)
  })
})

describe('the training desk', () => {
  const form = { intent: 'open', name: '2026 年第 8 期', startsOn: '2026-12-01', endsOn: '2026-12-31', capacity: '50' }
  const open = (over: Record<string, string> = {}) => ask(world, trainCohorts, { path: '/train', actor: body.actor, form: { ...form, ...over } })

  it('opens a cohort and says at the field what is wrong', async () => {
    expect((await open()).headers.get('location')).toMatch(/^\/train\/cohorts\//)
    const wrong = await open({ endsOn: '2026-02-30', capacity: '0', name: '班' })
    expect(wrong.status).toBe(422)
    expect(Object.keys((await wrong.json()).fields).sort()).toEqual(['capacity', 'endsOn', 'name'])
    expect((await open({ price: '100' })).status).toBe(422)
    expect((await ask(world, trainCohorts, { path: '/train', actor: learner.actor, form })).status).toBe(403)
  })
  it('admits the ticked applications, declines with a reason, and shows the hours', async () => {
    const path = `/train/cohorts/${cohort.cohortId}`
    const call = (fields: Record<string, string>, actor = body.actor) => ask(world, trainCohort, { path, params: { id: cohort.cohortId }, actor, form: fields })
    const id = await applyToCohort(world.as(fresh.actor), cohort)
    expect((await call({ intent: 'decline', ids: id, reason: '' })).status).toBe(422)
    expect((await call({ intent: 'admit', reason: '' })).status).toBe(422)
    const stranger = await makeOrganization(world.system(), { kind: 'training_body', name: '别的培训机构' })
    expect((await call({ intent: 'admit', ids: id }, stranger.actor)).status).toBe(404)
    expect((await call({ intent: 'admit', ids: id, reason: '' })).status).toBe(302)
    const data = await (await ask(world, trainCohort, { path, params: { id: cohort.cohortId }, actor: body.actor })).json()
    expect(data.people).toContainEqual(expect.objectContaining({ id: learner.enrolmentId, credits: 18.4, lessons: 18, status: 'studying' }))
    expect(data.people).toContainEqual(expect.objectContaining({ id, status: 'admitted' }))
    expect(JSON.stringify(data)).not.toContain('personId')
  })
})
