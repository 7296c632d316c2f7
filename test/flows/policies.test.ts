import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, files } from '#db/schema'
import { makeBureau, type Member } from '~/cli/demo/factory/filing'
import { attachPolicyText } from '~/domain/policies/attach-policy-text.server'
import { policiesWithText, readPolicyText, textsOf } from '~/domain/policies/queries.server'
import { removePolicyText } from '~/domain/policies/remove-policy-text.server'
import { HOUR, NOON, type World, openWorld } from '../support/world'

let world: World
let province: Member
let city: Member
const code = 'gd-cqo-notice-2023-35'
const pdf = (text: string) => ({ name: '粤市监〔2023〕35号.pdf', size: text.length + 9, bytes: Buffer.from(`%PDF-1.7\n${text}`) })
const anybody = () => world.as({ kind: 'anonymous' })

beforeAll(async () => {
  world = await openWorld()
  province = await makeBureau(world.system(), { kind: 'province' })
  city = await makeBureau(world.system(), { kind: 'city' })
})

describe('an official text', () => {
  it('is attached by the province with its origin, read by anybody, and audited', async () => {
    const id = await attachPolicyText(world.as(province.actor), { policyCode: code, origin: '省市场监管局网站 政府信息公开', upload: pdf('全文') })
    expect(await policiesWithText(anybody())).toEqual([code])
    expect((await textsOf(anybody(), code))[0]).toMatchObject({ id, name: '粤市监〔2023〕35号.pdf', origin: '省市场监管局网站 政府信息公开' })
    expect((await readPolicyText(anybody(), id)).bytes.toString()).toContain('全文')
    expect(await world.db.read.$count(auditEvents, and(eq(auditEvents.type, 'policy.text-attached'), eq(auditEvents.entityId, code)))).toBe(1)
  })

  it('stands before the older ones', async () => {
    await attachPolicyText(world.as(province.actor, NOON + HOUR), { policyCode: code, origin: '修订后的文本', upload: pdf('新') })
    expect((await textsOf(anybody(), code)).map(row => row.origin)).toEqual(['修订后的文本', '省市场监管局网站 政府信息公开'])
  })

  it('that is no PDF is refused at its field, and nothing is kept', async () => {
    const before = await world.db.read.$count(files)
    const bad = { name: 'x.pdf', size: 5, bytes: Buffer.from('hello') }
    await expect(attachPolicyText(world.as(province.actor), { policyCode: code, origin: '某处', upload: bad })).rejects.toMatchObject({ fields: { file: [expect.stringContaining('PDF')] } })
    expect(await world.db.read.$count(files)).toBe(before)
  })

  it('is attached and removed by nobody else', async () => {
    const [text] = await textsOf(anybody(), code)
    for (const actor of [city.actor, { kind: 'anonymous' as const }]) {
      await expect(attachPolicyText(world.as(actor), { policyCode: code, origin: '某处', upload: pdf('x') })).rejects.toMatchObject({ code: 'http.forbidden' })
      await expect(removePolicyText(world.as(actor), { policyCode: code, textId: text!.id })).rejects.toMatchObject({ code: 'http.forbidden' })
    }
  })

  it('that is removed can be read no more, but its file and the record stay', async () => {
    const [text] = await textsOf(anybody(), code)
    const kept = await world.db.read.$count(files)
    await removePolicyText(world.as(province.actor), { policyCode: code, textId: text!.id })
    await expect(readPolicyText(anybody(), text!.id)).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(removePolicyText(world.as(province.actor), { policyCode: code, textId: text!.id })).rejects.toMatchObject({ code: 'http.not-found' })
    expect(await world.db.read.$count(files)).toBe(kept)
  })
})
