import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activations, auditEvents, consents, persons, sessions, signInFailures, users } from '#db/schema'
import { activateUser } from '~/domain/identity/activate-user.server'
import { createUser } from '~/domain/identity/create-user.server'
import { hashPassword } from '~/domain/identity/hash-password.server'
import { issueActivation } from '~/domain/identity/invite-user.server'
import { signIn } from '~/domain/identity/sign-in.server'
import { createSessions } from '~/session.server'
import { DAY, HOUR, MINUTE, NOON, type World, openWorld } from '../support/world'

const PASSWORD = '江边的木棉今年开了三次花'
const consent = { key: 'consent', version: 1, hash: 'h' }
let world: World
beforeAll(async () => void (world = await openWorld()))

async function account(username: string) {
  const ctx = world.system()
  const passwordHash = await hashPassword(PASSWORD)
  return ctx.db.transact(tx => createUser(ctx, tx, { username, name: '区婉仪', passwordHash, grants: [{ role: 'city_reviewer', organizationId: null, cityCode: '4406' }] }))
}

async function invited(username: string, now = NOON) {
  const ctx = world.system(now)
  return ctx.db.transact(async tx => {
    const personId = `person-${username}`
    const text = { idNumber: 'x', mobile: 'x', email: 'x' }
    await tx.insert(persons).values({ id: personId, name: '陈䶮', namePinyin: 'chenyan', idType: 'resident_id', idNumberIndex: username, idTail: '123X', gender: 'male', mobileIndex: username, mobileTail: '8000', emailIndex: username, education: 'college', createdAt: now, updatedAt: now, ...text })
    const userId = await createUser(ctx, tx, { username, name: '陈䶮', personId, grants: [{ role: 'cqo', organizationId: null, cityCode: null }] })
    return { userId, personId, code: await issueActivation(ctx, tx, userId, 168) }
  })
}

const attempt = (username: string, password: string, source: string, now = NOON) => signIn(world.system(now), { username, password, source })

describe('signing in', () => {
  it('answers who it is with their grants, whatever the case of the username', async () => {
    const userId = await account('ouwanyi')
    expect(await attempt(' OuWanYi ', PASSWORD, 'office')).toMatchObject({ userId, grants: [{ role: 'city_reviewer', cityCode: '4406' }] })
  })

  it('says the same of an unknown name and a wrong password', async () => {
    await account('lifang')
    await expect(attempt('lifang', 'wrong', 'a')).rejects.toMatchObject({ code: 'identity.wrong-credentials' })
    await expect(attempt('nobody', 'wrong', 'a')).rejects.toMatchObject({ code: 'identity.wrong-credentials' })
  })

  it('locks the sixth try from one place for 15 minutes, and only there', async () => {
    await account('huangyong')
    for (let i = 0; i < 5; i++) await expect(attempt('huangyong', 'wrong', 'cafe')).rejects.toMatchObject({ code: 'identity.wrong-credentials' })
    await expect(attempt('huangyong', PASSWORD, 'cafe')).rejects.toMatchObject({ code: 'identity.locked' })
    await expect(attempt('huangyong', PASSWORD, 'home')).resolves.toMatchObject({ name: '区婉仪' })
    await expect(attempt('huangyong', PASSWORD, 'cafe', NOON + 16 * MINUTE)).resolves.toMatchObject({ name: '区婉仪' })
  })

  it('counts guesses that are sent all at once', async () => {
    await account('parallel')
    const codes = await Promise.all(Array.from({ length: 12 }, () => attempt('parallel', 'wrong', 'botnet').catch((error: { code: string }) => error.code)))
    expect(codes.filter(code => code === 'identity.wrong-credentials')).toHaveLength(5)
    expect(codes.filter(code => code === 'identity.locked')).toHaveLength(7)
  })

  it('keeps no username or address in the failures', async () => {
    const rows = await world.db.read.select().from(signInFailures)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows.map(r => r.account))).not.toMatch(/huangyong|lifang|nobody/)
  })

  it('lets nobody in who is only invited', async () => {
    await invited('cqowait')
    await expect(attempt('cqowait', '', 'x')).rejects.toMatchObject({ code: 'identity.wrong-credentials' })
  })
})

