import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { attemptPapers, attempts } from '#db/schema'
import { makeSitting, markAndRelease, registerCandidate } from '~/cli/demo/factory/exams'
import type { Member } from '~/cli/demo/factory/filing'
import { startAttempt } from '~/domain/attempts/start-attempt.server'
import { submitAttempt } from '~/domain/attempts/submit-attempt.server'
import { systemActor } from '~/domain/context'
import { readEnv } from '~/env.server'
import * as attemptPage from '~/routes/exam/attempt'
import * as receiptFile from '~/routes/exam/receipt'
import * as startRoute from '~/routes/exam/start'
import * as submitRoute from '~/routes/exam/submit'
import * as takeOverRoute from '~/routes/exam/take-over'
import * as resultPage from '~/routes/learn/exam-result'
import { createApp } from '~/server/app'
import { type Services, createServices } from '~/services.server'
import { type Candidate, makeCertifier, placeCandidates } from '../support/candidates'
import { ask } from '../support/request'
import { HOUR, MINUTE, NOON, type World, openWorld } from '../support/world'

vi.mock('virtual:remix/server-build', () => ({}))
vi.mock('@remix-run/express', () => ({ createRequestHandler: () => (_req: unknown, res: { status: (n: number) => { end: () => void } }) => res.status(404).end() }))

const answers = [{ item: '1', choice: [0], rev: 1 }]

