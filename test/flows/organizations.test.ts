import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { enterprises, organizations, users } from '#db/schema'
import { makeEnterprise, makeOrganization } from '~/cli/demo/factory/filing'
import { factoryPassword, uscc } from '~/cli/demo/factory/people'
import { signIn } from '~/domain/identity/sign-in.server'
import { changeEnterprise } from '~/domain/organizations/change-enterprise.server'
import { delegationOf, enterpriseById } from '~/domain/organizations/queries.server'
import { type RegisterEnterprise, registerEnterprise } from '~/domain/organizations/register-enterprise.server'
import { Refusal } from '~/domain/refusal'
import { NOON, type World, openWorld } from '../support/world'

let world: World
beforeAll(async () => void (world = await openWorld()))

const anonymous = () => world.as({ kind: 'anonymous' })
const facts = (given: Partial<RegisterEnterprise> = {}): RegisterEnterprise => ({
  uscc: uscc(), name: '佛山市石桥陶瓷机械有限公司', cityCode: '4406', districtCode: '440605', address: '桂城街道桂澜路 8 号', ownershipType: '有限责任公司', sizingRow: 'industry', employees: 486, revenue: 32_400, assets: null,
  sizeYear: 2025, chosenSize: null, sizeReason: '', mainProducts: '陶瓷压机', leaderName: '霍启衡', leaderTitle: '总经理', email: '', contactName: '区婉仪', username: `qy${Math.random().toString(36).slice(2, 10)}`, secret: { password: factoryPassword }, ...given,
})
const fieldsOf = async (given: Partial<RegisterEnterprise>) => {
  const error = await registerEnterprise(anonymous(), facts(given)).then(() => null, (thrown: unknown) => thrown)
  if (!(error instanceof Refusal)) throw error ?? new Error('not refused')
  return { code: error.code, ...error.fields }
}

describe('registering an enterprise', () => {
  it('makes organisation, enterprise and an account that can sign in, its size judged by the standard', async () => {
    const input = facts({ name: ' 佛山市石桥陶瓷机械有限公司 ' })
    const { organizationId } = await registerEnterprise(anonymous(), input)
    expect(await enterpriseById(world.system(), organizationId)).toMatchObject({ name: '佛山市石桥陶瓷机械有限公司', kind: 'enterprise', sizeClass: 'medium', cityCode: '4406', namePinyin: expect.stringContaining('fo shan') })
    expect(await signIn(anonymous(), { username: input.username, password: factoryPassword, source: 'here' })).toMatchObject({ grants: [{ role: 'enterprise_admin', organizationId }] })
  })

  it('points at each wrong field', async () => {
    expect(await fieldsOf({ uscc: '91440699MA5000019K' })).toMatchObject({ code: 'organizations.invalid', uscc: [expect.stringContaining('校验不符')] })
    expect(await fieldsOf({ uscc: '9144' })).toMatchObject({ uscc: [expect.stringContaining('18 位')] })
    expect(await fieldsOf({ cityCode: '3301', districtCode: null })).toMatchObject({ cityCode: [expect.any(String)] })
    expect(await fieldsOf({ districtCode: '440305' })).toMatchObject({ districtCode: ['请选佛山市的县区。'] })
    expect(await fieldsOf({ cityCode: '4419', districtCode: '440605' })).toMatchObject({ districtCode: [expect.stringContaining('不分县区')] })
    expect(await fieldsOf({ employees: null })).toMatchObject({ employees: [expect.stringContaining('从业人员')] })
    expect(await fieldsOf({ ownershipType: '独资' })).toMatchObject({ ownershipType: ['请选单位性质。'] })
    expect(await fieldsOf({ secret: { password: 'Passw0rd2026' } })).toMatchObject({ password: [expect.any(String)] })
    expect(await fieldsOf({ username: '13800001111' })).toMatchObject({ username: [expect.any(String)] })
  })

  it('lets the size be chosen by hand only where the standard has no row, with a reason', async () => {
    expect(await fieldsOf({ sizingRow: 'none' })).toMatchObject({ chosenSize: [expect.any(String)] })
    expect(await fieldsOf({ sizingRow: 'none', chosenSize: 'small' })).toMatchObject({ sizeReason: [expect.any(String)] })
    const { organizationId } = await registerEnterprise(anonymous(), facts({ sizingRow: 'none', chosenSize: 'small', sizeReason: '民办学校，按教职工人数比照' }))
    const [row] = await world.db.read.select().from(enterprises).where(eq(enterprises.organizationId, organizationId))
    expect(row).toMatchObject({ sizeClass: 'small', extra: { sizeReason: '民办学校，按教职工人数比照' } })
    const { organizationId: judged } = await registerEnterprise(anonymous(), facts({ chosenSize: 'micro' }))
    expect((await enterpriseById(world.system(), judged))?.sizeClass).toBe('medium')
  })

  it('takes one code once, also when sent twice at the same moment, and leaves nothing of the second', async () => {
    const code = uscc()
    const twice = [facts({ uscc: code }), facts({ uscc: code.toLowerCase() })]
    const results = await Promise.allSettled(twice.map(input => registerEnterprise(anonymous(), input)))
    expect(results.map(r => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(r => r.status === 'rejected')).toMatchObject({ reason: { code: 'organizations.uscc-taken', fields: { uscc: [expect.any(String)] } } })
    expect(await world.db.read.$count(organizations, eq(organizations.uscc, code))).toBe(1)
    const accounts = await Promise.all(twice.map(input => world.db.read.$count(users, eq(users.username, input.username))))
    expect(accounts.sort()).toEqual([0, 1])
  })

  it('refuses a user name that is taken, and registers nothing', async () => {
    const { username } = facts()
    await registerEnterprise(anonymous(), facts({ username }))
    const code = uscc()
    expect(await fieldsOf({ username, uscc: code })).toMatchObject({ code: 'identity.username-taken', username: [expect.any(String)] })
    expect(await world.db.read.$count(organizations, eq(organizations.uscc, code))).toBe(0)
  })
})

describe('a delegation', () => {
  it('is in force between its dates, for its scope and its organisation only', async () => {
    const body = await makeOrganization(world.system(), { kind: 'training_body' })
    const enterprise = await makeEnterprise(world.system())
    expect(await delegationOf(world.system(), body.organizationId, 'training')).toMatchObject({ document: expect.stringContaining('粤市监委') })
    expect(await delegationOf(world.system(), body.organizationId, 'certification')).toBeNull()
    expect(await delegationOf(world.system(), enterprise.organizationId, 'training')).toBeNull()
    expect(await delegationOf(world.system(NOON + 4 * 366 * 86_400_000), body.organizationId, 'training')).toBeNull()
  })
})

describe('changing an enterprise', () => {
  it('judges the size anew, of the own enterprise only, and refuses what does not fit', async () => {
    const { organizationId, actor } = await makeEnterprise(world.system())
    const other = await makeEnterprise(world.system())
    await changeEnterprise(world.as(actor), facts({ employees: 1_200, revenue: 50_000, name: '佛山市石桥重工有限公司' }))
    expect(await enterpriseById(world.system(), organizationId)).toMatchObject({ sizeClass: 'large', name: '佛山市石桥重工有限公司' })
    expect((await enterpriseById(world.system(), other.organizationId))?.sizeClass).toBe('medium')
    await expect(changeEnterprise(world.as(actor), facts({ cityCode: '9999' }))).rejects.toMatchObject({ code: 'organizations.invalid', fields: { cityCode: [expect.any(String)] } })
    await expect(changeEnterprise(anonymous(), facts())).rejects.toMatchObject({ code: 'http.forbidden' })
  })
})
