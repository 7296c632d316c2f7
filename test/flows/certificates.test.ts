import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { CertificateFacts } from '#certificates/facts'
import { parseNumber } from '#certificates/number'
import { renderCertificate as drawPdf } from '#certificates/render.server'
import { checkToken } from '#certificates/sign.server'
import { auditEvents, certificateSerials, certificates, files, jobs, notices, talents } from '#db/schema'
import { makeCertificate } from '~/cli/demo/factory/certificates'
import { type Member, makeBureau } from '~/cli/demo/factory/filing'
import { canDecide, canIssue, canRead, decidableBy, issuableBy, readableBy } from '~/domain/certificates/access.server'
import { certificateOf, certificatePdf, certificateRows, enterpriseCertificates, myCertificate, renderProblems } from '~/domain/certificates/queries.server'
import { type Draw, renderCertificate } from '~/domain/certificates/render-certificate.server'
import { resumeCertificate } from '~/domain/certificates/resume-certificate.server'
import { retryRender } from '~/domain/certificates/retry-render.server'
import { revokeCertificate } from '~/domain/certificates/revoke-certificate.server'
import { suspendCertificate } from '~/domain/certificates/suspend-certificate.server'
import { emit } from '~/domain/events'
import { runDueJobs } from '~/domain/jobs/run-jobs.server'
import { type PassedAttempt, passedAttempt } from '../support/passed-attempt'
import { HOUR, NOON, type World, openWorld } from '../support/world'
import { userActor } from '../support/ctx'

let world: World
let province: Member
beforeAll(async () => {
  world = await openWorld()
  province = await makeBureau(world.system(), { kind: 'province' })
})

const draw: Draw = async (facts, createdAt) => (await drawPdf(facts, { createdAt: new Date(createdAt) })).pdf
const rowOf = async (id: string) => (await world.db.read.select().from(certificates).where(eq(certificates.id, id)))[0]!
const issued = async (given: Parameters<typeof passedAttempt>[1] = {}): Promise<PassedAttempt & { id: string }> => {
  const ctx = world.system()
  const made = await passedAttempt(ctx, given)
  return { ...made, id: await makeCertificate(ctx, made) }
}
const revocation = { publicReason: '材料不实', internalReason: '省局查实任命决定系伪造' } as const
const suspension = { publicReason: '动态管理', internalReason: '案件调查期间' } as const