describe('activation', () => {
  it('takes the code once, in any spelling, with consent, and opens the account', async () => {
    const { userId, personId, code } = await invited('cqofirst')
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `
    await activateUser(world.system(), { username: 'cqofirst', code: typed, password: PASSWORD, consent })
    expect(await attempt('cqofirst', PASSWORD, 'phone')).toMatchObject({ userId, personId })
    expect(await world.db.read.select().from(consents).where(eq(consents.personId, personId))).toMatchObject([{ textKey: 'consent', textVersion: 1, textHash: 'h' }])
    await expect(activateUser(world.system(), { username: 'cqofirst', code, password: PASSWORD, consent })).rejects.toMatchObject({ code: 'identity.activation-invalid' })
  })

  it('refuses a late code and says so at the field', async () => {
    const { code } = await invited('cqolate')
    await expect(activateUser(world.system(NOON + 8 * DAY), { username: 'cqolate', code, password: PASSWORD, consent })).rejects.toMatchObject({ code: 'identity.activation-invalid', fields: { code: [expect.stringContaining('激活码')] } })
  })

  it('gives up after five guesses, even for the right code afterwards', async () => {
    const { code } = await invited('cqoguess')
    for (let i = 0; i < 5; i++) await expect(activateUser(world.system(), { username: 'cqoguess', code: 'AAAA-AAAA-AAAA', password: PASSWORD, consent })).rejects.toMatchObject({ code: 'identity.activation-invalid' })
    await expect(activateUser(world.system(), { username: 'cqoguess', code, password: PASSWORD, consent })).rejects.toMatchObject({ code: 'identity.activation-invalid' })
  })

  it('tells nothing of the person without the code, and a weak password uses up no try', async () => {
    const { code } = await invited('cqooracle')
    const weak = '陈䶮陈䶮陈䶮陈䶮陈䶮陈䶮'
    await expect(activateUser(world.system(), { username: 'cqooracle', code: 'AAAA-AAAA-AAAA', password: weak, consent })).rejects.toMatchObject({ code: 'identity.activation-invalid' })
    for (let i = 0; i < 6; i++) await expect(activateUser(world.system(), { username: 'cqooracle', code, password: weak, consent })).rejects.toMatchObject({ code: 'identity.weak-password' })
    await expect(activateUser(world.system(), { username: 'cqooracle', code, password: PASSWORD, consent })).resolves.toBeTruthy()
  })

  it('opens one account when the same code arrives twice at once', async () => {
    const { userId, code } = await invited('cqotwice')
    const results = await Promise.allSettled([1, 2].map(() => activateUser(world.system(), { username: 'cqotwice', code, password: PASSWORD, consent })))
    expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1)
    const told = await world.db.read.select().from(auditEvents).where(and(eq(auditEvents.type, 'user.activated'), eq(auditEvents.entityId, userId)))
    expect(told).toHaveLength(1)
  })

  it('keeps only the hash of a code', async () => {
    const { userId, code } = await invited('cqohash')
    const rows = await world.db.read.select().from(activations).where(eq(activations.userId, userId))
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
  })
})

describe('sessions', () => {
  const request = (cookie: string) => new Request('http://localhost:3000/', { headers: { cookie: cookie.split(';')[0]! } })

  it('are opened by the cookie, not by what stands in the database', async () => {
    const store = createSessions(world.db, 'http://localhost:3000')
    const actor = await attempt('ouwanyi', PASSWORD, 'desk')
    const cookie = (await store.open(world.system(), actor)).headers['Set-Cookie']
    expect(cookie).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await store.read(request(cookie))).toEqual(actor)
    const [row] = await world.db.read.select().from(sessions).where(eq(sessions.userId, actor.userId))
    expect(await store.read(request(`sid=${row?.id}`))).toBeNull()
  })

  it('end at sign-out, for a disabled user, and after the absolute limit', async () => {
    const store = createSessions(world.db, 'http://localhost:3000')
    const userId = await account('endings')
    const actor = await attempt('endings', PASSWORD, 'desk')
    const first = (await store.open(world.system(), actor)).headers['Set-Cookie']
    await store.close(request(first))
    expect(await store.read(request(first))).toBeNull()
    const second = (await store.open(world.system(), actor)).headers['Set-Cookie']
    await world.db.transact(async tx => void (await tx.update(sessions).set({ createdAt: Date.now() - 9 * HOUR }).where(eq(sessions.userId, userId))))
    expect(await store.read(request(second))).toBeNull()
    const third = (await store.open(world.system(), actor)).headers['Set-Cookie']
    await world.db.transact(async tx => void (await tx.update(users).set({ status: 'disabled' }).where(eq(users.id, userId))))
    expect(await store.read(request(third))).toBeNull()
  })

  it('of a learner are one at a time: the newer ends the older', async () => {
    const store = createSessions(world.db, 'http://localhost:3000')
    const actor = await attempt('cqofirst', PASSWORD, 'phone')
    const phone = (await store.open(world.system(), actor)).headers['Set-Cookie']
    await new Promise(resolve => setTimeout(resolve, 5))
    const laptop = (await store.open(world.system(), actor)).headers['Set-Cookie']
    expect(await store.read(request(phone))).toBeNull()
    expect(await store.read(request(laptop))).toMatchObject({ userId: actor.userId })
  })

  it('carry the __Host- prefix and Secure on https', async () => {
    const store = createSessions(world.db, 'https://cqo.example')
    expect((await store.open(world.system(), await attempt('ouwanyi', PASSWORD, 'desk'))).headers['Set-Cookie']).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  })
})