describe('saving ahead of Remix', () => {
  let services: Services
  let body: Member
  let server: Server
  let port: number
  let dir: string

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cqo-hot-'))
    await copyFile(inject('base'), join(dir, 'cqo.db'))
    let app: ReturnType<typeof createApp> | null = null
    server = createServer((req, res) => app?.(req, res))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    services = await createServices(readEnv({ NODE_ENV: 'test', PORT: String(port), DATA_DIR: dir }))
    app = createApp(services, () => false)
    body = await makeCertifier(services.ctx(systemActor))
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await services.db.close()
    await rm(dir, { recursive: true, force: true })
  })

  /** A candidate in the middle of the exam who named no device: the session writes. */
  async function sitting() {
    const ctx = services.ctx(systemActor)
    const sittingId = await makeSitting(ctx, { by: body.actor })
    const [candidate] = await placeCandidates(ctx, 1)
    const { attemptId } = await registerCandidate(ctx, { candidate: candidate!.actor, sittingId })
    const cookie = (await services.sessions.open(services.ctx(candidate!.actor), candidate!.actor)).headers['Set-Cookie'].split(';')[0] ?? ''
    await startAttempt(services.ctx(candidate!.actor), { attemptId, client: services.sessions.keyOf(cookie) })
    return { attemptId, cookie, candidate: candidate! }
  }
  async function post(path: string, cookie: string, given: unknown, type = 'application/json') {
    const reply = await fetch(`http://localhost:${port}${path}`, { method: 'POST', headers: { 'Content-Type': type, Origin: `http://localhost:${port}`, Cookie: cookie }, body: typeof given === 'string' ? given : JSON.stringify(given) })
    return { status: reply.status, json: (await reply.json()) as Record<string, unknown> & { error?: { code: string; message: string } } }
  }
  const save = (one: { attemptId: string; cookie: string }, given: unknown, type?: string) => post(`/exam/${one.attemptId}/answers`, one.cookie, given, type)

  it('answers what is stored, the time of the server and the time left, and nothing else', async () => {
    const one = await sitting()
    const { status, json } = await save(one, { answers })
    expect([status, Object.keys(json).sort(), json.saved]).toEqual([200, ['remainingSeconds', 'saved', 'serverTime'], [{ item: '1', rev: 1 }]])
    expect(json.remainingSeconds).toBeGreaterThan(119 * 60)
    expect((await save(one, { answers: [] })).status).toBe(200)
  })

  it('says in JSON why not: signed out, foreign, another device, not on the paper, not understood', async () => {
    const [one, two] = [await sitting(), await sitting()]
    const staff = (await services.sessions.open(services.ctx(body.actor), body.actor)).headers['Set-Cookie'].split(';')[0] ?? ''
    const codes = async (reply: ReturnType<typeof save>) => [(await reply).status, (await reply).json.error?.code]
    expect(await codes(save({ ...one, cookie: '' }, { answers }))).toEqual([401, 'http.signed-out'])
    expect(await codes(save({ ...one, cookie: two.cookie }, { answers }))).toEqual([404, 'http.not-found'])
    expect(await codes(save({ ...one, cookie: staff }, { answers }))).toEqual([403, 'http.forbidden'])
    expect(await codes(save(one, { client: 'other-device', answers }))).toEqual([409, 'attempts.other-device'])
    expect(await codes(save(one, { answers: [{ item: '99', choice: [0], rev: 1 }] }))).toEqual([422, 'attempts.bad-answer'])
    for (const bad of [{ answers, score: 100 }, { answers: [{ ...answers[0], halfPoints: 2 }] }, { answers: [{ item: '1', choice: [0], rev: -1 }] }, {}, [], '{"answers":[],"__proto__":{"score":1}}'])
      expect(await codes(save(one, bad))).toEqual([422, 'form.invalid'])
    expect(await codes(save(one, '{"answers":'))).toEqual([400, 'http.unreadable'])
    expect(await codes(save(one, 'answers=1', 'application/x-www-form-urlencoded'))).toEqual([415, 'http.unsupported'])
  })

  it('ends with the session at once, though look-ups are remembered', async () => {
    const one = await sitting()
    expect((await save(one, { answers })).status).toBe(200)
    await services.sessions.close(new Request('http://localhost/', { headers: { Cookie: one.cookie } }))
    expect((await save(one, { answers })).status).toBe(401)
  })

  it('counts evidence and decides nothing', async () => {
    const one = await sitting()
    expect(await post(`/exam/${one.attemptId}/evidence`, one.cookie, { kind: 'focus-lost', seconds: 3 })).toEqual({ status: 200, json: { focusLosses: 1 } })
    expect((await post(`/exam/${one.attemptId}/evidence`, one.cookie, { kind: 'cheated', seconds: 3 })).status).toBe(422)
    expect((await save(one, { answers })).status).toBe(200)
  })

  it('takes the time when the whole body is here: a request begun before the deadline and finished after it is late', async () => {
    const one = await sitting()
    const text = JSON.stringify({ answers })
    const socket = connect(port, '127.0.0.1')
    await new Promise<void>(resolve => socket.once('connect', resolve))
    const reply = new Promise<string>(resolve => socket.once('data', data => resolve(String(data))))
    socket.write(`POST /exam/${one.attemptId}/answers HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nCookie: ${one.cookie}\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text.slice(0, 10)}`)
    await new Promise(resolve => setTimeout(resolve, 100))
    services.clock.skip(120 * MINUTE + 1)
    socket.write(text.slice(10))
    expect(await reply).toMatch(/^HTTP\/1\.1 409 [\s\S]*attempts\.time-over/)
    socket.destroy()
  })
})