describe('issuing a certificate', () => {
  it('freezes the facts, a valid number, an unguessable code and a token our key signed', async () => {
    const { id, cqo, training, certifier } = await issued({ name: '陈䶮' })
    const row = await rowOf(id)
    const facts = CertificateFacts.parse(row.facts)
    expect(facts).toMatchObject({ name: '陈䶮', hours: 32, trainingBody: '岭海质量培训中心', certifyingBody: '粤衡质量研究院', issuedOn: '2026-11-20', expiresOn: null, trainingFrom: '2026-10-11', trainingTo: '2026-11-15' })
    expect(facts.idTail).toHaveLength(4)
    expect(parseNumber(row.number)).toEqual({ cityCode: '4406', year: 2026, serial: row.serial })
    expect(checkToken(row.token, world.system().signer!)).toMatchObject({ code: row.code, serial: row.serial })
    expect(row).toMatchObject({ status: 'valid', personId: cqo.personId, enterpriseId: cqo.enterpriseId, certifyingBodyId: certifier.organizationId, fileId: null })
    expect(training.organizationId).not.toBe(certifier.organizationId)
  })

  it('happens by itself when a pass is released, with the talent-pool entry, a notice and a job in the same moment', async () => {
    const ctx = world.system()
    const { attemptId, cqo } = await passedAttempt(ctx)
    await ctx.db.transact(tx => emit(ctx, tx, { type: 'attempt.released', attemptId, passed: true }))
    const [row] = await ctx.db.read.select().from(certificates).where(eq(certificates.attemptId, attemptId))
    const [talent] = await ctx.db.read.select().from(talents).where(eq(talents.personId, cqo.personId))
    expect(talent).toMatchObject({ status: 'pending', published: false, certificateId: row!.id })
    expect(await ctx.db.read.select().from(jobs).where(and(eq(jobs.kind, 'certificates.render'), eq(jobs.dedupeKey, row!.id)))).toHaveLength(1)
    expect((await ctx.db.read.select().from(notices).where(eq(notices.userId, cqo.userId))).map(n => n.title)).toContain('培训合格证书已发')
  })

  it('does not happen when a fail is released', async () => {
    const ctx = world.system()
    const { attemptId } = await passedAttempt(ctx, { passed: false })
    await ctx.db.transact(tx => emit(ctx, tx, { type: 'attempt.released', attemptId, passed: false }))
    expect(await ctx.db.read.select().from(certificates).where(eq(certificates.attemptId, attemptId))).toEqual([])
  })

  it('is done once, however often and at the same time it is asked for', async () => {
    const ctx = world.system()
    const { attemptId } = await passedAttempt(ctx)
    const ids = await Promise.all(Array.from({ length: 20 }, () => makeCertificate(ctx, { attemptId })))
    expect(new Set(ids).size).toBe(1)
    expect(await ctx.db.read.select().from(certificates).where(eq(certificates.attemptId, attemptId))).toHaveLength(1)
  })

  it('gives a person who holds a living certificate no second one', async () => {
    const first = await issued()
    const again = await passedAttempt(world.system(), { cqo: first.cqo, certifier: first.certifier, training: first.training })
    expect(await makeCertificate(world.system(), again)).toBe(first.id)
  })

  it('is refused without completed study, without a pass, before release, and nothing is left behind', async () => {
    const ctx = world.system()
    const [before] = await ctx.db.read.select().from(certificateSerials)
    for (const [given, missing] of [[{ studied: false }, '还没学完'], [{ passed: false }, '考核没有合格'], [{ status: 'marked' }, '成绩还没发布']] as const) {
      const { attemptId } = await passedAttempt(ctx, given)
      await expect(makeCertificate(ctx, { attemptId })).rejects.toMatchObject({ code: 'certificates.not-eligible', detail: { missing } })
      expect(await ctx.db.read.select().from(certificates).where(eq(certificates.attemptId, attemptId))).toEqual([])
    }
    expect((await ctx.db.read.select().from(certificateSerials))[0]).toEqual(before)
  })

  it('is refused in words when the platform has no signing key', async () => {
    const { attemptId } = await passedAttempt(world.system())
    await expect(makeCertificate({ ...world.system(), signer: null }, { attemptId })).rejects.toMatchObject({ code: 'certificates.no-signer' })
  })

  it('numbers by year, province-wide, and never with a check character people cannot type', async () => {
    const later = Date.parse('2027-01-02T01:00:00Z')
    const ctx = world.system(later)
    const numbers: string[] = []
    const { certifier, training } = await passedAttempt(ctx)
    for (let i = 0; i < 3; i++) numbers.push((await rowOf(await makeCertificate(ctx, await passedAttempt(ctx, { certifier, training })))).number)
    expect(numbers.every(number => /^GDCQO-4406-2027-\d{6}-[0-9A-Z]$/.test(number))).toBe(true)
    expect(new Set(numbers).size).toBe(3)
  })

  it('runs out when a validity is in force, derived from the day of issue', async () => {
    const { addSettingVersion } = await import('~/domain/settings/add-version.server')
    const far = Date.parse('2032-02-29T03:00:00Z')
    const ctx = world.system(far)
    await ctx.db.transact(tx => addSettingVersion(ctx, tx, { key: 'certificate_validity_years', value: 3, effectiveFrom: far - HOUR, documentNo: '试', note: '' }))
    const { attemptId } = await passedAttempt(ctx)
    expect((await rowOf(await makeCertificate(ctx, { attemptId }))).expiresOn).toBe('2035-02-28')
  })
})

