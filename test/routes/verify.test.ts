import express from 'express'
import { eq } from 'drizzle-orm'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificates, persons } from '#db/schema'
import { makeCertificate } from '~/cli/demo/factory/certificates'
import * as talentsPage from '~/routes/public/talents'
import * as resultPage from '~/routes/public/verify-result'
import * as formPage from '~/routes/public/verify'
import { type Draw, verifyRoutes } from '~/server/verify-routes'
import type { Services } from '~/services.server'
import { passedAttempt } from '../support/passed-attempt'
import { ask } from '../support/request'
import { NOON, type World, openWorld } from '../support/world'

let world: World
let row: typeof certificates.$inferSelect
let person: typeof persons.$inferSelect
let server: Server
let origin: string
let drawings = 0

beforeAll(async () => {
  world = await openWorld()
  const ctx = world.system()
  const made = await passedAttempt(ctx, { name: '陈䶮' })
  const id = await makeCertificate(ctx, made)
  row = (await world.db.read.select().from(certificates).where(eq(certificates.id, id)))[0]!
  person = (await world.db.read.select().from(persons).where(eq(persons.id, made.cqo.personId)))[0]!
  const services = { ctx: world.as, vault: ctx.vault, env: { origin: 'http://localhost:3000' } } as unknown as Services
  const draw: Draw = async (_request, context) => new Response(`<p>drawing ${++drawings}: ${context?.verified?.view.kind} at ${context?.verified?.checkedAt}</p>`)
  server = express().use(verifyRoutes(services, draw)).use((_req, res) => void res.send('page')).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const at = (typed: string) => ask(world, resultPage, { path: `/v/${typed}`, params: { codeOrToken: typed } })
const typed = (form: Record<string, string>) => ask(world, formPage, { path: '/v', form })

describe('the page of one certificate', () => {
  it('answers code and token with every printed fact, and nothing personal beyond them', async () => {
    for (const key of [row.code, row.token, row.code.toLowerCase()]) {
      const answer = await at(key)
      const text = await answer.clone().text()
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ view: { kind: 'valid', facts: { name: '陈䶮', number: row.number } }, checkedAt: '2026-11-20 09:00:00' })
      for (const secret of [person.idTail, person.mobileTail, row.id, row.personId, row.token]) expect(text).not.toContain(secret)
    }
  })

  it('is 404 for unknown, 422 for a slip of the hand, and sends no script', async () => {
    expect((await at('2JSCWEJNSQA1N82A')).status).toBe(404)
    expect((await at('2JSCWEJNSQA1N82')).status).toBe(422)
    expect((await at(row.number)).status).toBe(422)
    expect(resultPage.handle).toEqual({ scripts: false })
    expect(formPage.handle).toEqual({ scripts: false })
  })
})

describe('the form', () => {
  it('finds by number and name, typed with O for 0 or without hyphens', async () => {
    const sloppy = row.number.replace(/-/g, '').replace(/(?<=\d)0/g, 'O').toLowerCase()
    for (const number of [row.number, sloppy]) {
      const answer = await typed({ number, name: '陈䶮' })
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ view: { kind: 'valid' } })
    }
  })

  it('leads from a code, a token or a whole address to the page of the certificate', async () => {
    for (const number of [row.code, `http://localhost:3000/v/${row.token}`]) {
      const answer = await typed({ number })
      expect(answer.status).toBe(302)
      expect(answer.headers.get('Location')).toMatch(/^\/v\/[0-9A-Z]+$/)
    }
  })

  it('says at the field what is wrong before anything is looked up', async () => {
    const field = async (form: Record<string, string>) => {
      const answer = await typed(form)
      return [answer.status, ((await answer.json()) as { fields: Record<string, string[]> }).fields]
    }
    expect(await field({ number: '', name: '陈䶮' })).toEqual([422, { number: ['请填证书编号或验证码'] }])
    expect(await field({ number: row.number })).toEqual([422, { name: ['用编号查验须同时填写姓名，与证书完全一致'] }])
    expect(await field({ number: `${row.number.slice(0, -1)}*`, name: '陈䶮' })).toEqual([422, { number: [expect.stringContaining('编号形如')] }])
    expect((await typed({ number: row.number, name: '陈䶮', admin: '1' })).status).toBe(422)
  })

  it('answers wrong name and unknown number in the same bytes, apart from what was typed', async () => {
    const wrong = await typed({ number: row.number, name: '陈龑' })
    const unknown = await typed({ number: 'GDCQO-4406-2026-000217-C', name: '陈龑' })
    expect([wrong.status, unknown.status]).toEqual([404, 404])
    const view = async (answer: Response) => ({ ...((await answer.json()) as object), values: null })
    expect(await view(wrong)).toEqual(await view(unknown))
  })

  it('stops a guesser of names after five misses and says when to come back', async () => {
    let last = new Response()
    for (let i = 0; i < 6; i++) last = await typed({ number: row.number, name: `陈${i}` })
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0)
  })
})

