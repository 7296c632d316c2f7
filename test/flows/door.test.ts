import { count, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { dialect } from '#db/dialect'
import { auditHead, filingSerials } from '#db/schema'
import { record } from '~/domain/audit/record.server'
import { verifyChain } from '~/domain/audit/verify-chain.server'
import { Refusal } from '~/domain/refusal'
import { type World, openWorld } from '../support/world'

let world: World
beforeAll(async () => void (world = await openWorld()))

const rows = async () => (await world.db.read.select({ n: count() }).from(filingSerials))[0]?.n

describe('the one door for writes', () => {
  it('keeps everything or nothing, also after an await in the middle', async () => {
    await expect(
      world.db.transact(async tx => {
        await tx.insert(filingSerials).values({ year: 1999, last: 1 })
        await new Promise(resolve => setTimeout(resolve, 10))
        throw new Error('half way')
      }),
    ).rejects.toThrow('half way')
    expect(await rows()).toBe(0)
  })

  it('refuses to read past the transaction or to nest', async () => {
    await expect(world.db.transact(async () => world.db.read.select().from(auditHead))).rejects.toThrow('inside transact')
    await expect(world.db.transact(async () => world.db.transact(async () => 1))).rejects.toThrow('inside transact')
  })

  it('sees its own writes, and others see them only after the commit', async () => {
    let inside = -1
    await world.db.transact(async tx => {
      await tx.insert(filingSerials).values({ year: 2000, last: 1 })
      inside = (await tx.select({ n: count() }).from(filingSerials))[0]?.n ?? -1
    })
    expect(inside).toBe(1)
    expect(await rows()).toBe(1)
  })

  it('runs what was left for after the commit only when it commits', async () => {
    const ran: string[] = []
    await world.db.transact(async tx => tx.afterCommit(() => ran.push('kept')))
    await world.db
      .transact(async tx => {
        tx.afterCommit(() => ran.push('lost'))
        throw new Error('no')
      })
      .catch(() => {})
    expect(ran).toEqual(['kept'])
  })

  it('lets many writers through one after another without losing any', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => world.db.transact(async tx => void (await tx.insert(filingSerials).values({ year: 3000 + i, last: 1 })))))
    expect(await rows()).toBe(21)
  })

  it('lets nobody write through it once its transaction has ended', async () => {
    let late: Promise<unknown> = Promise.resolve()
    await expect(
      world.db.transact(async tx => {
        late = new Promise(resolve => setTimeout(resolve, 20)).then(async () => tx.insert(filingSerials).values({ year: 1998, last: 1 }))
        throw new Error('one of two failed')
      }),
    ).rejects.toThrow('one of two failed')
    await expect(late).rejects.toThrow('has ended')
    expect(await world.db.read.select().from(filingSerials).where(eq(filingSerials.year, 1998))).toEqual([])
  })

  it('lets two who look before they write both get an answer of the rules, not of the database', async () => {
    const take = () =>
      world.db.transact(async tx => {
        const [taken] = await tx.select().from(filingSerials).where(eq(filingSerials.year, 1997))
        if (taken) throw new Refusal('taken')
        await new Promise(resolve => setTimeout(resolve, 20))
        await tx.insert(filingSerials).values({ year: 1997, last: 1 })
      })
    const [won, lost] = (await Promise.allSettled([take(), take()])).sort((a, b) => (a.status < b.status ? -1 : 1))
    expect(won).toMatchObject({ status: 'fulfilled' })
    expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'taken' } })
  })

  it('tells of a change once, however often the database asked to run it again', async () => {
    const seen: string[] = []
    const before = await verifyChain(world)
    const write = (year: number) => {
      let tries = 0
      const ctx = world.system()
      return world.db.transact(async tx => {
        tx.afterCommit(() => seen.push(`${year}`))
        record(ctx, tx, { type: 'user.created', entityId: `y${year}` })
        if (++tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
        await tx.insert(filingSerials).values({ year, last: tries })
      })
    }
    if (dialect === 'sqlite') return void (await expect(write(1996)).rejects.toThrow('deadlock'))
    await write(1996)
    expect(seen).toEqual(['1996'])
    expect(await verifyChain(world)).toMatchObject({ ok: true, count: (before as { count: number }).count + 1 })
  })
})