describe('the PDF of a certificate', () => {
  it('is drawn once, stored with its SHA-256, and announced', async () => {
    const { id, cqo } = await issued()
    const ctx = world.system()
    await Promise.all([renderCertificate(ctx, { certificateId: id, draw }), renderCertificate(ctx, { certificateId: id, draw })])
    await renderCertificate(ctx, { certificateId: id, draw: () => Promise.reject(new Error('must not be drawn again')) })
    const row = await rowOf(id)
    const stored = await ctx.db.read.select().from(files).where(and(eq(files.ownerKind, 'certificate'), eq(files.ownerId, id)))
    expect(stored).toHaveLength(1)
    expect(row).toMatchObject({ fileId: stored[0]!.id, pdfSha256: stored[0]!.sha256 })
    const pdf = await certificatePdf(world.as(cqo.actor), id)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.name).toBe(`岗位能力培训合格证书 ${row.number}.pdf`)
  })

  it('waits with the missing character named when no font has it, and is made after a retry by its issuer', async () => {
    const { id, certifier } = await issued()
    const ctx = world.system()
    const handlers = (use: Draw) => ({
      'certificates.render': (c: typeof ctx, payload: Record<string, unknown>) => renderCertificate(c, { certificateId: String(payload.certificateId), draw: payload.certificateId === id ? use : draw }),
    })
    await runDueJobs(ctx, handlers(() => Promise.reject(new Error('缺少字形：𱁬（U+3106C）'))))
    expect((await rowOf(id)).fileId).toBeNull()
    expect((await renderProblems(ctx, [id])).get(id)).toBe('缺少字形：𱁬（U+3106C）')
    await expect(certificatePdf(world.as(certifier.actor), id)).rejects.toMatchObject({ code: 'certificates.not-rendered' })

    const stranger = await passedAttempt(ctx)
    await expect(retryRender(world.as(stranger.certifier.actor), { certificateId: id })).rejects.toMatchObject({ code: 'http.not-found' })
    await retryRender(world.as(certifier.actor, NOON + 1), { certificateId: id })
    await runDueJobs(world.system(NOON + 1), handlers(draw))
    expect((await rowOf(id)).fileId).not.toBeNull()
    await expect(retryRender(world.as(certifier.actor), { certificateId: id })).rejects.toMatchObject({ code: 'certificates.already-rendered' })
  })
})