describe('the answer for machines', () => {
  it('stands beside the page at .json, for code and token', async () => {
    for (const key of [row.code, row.token]) {
      const answer = await fetch(`${origin}/v/${key}.json`)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ number: row.number, status: 'valid', asOf: '2026-11-20T01:00:00.000Z', issuedOn: '2026-11-20', expiresOn: null, subject: { name: '陈䶮', company: row.facts.enterprise }, pdfSha256: null })
    }
  })

  it('is 404 without a hint of what exists, and 429 with Retry-After for a guesser', async () => {
    const answers: Response[] = []
    for (let i = 0; i < 21; i++) answers.push(await fetch(`${origin}/v/2JSCWEJNSQA1N82A.json`))
    expect(answers[0]!.status).toBe(404)
    expect(await answers[0]!.json()).toEqual({ status: 'unknown', asOf: '2026-11-20T01:00:00.000Z' })
    expect(answers[20]!.status).toBe(429)
    expect(answers[20]!.headers.get('Retry-After')).toBe('60')
    expect((await fetch(`${origin}/v/${row.number}.json`)).status).toBe(422)
  })

  it('and the page are passed on to nobody and kept by no search engine', async () => {
    for (const path of [`/v/${row.code}`, `/v/${row.code}.json`]) {
      const { headers } = await fetch(origin + path)
      expect([headers.get('Referrer-Policy'), headers.get('X-Robots-Tag')]).toEqual(['no-referrer', 'noindex, nofollow'])
    }
    expect((await fetch(`${origin}/v`)).headers.get('Referrer-Policy')).toBeNull()
  })
})

describe('the kept page', () => {
  const open = async () => (await fetch(`${origin}/v/${row.token}`)).text()

  it('is drawn once, carries the time of each check, and follows a revocation at once', async () => {
    const first = await open()
    expect(first).toMatch(/^<p>drawing \d+: valid at 2026-11-20 09:00:00<\/p>$/)
    expect(await open()).toBe(first)
    await world.db.transact(async tx => void (await tx.update(certificates).set({ status: 'revoked', statusAt: NOON, publicReason: '材料不实' }).where(eq(certificates.id, row.id))))
    expect(await open()).toContain('revoked')
    await world.db.transact(async tx => void (await tx.update(certificates).set({ status: 'valid', statusAt: null, publicReason: null }).where(eq(certificates.id, row.id))))
    expect(await open()).toBe(first)
  })
})

it('the public list leaves the server with its three fields only, and a bad page number is no page', async () => {
  const answer = await ask(world, talentsPage, { path: '/talents?q=%E9%99%88' })
  expect(await answer.json()).toEqual({ q: '陈', page: 1, pageSize: 20, total: 0, rows: [] })
  expect((await ask(world, talentsPage, { path: '/talents?page=-1' })).status).toBe(404)
  expect((await ask(world, talentsPage, { path: '/talents?page=1e9' })).status).toBe(404)
})
