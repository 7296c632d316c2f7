import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { createKeyRing, newSigningKey, signToken } from '#certificates/sign.server'
import { certificates, persons, verifications } from '#db/schema'
import { makeCertificate } from '~/cli/demo/factory/certificates'
import { type Member, makeBureau } from '~/cli/demo/factory/filing'
import { revokeCertificate } from '~/domain/certificates/revoke-certificate.server'
import { suspendCertificate } from '~/domain/certificates/suspend-certificate.server'
import { deskOf } from '~/domain/verification/desk.server'
import { flushVerifications } from '~/domain/verification/flush-verifications.server'
import { machineAnswer } from '~/domain/verification/machine-answer'
import { verification } from '~/domain/verification/result'
import { verifyByNumberAndName } from '~/domain/verification/verify-by-number-and-name.server'
import { verifyQuery } from '~/domain/verification/verify-query.server'
import { passedAttempt } from '../support/passed-attempt'
import { DAY, MINUTE, NOON, type World, openWorld } from '../support/world'

let world: World
let province: Member
let sources = 0
beforeAll(async () => {
  world = await openWorld()
  province = await makeBureau(world.system(), { kind: 'province' })
})

/** Each test comes from its own address unless it says otherwise. */
const ask = (typed: string, source = `address-${++sources}`, now = NOON) => verifyQuery(world.as({ kind: 'anonymous' }, now), { typed, source })
const askName = (number: string, name: string, source = `address-${++sources}`, now = NOON) => verifyByNumberAndName(world.as({ kind: 'anonymous' }, now), { number, name, source })

async function issued(name = '李㛃') {
  const made = await passedAttempt(world.system(), { name })
  const id = await makeCertificate(world.system(), made)
  const [row] = await world.db.read.select().from(certificates).where(eq(certificates.id, id))
  return { ...made, row: row! }
}

describe('verifying a certificate', () => {
  it('answers code, token, and number with name alike: every printed fact and nothing else', async () => {
    const { row, cqo } = await issued()
    const byCode = await ask(row.code)
    expect(byCode).toMatchObject({ kind: 'valid', facts: { name: '李㛃', number: row.number, hours: 32, appointedOn: '2026-10-21', trainingBody: '岭海质量培训中心', certifyingBody: '粤衡质量研究院' } })
    expect(await ask(row.token)).toEqual(byCode)
    expect(await ask(`https://cqo.example/v/${row.token}`)).toEqual(byCode)
    expect(await askName(row.number, ' 李㛃 ')).toEqual(byCode)
    const [person] = await world.db.read.select().from(persons).where(eq(persons.id, cqo.personId))
    const said = JSON.stringify([byCode, machineAnswer(byCode, NOON)])
    for (const secret of [person!.idTail, person!.mobileTail, row.id, cqo.personId, row.filingId, row.token, row.code]) expect(said).not.toContain(secret)
    expect(verification.safeParse({ ...byCode, idNumber: '1' }).success).toBe(false)
  })

  it('gives the number alone nothing, whether it exists or not', async () => {
    const { row } = await issued()
    const known = await ask(row.number)
    expect(known).toEqual(await ask('GDCQO-4406-2026-000217-C'))
    expect(known.kind).toBe('typo')
  })

  it('answers unknown number and wrong name with the same words', async () => {
    const { row } = await issued()
    expect(await askName('GDCQO-4406-2026-000217-C', '李㛃')).toEqual({ kind: 'unknown', forged: false })
    expect(await askName(row.number, '李洁')).toEqual({ kind: 'unknown', forged: false })
    expect(await askName(row.number, '')).toEqual({ kind: 'unknown', forged: false })
  })

  it('tells a token that none of our keys signed from a real one, and accepts no changed character', async () => {
    const { row } = await issued()
    const foreign = signToken({ ...row, name: '李㛃' }, createKeyRing([newSigningKey(1)]))
    expect(await ask(foreign)).toEqual({ kind: 'unknown', forged: true })
    for (let at = 0; at < row.token.length; at += 7) {
      const other = row.token[at] === 'Z' ? 'Y' : 'Z'
      expect((await ask(row.token.slice(0, at) + other + row.token.slice(at + 1))).kind).toBe('unknown')
    }
  })

  it('shows a suspension and a revocation on the very next look, with the category and no story', async () => {
    const { row } = await issued('张𬭎')
    const ctx = world.as(province.actor)
    await suspendCertificate(ctx, { certificateId: row.id, publicReason: '动态管理', internalReason: '案件调查期间' })
    expect(await ask(row.token)).toEqual({ kind: 'suspended', name: '张𬭎', number: row.number, issuedOn: '2026-11-20', since: '2026-11-20', reason: '动态管理' })
    await revokeCertificate(ctx, { certificateId: row.id, publicReason: '材料不实', internalReason: '学历系伪造' })
    const revoked = await ask(row.code)
    expect(revoked).toMatchObject({ kind: 'revoked', reason: '材料不实' })
    expect(JSON.stringify(revoked)).not.toContain('伪造')
  })

  it('points from a superseded certificate to nobody and no number', async () => {
    const { row } = await issued()
    await world.db.transact(async tx => void (await tx.update(certificates).set({ status: 'superseded', publicReason: '企业名称变更', statusAt: NOON }).where(eq(certificates.id, row.id))))
    expect(await ask(row.code)).toEqual({ kind: 'superseded', number: row.number, since: '2026-11-20', reason: '企业名称变更' })
  })

  it('says expired after the last day and valid on it', async () => {
    const { row } = await issued()
    const facts = { ...row.facts, expiresOn: '2026-11-22' }
    await world.db.transact(async tx => void (await tx.update(certificates).set({ facts }).where(eq(certificates.id, row.id))))
    expect((await ask(row.code, 'x', NOON + 2 * DAY)).kind).toBe('valid')
    expect((await ask(row.code, 'x', NOON + 3 * DAY)).kind).toBe('expired')
  })

  it('has the machine’s form with the fingerprint of the PDF and never a reason that is not public', async () => {
    const { row } = await issued()
    expect(machineAnswer(await ask(row.code), NOON)).toEqual({
      number: row.number, status: 'valid', asOf: '2026-11-20T01:00:00.000Z', issuedOn: '2026-11-20', expiresOn: null, subject: { name: '李㛃', company: row.facts.enterprise }, pdfSha256: null,
    })
    expect(machineAnswer(await ask('2JSC-WEJN-SQA1-N82A'), NOON)).toEqual({ status: 'unknown', asOf: '2026-11-20T01:00:00.000Z' })
  })
})