describe('suspending, resuming and revoking', () => {
  it('moves the certificate, keeps the public category apart from the internal reason, and tells the holder', async () => {
    const { id, cqo } = await issued()
    const ctx = world.as(province.actor)
    await suspendCertificate(ctx, { certificateId: id, ...suspension })
    expect(await rowOf(id)).toMatchObject({ status: 'suspended', publicReason: '动态管理', statusAt: NOON })
    await resumeCertificate(ctx, { certificateId: id, internalReason: '调查终结，未发现问题' })
    expect(await rowOf(id)).toMatchObject({ status: 'valid', publicReason: null })
    await revokeCertificate(ctx, { certificateId: id, ...revocation })
    expect(await rowOf(id)).toMatchObject({ status: 'revoked', publicReason: '材料不实' })
    const trail = await ctx.db.read.select().from(auditEvents).where(and(eq(auditEvents.entityId, id), eq(auditEvents.type, 'certificate.moved'))).orderBy(auditEvents.seq)
    expect(trail.map(event => [event.actorId, event.data.to, event.data.reason])).toEqual([
      [province.actor.userId, 'suspended', '案件调查期间'],
      [province.actor.userId, 'valid', '调查终结，未发现问题'],
      [province.actor.userId, 'revoked', '省局查实任命决定系伪造'],
    ])
    const told = (await ctx.db.read.select().from(notices).where(eq(notices.userId, cqo.userId))).map(n => `${n.title}${n.body}`).join()
    expect(told).toContain('证书已撤销')
    expect(told).not.toContain('伪造')
  })

  it('happens once when two decide at the same time', async () => {
    const { id } = await issued()
    const ctx = world.as(province.actor)
    const tries = await Promise.allSettled([suspendCertificate(ctx, { certificateId: id, ...suspension }), suspendCertificate(ctx, { certificateId: id, ...suspension })])
    expect(tries.map(t => t.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(tries.find(t => t.status === 'rejected')).toMatchObject({ reason: { code: 'certificates.moved-on' } })
  })

  it('never brings a revoked certificate back', async () => {
    const { id } = await issued()
    const ctx = world.as(province.actor)
    await revokeCertificate(ctx, { certificateId: id, ...revocation })
    await expect(resumeCertificate(ctx, { certificateId: id, internalReason: '误操作' })).rejects.toMatchObject({ code: 'certificates.moved-on' })
    await expect(suspendCertificate(ctx, { certificateId: id, ...suspension })).rejects.toMatchObject({ code: 'certificates.moved-on' })
  })

  it('is open to the issuer for suspension, not for revocation, and to nobody for a foreign certificate', async () => {
    const { id, certifier, cqo, training } = await issued()
    await expect(revokeCertificate(world.as(certifier.actor), { certificateId: id, ...revocation })).rejects.toMatchObject({ code: 'http.forbidden' })
    await suspendCertificate(world.as(certifier.actor), { certificateId: id, ...suspension })
    const other = await passedAttempt(world.system())
    for (const actor of [other.certifier.actor, training.actor, cqo.actor, cqo.enterprise.actor]) await expect(resumeCertificate(world.as(actor), { certificateId: id, internalReason: '试一试' })).rejects.toMatchObject({ code: 'http.not-found' })
    expect((await rowOf(id)).status).toBe('suspended')
  })
})

describe('who may see certificates', () => {
  it('is the same as a check and as a filter, for every role over the same rows', async () => {
    const mine = await issued()
    const other = await issued()
    const city = await makeBureau(world.system(), { kind: 'city', cityCode: '4401' })
    const near = await makeBureau(world.system(), { kind: 'city', cityCode: '4406' })
    const actors = [
      mine.cqo.actor, mine.cqo.enterprise.actor, mine.certifier.actor, mine.training.actor, province.actor, city.actor, near.actor,
      userActor('auditor', [{ role: 'auditor', organizationId: null, cityCode: null }]), userActor('nobody', []), world.system().actor, { kind: 'anonymous' } as const,
      userActor('unplaced', [{ role: 'city_reviewer', organizationId: null, cityCode: null }, { role: 'enterprise_admin', organizationId: null, cityCode: null }, { role: 'cqo', organizationId: null, cityCode: null }]),
    ]
    const all = await world.db.read.select().from(certificates)
    for (const actor of actors)
      for (const [check, filter] of [[canRead, readableBy], [canIssue, issuableBy], [canDecide, decidableBy]] as const) {
        const found = await world.db.read.select({ id: certificates.id }).from(certificates).where(filter(actor))
        expect(found.map(row => row.id).sort()).toEqual(all.filter(row => check(actor, row)).map(row => row.id).sort())
      }
    expect(all.filter(row => canRead(mine.cqo.actor, row)).map(row => row.id)).toEqual([mine.id])
    expect(all.filter(row => canRead(mine.training.actor, row))).toEqual([])
    await expect(certificateOf(world.as(mine.cqo.actor), other.id)).rejects.toMatchObject({ code: 'http.not-found' })
    await expect(certificatePdf(world.as(mine.cqo.enterprise.actor), other.id)).rejects.toMatchObject({ code: 'http.not-found' })
    expect((await myCertificate(world.as(mine.cqo.actor)))?.id).toBe(mine.id)
    expect((await enterpriseCertificates(world.as(mine.cqo.enterprise.actor), other.cqo.enterpriseId))).toEqual([])
  })

  it('finds by number, name and enterprise, whatever the case, and takes wildcards for nothing', async () => {
    const { id } = await issued({ name: '冼志衡' })
    const row = await rowOf(id)
    const ctx = world.as(province.actor)
    for (const q of [row.number.toLowerCase(), '冼志', String((row.facts as { enterprise: string }).enterprise)]) expect((await certificateRows(ctx, { q, page: 1 })).rows.map(r => r.id)).toContain(id)
    const everything = (await certificateRows(ctx, { page: 1 })).total
    expect((await certificateRows(ctx, { q: '%', page: 1 })).total).toBe(everything)
    expect((await certificateRows(ctx, { q: '没有这个人', page: 1 })).total).toBe(0)
  })
})
