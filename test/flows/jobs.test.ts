import { DrizzleQueryError, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { jobs } from '#db/schema'
import { enqueue } from '~/domain/jobs/enqueue.server'
import { type JobHandlers, runDueJobs } from '~/domain/jobs/run-jobs.server'
import { MINUTE, NOON, type World, openWorld } from '../support/world'

let world: World
beforeAll(async () => void (world = await openWorld()))

const add = (key: string) => {
  const ctx = world.system()
  return ctx.db.transact(tx => enqueue(ctx, tx, 'certificates.render', key, { key }))
}
const handlers = (mark: (key: string) => Promise<void>): JobHandlers => ({
  'certificates.render': async (_ctx, payload) => mark(String(payload.key)),
})

describe('jobs', () => {
  it('run once for one cause, however often it is enqueued', async () => {
    await add('once')
    await add('once')
    const ran: string[] = []
    const work = handlers(async key => void ran.push(key))
    await Promise.all([runDueJobs(world.system(), work), runDueJobs(world.system(), work)])
    expect(ran).toEqual(['once'])
  })

  it('are tried again later, and given up after five tries with the reason kept', async () => {
    await add('fails')
    for (let i = 0; i < 7; i++) await runDueJobs(world.system(NOON + i * 10 * MINUTE), handlers(async () => Promise.reject(new Error('no font'))))
    const [row] = await world.db.read.select().from(jobs).where(eq(jobs.dedupeKey, 'fails'))
    expect(row).toMatchObject({ status: 'failed', tries: 5, lastError: 'no font' })
  })

  it('left running by a process that died are taken up again', async () => {
    await add('orphan')
    await world.db.transact(async tx => void (await tx.update(jobs).set({ status: 'running', claimedAt: NOON }).where(eq(jobs.dedupeKey, 'orphan'))))
    const ran: string[] = []
    await runDueJobs(world.system(NOON + MINUTE), handlers(async key => void ran.push(key)))
    expect(ran).toEqual([])
    await runDueJobs(world.system(NOON + 6 * MINUTE), handlers(async key => void ran.push(key)))
    expect(ran).toEqual(['orphan'])
  })

  it('that end the process each time they run are given up too', async () => {
    await add('deadly')
    await world.db.transact(async tx => void (await tx.update(jobs).set({ status: 'running', tries: 5, claimedAt: NOON }).where(eq(jobs.dedupeKey, 'deadly'))))
    const ran: string[] = []
    await runDueJobs(world.system(NOON + 6 * MINUTE), handlers(async key => void ran.push(key)))
    expect(ran).toEqual([])
    expect(await world.db.read.select().from(jobs).where(eq(jobs.dedupeKey, 'deadly'))).toMatchObject([{ status: 'failed' }])
  })

  it('wait for the next start when the platform is stopping', async () => {
    await add('first')
    await add('second')
    const ran: string[] = []
    await runDueJobs(world.system(), handlers(async key => void ran.push(key)), () => ran.length > 0)
    expect(ran).toHaveLength(1)
    await runDueJobs(world.system(), handlers(async key => void ran.push(key)))
    expect(ran).toHaveLength(2)
  })

  it('keep the reason of a failed query, not the personal data in it', async () => {
    await add('private')
    await runDueJobs(world.system(), handlers(async () => Promise.reject(new DrizzleQueryError('insert into persons', ['欧阳䶮'], new Error('disk full')))))
    expect(await world.db.read.select().from(jobs).where(eq(jobs.dedupeKey, 'private'))).toMatchObject([{ lastError: 'disk full' }])
  })
})
