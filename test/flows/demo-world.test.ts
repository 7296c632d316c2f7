import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verify } from '@node-rs/argon2'
import { isNotNull } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { certificates, cohorts, enrolments, filings, persons, sittings, talents, teachers, users } from '#db/schema'
import { factoryPassword } from '~/cli/demo/factory/people'
import { seedDemo } from '~/cli/demo/seed'
import { verifyChain } from '~/domain/audit/verify-chain.server'
import { signIn } from '~/domain/identity/sign-in.server'
import type { Services } from '~/services.server'
import { NOON, type World, openWorld } from '../support/world'

let world: World
const dir = mkdtempSync(join(tmpdir(), 'cqo-demo-'))
const services = () => ({ env: { DATA_DIR: dir }, db: world.db, ctx: () => world.system(NOON) }) as unknown as Services
const accounts = () => JSON.parse(readFileSync(join(dir, 'demo-accounts.json'), 'utf8')) as { role: string; username: string; password: string }[]

beforeAll(async () => {
  world = await openWorld()
  vi.spyOn(console, 'log').mockImplementation(() => {})
  await seedDemo(services())
})

const states = async <T extends { status: string }>(rows: PromiseLike<T[]>) => [...new Set((await rows).map(row => row.status))].sort()

describe('the demo world', () => {
  it('has filings in every state the path walks, in several cities', async () => {
    const rows = await world.db.read.select({ status: filings.status, cityCode: filings.cityCode }).from(filings)
    expect(await states(Promise.resolve(rows))).toEqual(['city_passed', 'city_reviewing', 'draft', 'ended', 'filed', 'rejected', 'returned', 'submitted'])
    expect(new Set(rows.map(row => row.cityCode)).size).toBeGreaterThanOrEqual(5)
  })

  it('has learners at every stage, a running and an enrolling class, an open sitting', async () => {
    expect(await states(world.db.read.select({ status: enrolments.status }).from(enrolments))).toEqual(expect.arrayContaining(['admitted', 'applied', 'passed', 'study_completed', 'studying']))
    expect(await states(world.db.read.select({ status: cohorts.status }).from(cohorts))).toEqual(['closed', 'enrolling', 'running'])
    const open = await world.db.read.select({ opensAt: sittings.opensAt, closes: sittings.entryClosesAt }).from(sittings)
    expect(open.some(sitting => sitting.opensAt <= NOON && sitting.closes > NOON)).toBe(true)
  })

  it('has valid, suspended and revoked certificates and the talent pool behind them', async () => {
    expect(await states(world.db.read.select({ status: certificates.status }).from(certificates))).toEqual(['revoked', 'suspended', 'valid'])
    expect(await states(world.db.read.select({ status: talents.status }).from(talents))).toEqual(['exited', 'listed', 'pending', 'suspended'])
    expect(await states(world.db.read.select({ status: teachers.status }).from(teachers))).toEqual(expect.arrayContaining(['applied', 'appointed', 'publicity']))
  })

  it('keeps rare characters as written', async () => {
    const names = [...(await world.db.read.select({ name: persons.name }).from(persons)), ...(await world.db.read.select({ name: filings.personName }).from(filings))].map(row => row.name)
    expect(names).toEqual(expect.arrayContaining(['李㛃', '王𬭎', '买买提·阿不都', '陈䶮']))
  })

  it('lets every account of the file in, and none with a password that stands in the source', async () => {
    for (const [i, { username, password }] of accounts().entries()) await expect(signIn(world.system(), { username, password, source: `s${i}` })).resolves.toBeTruthy()
    const hashes = await world.db.read.selectDistinct({ hash: users.passwordHash }).from(users).where(isNotNull(users.passwordHash))
    for (const { hash } of hashes) expect(await verify(hash ?? '', factoryPassword)).toBe(false)
  }, 60_000)

  it('offers every part of the path', () => {
    expect(new Set(accounts().map(account => account.role))).toEqual(new Set(['企业', '佛山市局', '省局', '培训机构', '考核发证机构', '首席质量官', '师资', '审计员', '系统管理员', '广州市局', '深圳市局', '珠海市局', '湛江市局', '东莞市局'].map(role => role.replace('市市局', '市局'))))
  })

  it('is filled once, and its audit chain verifies', async () => {
    const before = await world.db.read.$count(users)
    await seedDemo(services())
    expect(await world.db.read.$count(users)).toBe(before)
    expect(await verifyChain(world)).toMatchObject({ ok: true })
  })
})
