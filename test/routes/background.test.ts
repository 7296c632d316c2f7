import { expect, it, vi } from 'vitest'
import { systemActor } from '~/domain/context'
import { enqueue } from '~/domain/jobs/enqueue.server'
import { log } from '~/log.server'
import { startBackground } from '~/server/background'
import type { Services } from '~/services.server'
import { openWorld } from '../support/world'

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

it('deadlines are kept while a long job runs and while another deadline fails', async () => {
  const world = await openWorld()
  const services = { ctx: () => world.as(systemActor), sessions: { sweep: async () => {} } } as unknown as Services
  const ctx = world.system()
  await ctx.db.transact(tx => enqueue(ctx, tx, 'certificates.render', 'long', {}))
  vi.spyOn(log, 'error').mockImplementation(() => {})
  let handedIn = 0
  let finish = () => {}
  const long = new Promise<void>(resolve => (finish = resolve))
  const stop = startBackground(services, {
    handlers: { 'certificates.render': () => long },
    ticks: [() => Promise.reject(new Error('one deadline fails')), async () => void handedIn++],
  })
  await pause(2_500)
  expect(handedIn).toBeGreaterThanOrEqual(2)
  finish()
  await stop()
  const before = handedIn
  await pause(1_200)
  expect(handedIn).toBe(before)
})
