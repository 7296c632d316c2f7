import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, certificates, filings, notices, talents } from '#db/schema'
import { listAndPublish, makeCertificate } from '~/cli/demo/factory/certificates'
import { type Member, makeBureau, makeFiledCqo } from '~/cli/demo/factory/filing'
import { resumeCertificate } from '~/domain/certificates/resume-certificate.server'
import { revokeCertificate } from '~/domain/certificates/revoke-certificate.server'
import { suspendCertificate } from '~/domain/certificates/suspend-certificate.server'
import { emit } from '~/domain/events'
import { endFiling } from '~/domain/filing/end-filing.server'
import { addSettingVersion } from '~/domain/settings/add-version.server'
import { canUse, usableBy } from '~/domain/talents/access.server'
import { exportTalents } from '~/domain/talents/export-talents.server'
import { listTalents } from '~/domain/talents/list-talents.server'
import { publishTalents } from '~/domain/talents/publish-talents.server'
import { publicTalents, talentCounts, talentOf, talentRows } from '~/domain/talents/queries.server'
import { userActor } from '../support/ctx'
import { passedAttempt } from '../support/passed-attempt'
import { HOUR, NOON, type World, openWorld } from '../support/world'

let world: World
let province: Member
beforeAll(async () => {
  world = await openWorld()
  province = await makeBureau(world.system(), { kind: 'province' })
})

async function entered(given: Parameters<typeof passedAttempt>[1] = {}) {
  const made = await passedAttempt(world.system(), given)
  const certificateId = await makeCertificate(world.system(), made)
  const [talent] = await world.db.read.select().from(talents).where(eq(talents.personId, made.cqo.personId))
  return { ...made, certificateId, talent: talent! }
}
const published = async (given: Parameters<typeof entered>[0] = {}) => {
  const made = await entered(given)
  await listAndPublish(world.system(), { certifier: made.certifier, province, certificateIds: [made.certificateId] })
  return made
}
const stateOf = async (id: string) => {
  const [row] = await world.db.read.select().from(talents).where(eq(talents.id, id))
  return `${row!.status}${row!.published ? ' published' : ''}`
}
const visitor = () => world.as({ kind: 'anonymous' })
const onList = async (name: string) => (await publicTalents(visitor(), { q: name, page: 1 })).total

describe('entering the talent pool', () => {
  it('happens with the certificate, once per person, and shows the facts of the appointment', async () => {
    const { talent, certificateId, cqo } = await entered({ name: '陈䶮' })
    expect(talent).toMatchObject({ status: 'pending', published: false, personName: '陈䶮', appointedOn: '2026-10-21', cityCode: '4406', certificateId })
    const ctx = world.system()
    await ctx.db.transact(tx => emit(ctx, tx, { type: 'certificate.issued', certificateId }))
    expect(await world.db.read.select().from(talents).where(eq(talents.personId, cqo.personId))).toHaveLength(1)
  })

  it('happens again for a person whose certificate was revoked and who earned a new one', async () => {
    const first = await published()
    await revokeCertificate(world.as(province.actor), { certificateId: first.certificateId, publicReason: '考核违纪', internalReason: '替考' })
    expect(await stateOf(first.talent.id)).toBe('exited')
    const second = await entered({ cqo: first.cqo, certifier: first.certifier, training: first.training })
    expect(second.certificateId).not.toBe(first.certificateId)
    expect(second.talent).toMatchObject({ id: first.talent.id, status: 'pending', published: false, certificateId: second.certificateId })
  })
})

