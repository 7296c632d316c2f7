import { beforeAll, describe, expect, it } from 'vitest'
import { addSettingVersion } from '~/domain/settings/add-version.server'
import { rulesNow } from '~/domain/settings/queries.server'
import { DAY, NOON, type World, openWorld } from '../support/world'

let world: World
beforeAll(async () => void (world = await openWorld()))

describe('rule settings', () => {
  it('of the content folder are in force from the first day', async () => {
    const { rules } = await rulesNow(world.system())
    expect(rules).toMatchObject({ required_credits: 32, pass_percent: 60, ce_annual_hours: 40, certificate_validity_years: null })
  })

  it('change from their effective date on and leave earlier decisions their own version', async () => {
    const before = await rulesNow(world.system())
    const ctx = world.system()
    await ctx.db.transact(tx => addSettingVersion(ctx, tx, { key: 'pass_percent', value: 70, effectiveFrom: NOON + DAY, documentNo: '粤市监〔2026〕X号', note: '试' }))
    expect(await rulesNow(world.system())).toEqual(before)
    const after = await rulesNow(world.system(NOON + DAY))
    expect(after.rules.pass_percent).toBe(70)
    expect(after.version).not.toBe(before.version)
  })

  it('refuse a value outside its meaning', async () => {
    const ctx = world.system()
    await expect(ctx.db.transact(tx => addSettingVersion(ctx, tx, { key: 'pass_percent', value: 160, effectiveFrom: NOON, documentNo: 'x', note: '' }))).rejects.toThrow()
  })
})