describe('the examination pages', () => {
  let world: World
  let body: Member
  beforeAll(async () => {
    world = await openWorld()
    body = await makeCertifier(world.system())
  })
  const client = 'device-one'

  async function registered(): Promise<Candidate & { attemptId: string; sittingId: string }> {
    const sittingId = await makeSitting(world.system(), { by: body.actor, opensAt: NOON + HOUR })
    const [candidate] = await placeCandidates(world.system(), 1)
    return { ...candidate!, sittingId, ...(await registerCandidate(world.system(), { candidate: candidate!.actor, sittingId })) }
  }
  const page = (one: { attemptId: string }, actor: Candidate['actor'], now: number) => ask(world, attemptPage, { path: `/exam/${one.attemptId}`, params: { attemptId: one.attemptId }, actor, now })
  const stems = async ({ attemptId }: { attemptId: string }) => {
    const [row] = await world.db.read.select({ candidate: attemptPapers.candidate }).from(attemptPapers).where(eq(attemptPapers.attemptId, attemptId))
    return (JSON.parse(row?.candidate ?? '{"items":[]}') as { items: { stem: string }[] }).items.map(item => item.stem)
  }

  it('show nothing of the paper before the start, the paper without its key during it, and no result before release', async () => {
    const one = await registered()
    const before = await (await page(one, one.actor, NOON + HOUR - 1000)).text()
    for (const stem of await stems(one)) expect(before).not.toContain(stem)
    const start = (now: number) => ask(world, startRoute, { path: `/exam/${one.attemptId}/start`, params: { attemptId: one.attemptId }, actor: one.actor, form: { client }, now })
    expect((await start(NOON + HOUR - 1)).status).toBe(409)
    expect((await start(NOON + HOUR)).headers.get('Location')).toBe(`/exam/${one.attemptId}`)
    const during = await (await page(one, one.actor, NOON + HOUR + 1)).text()
    for (const stem of await stems(one)) expect(during).toContain(JSON.stringify(stem).slice(1, -1))
    expect(during).not.toMatch(/"(answer|key|explanation|halfPoints|questionVersionId|seed|source)"/)
    const submit = (now: number) => ask(world, submitRoute, { path: `/exam/${one.attemptId}/submit`, params: { attemptId: one.attemptId }, actor: one.actor, form: { client }, now })
    expect((await submit(NOON + HOUR + MINUTE)).status).toBe(409)
    expect((await submit(NOON + 2 * HOUR)).status).toBe(302)
    const after = await (await page(one, one.actor, NOON + 2 * HOUR)).text()
    for (const stem of await stems(one)) expect(after).not.toContain(stem)
    expect(after).toContain('"view":"receipt"')
    expect(after).not.toMatch(/passed|halfPoints|score/)
    const result = () => ask(world, resultPage, { path: `/learn/exams/${one.attemptId}`, params: { attemptId: one.attemptId }, actor: one.actor, now: NOON + 3 * HOUR })
    expect((await result()).status).toBe(404)
    await markAndRelease(world.system(NOON + 3 * HOUR), { by: body.actor, sittingId: one.sittingId })
    const released = await result()
    expect(released.status).toBe(200)
    expect(await released.text()).not.toMatch(/"(answer|key|explanation|stem|questionVersionId)"/)
  })

  it('are found by their candidate alone', async () => {
    const [one, [foreign]] = [await registered(), await placeCandidates(world.system(), 1)]
    const params = { attemptId: one.attemptId }
    const row = async () => JSON.stringify((await world.db.read.select().from(attempts).where(eq(attempts.id, one.attemptId)))[0])
    const untouched = await row()
    for (const [actor, status] of [[foreign!.actor, 404], [body.actor, 403]] as const) {
      for (const module of [attemptPage, receiptFile, resultPage]) expect((await ask(world, module, { path: '/exam/x', params, actor, now: NOON + HOUR })).status).toBe(status)
      for (const module of [startRoute, submitRoute, takeOverRoute]) expect((await ask(world, module, { path: '/exam/x', params, actor, form: { client }, now: NOON + HOUR })).status).toBe(status)
    }
    expect(await row()).toBe(untouched)
  })

  it('give the text of the receipt, whose hash is the fingerprint shown', async () => {
    const one = await registered()
    await startAttempt(world.as(one.actor, NOON + HOUR), { attemptId: one.attemptId, client })
    const { receipt } = await submitAttempt(world.as(one.actor, NOON + 2 * HOUR), { attemptId: one.attemptId, client })
    const reply = await ask(world, receiptFile, { path: `/exam/${one.attemptId}/receipt.txt`, params: { attemptId: one.attemptId }, actor: one.actor, now: NOON + 2 * HOUR })
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', await reply.arrayBuffer())).toString('hex')
    expect(hash).toBe(receipt)
  })
})