describe('listing and publishing', () => {
  it('is done in batches by the certifying body and then the province, and the person hears of it', async () => {
    const [a, b] = [await entered(), await entered()]
    const ids = [a.talent.id, b.talent.id]
    expect(await listTalents(world.as(a.certifier.actor), { ids })).toBe(2)
    expect(await onList(a.talent.personName)).toBe(0)
    expect(await publishTalents(world.as(province.actor), { ids, published: true })).toBe(2)
    expect(await stateOf(ids[0]!)).toBe('listed published')
    expect(await publishTalents(world.as(province.actor), { ids: [ids[0]!], published: false })).toBe(1)
    expect([await stateOf(ids[0]!), await stateOf(ids[1]!)]).toEqual(['listed', 'listed published'])
    expect((await world.db.read.select().from(notices).where(eq(notices.userId, a.cqo.userId))).map(n => n.title)).toContain('已纳入人才库')
  })

  it('takes those that fit and refuses when none does, so a second press changes nothing', async () => {
    const [a, b] = [await entered(), await entered()]
    await listTalents(world.as(a.certifier.actor), { ids: [a.talent.id] })
    expect(await listTalents(world.as(a.certifier.actor), { ids: [a.talent.id, b.talent.id] })).toBe(1)
    await expect(listTalents(world.as(a.certifier.actor), { ids: [a.talent.id, b.talent.id] })).rejects.toMatchObject({ code: 'talents.moved-on' })
    await expect(listTalents(world.as(a.certifier.actor), { ids: [] })).rejects.toMatchObject({ code: 'talents.none-chosen' })
    await expect(publishTalents(world.as(province.actor), { ids: ['no such entry'], published: true })).rejects.toMatchObject({ code: 'talents.moved-on' })
  })

  it('never publishes an entry that is not listed', async () => {
    const { talent } = await entered()
    await expect(publishTalents(world.as(province.actor), { ids: [talent.id], published: true })).rejects.toMatchObject({ code: 'talents.moved-on' })
    expect(await stateOf(talent.id)).toBe('pending')
  })

  it('belongs to these two and nobody else', async () => {
    const made = await entered()
    const ids = [made.talent.id]
    const city = await makeBureau(world.system(), { kind: 'city', cityCode: '4406' })
    for (const actor of [made.cqo.actor, made.cqo.enterprise.actor, made.training.actor, city.actor, world.system().actor]) {
      await expect(listTalents(world.as(actor), { ids })).rejects.toMatchObject({ code: 'http.forbidden' })
      await expect(publishTalents(world.as(actor), { ids, published: true })).rejects.toMatchObject({ code: 'http.forbidden' })
      await expect(exportTalents(world.as(actor), { reason: '季度汇总', cityName: String })).rejects.toMatchObject({ code: 'http.forbidden' })
    }
    await expect(listTalents(world.as(province.actor), { ids })).rejects.toMatchObject({ code: 'http.forbidden' })
    await expect(publishTalents(world.as(made.certifier.actor), { ids, published: true })).rejects.toMatchObject({ code: 'http.forbidden' })
  })
})

describe('following the certificate and the appointment', () => {
  it('leaves the list with a suspension, comes back unpublished, and leaves for good with a revocation', async () => {
    const { certificateId, talent } = await published({ name: '温绍棠' })
    const ctx = world.as(province.actor)
    expect(await onList('温绍棠')).toBe(1)
    await suspendCertificate(ctx, { certificateId, publicReason: '动态管理', internalReason: '调查期间' })
    expect([await stateOf(talent.id), await onList('温绍棠')]).toEqual(['suspended', 0])
    await resumeCertificate(ctx, { certificateId, internalReason: '未发现问题' })
    expect([await stateOf(talent.id), await onList('温绍棠')]).toEqual(['listed', 0])
    await publishTalents(ctx, { ids: [talent.id], published: true })
    await revokeCertificate(ctx, { certificateId, publicReason: '材料不实', internalReason: '学历系伪造' })
    expect([await stateOf(talent.id), await onList('温绍棠')]).toEqual(['exited', 0])
  })

  it('goes back to 待入库 when it was suspended before it was listed', async () => {
    const { certificateId, talent } = await entered()
    const ctx = world.as(province.actor)
    await suspendCertificate(ctx, { certificateId, publicReason: '材料核查', internalReason: '核查任命决定' })
    expect(await stateOf(talent.id)).toBe('suspended')
    await resumeCertificate(ctx, { certificateId, internalReason: '材料属实' })
    expect(await stateOf(talent.id)).toBe('pending')
  })

  it('rests when the appointment ends and wakes under the next one', async () => {
    const { cqo, talent } = await published({ name: '祁远帆' })
    await endFiling(world.as(cqo.enterprise.actor), { filingId: cqo.filingId, reason: (await import('~/domain/filing/filing-status')).endReasons[0]! })
    expect([await stateOf(talent.id), await onList('祁远帆')]).toEqual(['dormant', 0])
    const next = await makeFiledCqo(world.system())
    await world.db.transact(async tx => void (await tx.update(filings).set({ personId: cqo.personId }).where(eq(filings.id, next.filingId))))
    const ctx = world.system()
    await ctx.db.transact(tx => emit(ctx, tx, { type: 'filing.recorded', filingId: next.filingId }))
    const [row] = await world.db.read.select().from(talents).where(eq(talents.id, talent.id))
    expect(row).toMatchObject({ status: 'listed', published: false, filingId: next.filingId })
    expect(row!.enterpriseName).not.toBe(talent.enterpriseName)
  })
})

