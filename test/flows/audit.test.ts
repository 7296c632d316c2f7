import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, auditHead, settings } from '#db/schema'
import { record } from '~/domain/audit/record.server'
import { verifyChain } from '~/domain/audit/verify-chain.server'
import { type World, openWorld } from '../support/world'

let world: World
beforeAll(async () => void (world = await openWorld()))

const note = (id: string) => {
  const ctx = world.system()
  return ctx.db.transact(async tx => record(ctx, tx, { type: 'user.created', entityId: id, data: { n: id } }))
}

describe('the audit chain', () => {
  it('grows by one row per event and verifies', async () => {
    const before = await verifyChain(world)
    await Promise.all(['a', 'b', 'c'].map(note))
    const after = await verifyChain(world)
    expect(before).toMatchObject({ ok: true })
    expect(after).toMatchObject({ ok: true, count: (before as { count: number }).count + 3 })
  })

  it('leaves no row when the change it tells of fails', async () => {
    const before = await verifyChain(world)
    const ctx = world.system()
    await expect(
      ctx.db.transact(async tx => {
        record(ctx, tx, { type: 'user.created', entityId: 'never' })
        throw new Error('the change failed')
      }),
    ).rejects.toThrow('the change failed')
    expect(await verifyChain(world)).toEqual(before)
  })

  it('verifies while the platform goes on working', async () => {
    for (let turns = 0; turns < 40; turns++) {
      const told = note(`busy${turns}`)
      for (let i = 0; i < turns; i++) await Promise.resolve()
      expect(await verifyChain(world)).toMatchObject({ ok: true })
      await told
    }
  })

  it('takes an event told as the very last step too', async () => {
    const ctx = world.system()
    const before = await verifyChain(world)
    await ctx.db.transact(async tx => {
      record(ctx, tx, { type: 'user.created', entityId: 'first' })
      tx.atEnd(async last => record(ctx, last, { type: 'user.created', entityId: 'last' }))
    })
    expect(await verifyChain(world)).toMatchObject({ ok: true, count: (before as { count: number }).count + 2 })
  })

  it('verifies whatever an event carried, as it comes back from the database', async () => {
    const ctx = world.system()
    await ctx.db.transact(async tx => record(ctx, tx, { type: 'user.created', entityId: 'odd', data: { at: new Date(0), gone: undefined, list: [undefined, 1e21, -0, '𠮷'], z: { b: 1, a: 2 } } }))
    expect(await verifyChain(world)).toMatchObject({ ok: true })
  })

  it('cannot be updated or deleted, not even past the domain', async () => {
    await note('fixed')
    for (const statement of [
      (tx: Parameters<Parameters<World['db']['transact']>[0]>[0]) => tx.update(auditEvents).set({ actorName: '别人' }).where(eq(auditEvents.entityId, 'fixed')),
      (tx: Parameters<Parameters<World['db']['transact']>[0]>[0]) => tx.delete(auditEvents).where(eq(auditEvents.entityId, 'fixed')),
      (tx: Parameters<Parameters<World['db']['transact']>[0]>[0]) => tx.update(settings).set({ value: 1 }),
    ])
      await expect(world.db.transact(async tx => void (await statement(tx)))).rejects.toThrow()
    expect(await verifyChain(world)).toMatchObject({ ok: true })
  })

  it('names the place where the tail was cut', async () => {
    await world.db.transact(async tx => void (await tx.update(auditHead).set({ seq: sql`${auditHead.seq} + 1` })))
    expect(await verifyChain(world)).toMatchObject({ ok: false, reason: '末尾被截去' })
  })
})
