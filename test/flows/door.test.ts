import { count } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditHead, filingSerials } from '#db/schema'
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
})