describe('guessing', () => {
  it('of codes ends after 20 misses a minute from one address, for found and not found alike', async () => {
    const { row } = await issued()
    for (let i = 0; i < 20; i++) expect((await ask('2JSCWEJNSQA1N82A', 'guesser')).kind).toBe('unknown')
    expect(await ask('2JSCWEJNSQA1N82A', 'guesser')).toEqual({ kind: 'limited', waitSeconds: 60 })
    expect((await ask(row.code, 'guesser')).kind).toBe('limited')
    expect((await ask(row.token, 'guesser')).kind).toBe('valid')
    expect((await ask(row.code, 'somebody else')).kind).toBe('valid')
    expect((await ask(row.code, 'guesser', NOON + MINUTE)).kind).toBe('valid')
  })

  it('of names ends after 5 misses a minute', async () => {
    const { row } = await issued()
    for (let i = 0; i < 5; i++) expect((await askName(row.number, `王${i}`, 'name guesser')).kind).toBe('unknown')
    expect((await askName(row.number, '李㛃', 'name guesser')).kind).toBe('limited')
  })

  it('is never counted for hits: a training room looks up as many as it holds', async () => {
    const { row } = await issued()
    for (let i = 0; i < 60; i++) expect((await ask(row.code, 'training room')).kind).toBe('valid')
  })

  it('of ten thousand random codes finds nothing', async () => {
    const { randomBytes } = await import('node:crypto')
    const { newCode } = await import('#certificates/number')
    for (let i = 0; i < 10_000; i++) {
      const { kind } = await ask(newCode(randomBytes(10)), 'scanner')
      if (kind !== 'unknown' && kind !== 'limited') throw new Error(`found ${kind}`)
    }
    expect((await ask('2JSCWEJNSQA1N82A', 'scanner')).kind).toBe('limited')
  })
})

describe('the log of verifications', () => {
  it('is written in groups, knows the address only by its keyed hash, and is kept for 90 days', async () => {
    const { row } = await issued()
    await flushVerifications(world.system())
    deskOf(world.db).waiting.length = 0
    await ask(row.code, 'hashed-address')
    await ask('2JSCWEJNSQA1N82A', 'hashed-address')
    const before = (await world.db.read.select().from(verifications)).length
    await flushVerifications(world.system())
    const rows = await world.db.read.select().from(verifications).where(eq(verifications.source, 'hashed-address'))
    expect((await world.db.read.select().from(verifications)).length).toBe(before + 2)
    expect(rows.map(r => [r.kind, r.result, r.certificateId]).sort()).toEqual([['code', 'unknown', null], ['code', 'valid', row.id]])
    await flushVerifications(world.system(NOON + 95 * DAY))
    expect(await world.db.read.select().from(verifications)).toEqual([])
  })
})