describe('the public list', () => {
  it('shows name, enterprise and date of appointment and not one field more, by pinyin', async () => {
    await published({ name: '霍犇' })
    await published({ name: '艾安' })
    const { rows, total } = await publicTalents(visitor(), { page: 1 })
    expect(total).toBeGreaterThanOrEqual(2)
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(['appointedOn', 'enterprise', 'name'])
    const names = rows.map(row => row.name)
    expect(names.indexOf('艾安')).toBeLessThan(names.indexOf('霍犇'))
  })

  it('finds by name or enterprise and takes wildcards for nothing', async () => {
    const { talent } = await published({ name: '简若溪' })
    expect((await publicTalents(visitor(), { q: '简若溪', page: 1 })).rows).toEqual([{ name: '简若溪', enterprise: talent.enterpriseName, appointedOn: talent.appointedOn }])
    expect((await publicTalents(visitor(), { q: talent.enterpriseName, page: 1 })).total).toBe(1)
    expect((await publicTalents(visitor(), { q: '简若_', page: 1 })).rows.map(row => row.name)).toEqual(['简若溪'])
    expect((await publicTalents(visitor(), { q: '查无此人', page: 1 })).total).toBe(0)
  })

  it('loses the date of appointment when the rule takes it away (R-058)', async () => {
    await published({ name: '阮清和' })
    const at = NOON + HOUR
    const ctx = world.system(at)
    await ctx.db.transact(tx => addSettingVersion(ctx, tx, { key: 'publish_fields', value: ['name', 'enterprise'], effectiveFrom: at, documentNo: '试', note: '' }))
    const [row] = (await publicTalents(world.as({ kind: 'anonymous' }, at), { q: '阮清和', page: 1 })).rows
    expect(Object.keys(row!).sort()).toEqual(['enterprise', 'name'])
    expect(Object.keys((await publicTalents(visitor(), { q: '阮清和', page: 1 })).rows[0]!)).toContain('appointedOn')
  })
})

describe('the staff’s view and export', () => {
  it('is the same as a check and as a filter for every role', async () => {
    const mine = await entered()
    await entered()
    const near = await makeBureau(world.system(), { kind: 'city', cityCode: '4406' })
    const far = await makeBureau(world.system(), { kind: 'city', cityCode: '4401' })
    const rows = await world.db.read.select({ talent: talents, enterpriseId: filings.enterpriseId }).from(talents).innerJoin(filings, eq(filings.id, talents.filingId))
    const actors = [mine.cqo.actor, mine.cqo.enterprise.actor, mine.certifier.actor, mine.training.actor, province.actor, near.actor, far.actor, userActor('auditor', [{ role: 'auditor', organizationId: null, cityCode: null }]), userActor('loose', [{ role: 'cqo', organizationId: null, cityCode: null }, { role: 'city_reviewer', organizationId: null, cityCode: null }]), { kind: 'anonymous' } as const]
    for (const actor of actors)
      for (const action of ['read', 'list', 'publish', 'export'] as const) {
        const found = await world.db.read.select({ id: talents.id }).from(talents).innerJoin(filings, eq(filings.id, talents.filingId)).where(usableBy(actor, action))
        expect(found.map(row => row.id).sort()).toEqual(rows.filter(row => canUse(actor, action, { ...row.talent, enterpriseId: row.enterpriseId })).map(row => row.talent.id).sort())
      }
    expect((await talentRows(world.as(mine.cqo.actor), { page: 1 })).rows.map(row => row.id)).toEqual([mine.talent.id])
    expect((await talentOf(world.as(mine.cqo.enterprise.actor), mine.certificateId))?.id).toBe(mine.talent.id)
    expect(await talentOf(world.as(far.actor), mine.certificateId)).toBeNull()
  })

  it('filters by state, publication and city, and counts what waits', async () => {
    const { talent } = await published()
    const ctx = world.as(province.actor)
    expect((await talentRows(ctx, { published: true, city: '4406', q: talent.personName, page: 1 })).rows.map(row => row.id)).toContain(talent.id)
    expect((await talentRows(ctx, { published: true, city: '4401', page: 1 })).total).toBe(0)
    const counts = await talentCounts(ctx)
    expect((await talentRows(ctx, { status: 'pending', page: 1 })).total).toBe(counts.pending)
    expect((await talentRows(ctx, { page: 1 })).total).toBe(counts.all)
  })

  it('exports everything so far with 序号, masked, and writes down who and why', async () => {
    const { talent, certificateId } = await entered({ name: '莫怀瑾' })
    const ctx = world.as(province.actor)
    await expect(exportTalents(ctx, { reason: ' 看 ', cityName: String })).rejects.toMatchObject({ code: 'talents.no-reason' })
    const file = await exportTalents(ctx, { reason: '报省局处室季度汇总', cityName: () => '佛山市' })
    const [head, ...lines] = file.bytes.toString('utf8').trim().split('\r\n')
    expect(head).toContain('序号,企业名称,所属地区,首席质量官姓名')
    expect(lines.map(line => Number(line.split(',')[0]))).toEqual(lines.map((_, i) => i + 1))
    expect(lines).toHaveLength((await talentCounts(ctx)).all)
    const [certificate] = await world.db.read.select().from(certificates).where(eq(certificates.id, certificateId))
    expect(lines.find(line => line.includes('莫怀瑾'))).toContain(certificate!.number)
    expect(file.bytes.toString('utf8')).not.toMatch(/\d{17}[\dX]|1\d{10}/)
    expect(talent.personName).toBe('莫怀瑾')
    const [event] = await world.db.read.select().from(auditEvents).where(and(eq(auditEvents.type, 'talent.exported'), eq(auditEvents.actorId, province.actor.userId)))
    expect(event?.data).toEqual({ reason: '报省局处室季度汇总', rows: lines.length })
  })
})
