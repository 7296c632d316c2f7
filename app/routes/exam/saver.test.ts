import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, mergeSaves } from '~/domain/attempts/merge'
import { type Reply, Saver, type SaverPorts, type SaverState, type Sent } from './saver'

/** A server that merges as ours does, behind a network whose faults are given; time does not pass. */
function world(faults: readonly ('ok' | 'lost' | 'no-ack' | 'busy')[]) {
  let answers: Answers = {}
  const states: SaverState[] = []
  const device = new Map<string, Sent>()
  let call = 0
  const merge = (sent: Sent[]): Reply => {
    const merged = mergeSaves(answers, sent)
    answers = merged.answers
    return { kind: 'saved', saved: merged.acknowledged.map(({ item, rev }) => ({ item, rev })), serverTime: 1, remainingSeconds: 60 }
  }
  const ports: SaverPorts = {
    async post(sent) {
      const fault = faults[call++] ?? 'ok'
      await Promise.resolve()
      if (fault === 'lost') throw new TypeError('network')
      if (fault === 'busy') return { kind: 'refused', status: 503, code: 'http.busy', message: '' }
      const reply = merge(sent)
      if (fault === 'no-ack') throw new TypeError('network')
      return reply
    },
    keep: answer => void device.set(answer.item, answer),
    drop: (item, rev) => void ((device.get(item)?.rev ?? Number.POSITIVE_INFINITY) <= rev && device.delete(item)),
    wait: () => Promise.resolve(),
    tell: state => void states.push(state),
    tick: () => {},
  }
  return { ports, states, device, server: () => answers, merge }
}
const faultList = fc.array(fc.constantFrom('ok' as const, 'lost' as const, 'no-ack' as const, 'busy' as const), { maxLength: 12 })
const changes = fc.array(fc.tuple(fc.constantFrom('1', '2', '3'), fc.subarray([0, 1, 2, 3])), { minLength: 1, maxLength: 30 })

describe('bringing answers to the server', () => {
  it('ends with the last choice of every item, whatever the network loses', async () => {
    await fc.assert(fc.asyncProperty(changes, faultList, async (list, faults) => {
      const { ports, server, states, device } = world(faults)
      const saver = new Saver(ports, {})
      const wanted = new Map<string, number[]>()
      for (const [item, choice] of list) {
        saver.change(item, choice)
        wanted.set(item, choice)
        if (choice.length % 2 === 0) await Promise.resolve()
      }
      await saver.settled()
      for (const [item, choice] of wanted) expect(server()[item]?.choice).toEqual(choice)
      expect([saver.waiting, device.size, states.at(-1)]).toEqual([0, 0, { state: 'saved', serverTime: 1 }])
    }), { numRuns: 500 })
  })

  it('says saved only after an acknowledgement of everything', async () => {
    const { ports, states } = world(['lost', 'no-ack', 'ok'])
    const saver = new Saver(ports, {})
    saver.change('1', [0])
    await saver.settled()
    expect(states.map(state => state.state)).toEqual(['saving', 'offline', 'offline', 'saved'])
  })

  it('goes on after a crash from what the device kept, and lets go what the server knows better', async () => {
    const crashed = world(Array(50).fill('lost'))
    const first = new Saver(crashed.ports, {})
    first.change('1', [2])
    first.change('2', [1])
    first.stop()
    const next = world([])
    next.merge([{ item: '2', choice: [3], rev: 5 }])
    const saver = new Saver(next.ports, { '2': { choice: [3], rev: 5 } })
    expect([...crashed.device.values()].map(answer => saver.resume(answer))).toEqual([true, false])
    await saver.settled()
    expect(next.server()).toEqual({ '1': { choice: [2], rev: 1 }, '2': { choice: [3], rev: 5 } })
  })

  it('stops and says why when another device writes, the time is over, or the session ended', async () => {
    const refused = (status: number, code: string) => async (): Promise<Reply> => ({ kind: 'refused', status, code, message: code })
    for (const [status, code, why] of [[409, 'attempts.other-device', 'elsewhere'], [409, 'attempts.time-over', 'over'], [409, 'attempts.not-running', 'over'], [401, 'http.signed-out', 'signed-out'], [422, 'attempts.bad-answer', 'failed']] as const) {
      const { ports, states, device } = world([])
      const saver = new Saver({ ...ports, post: refused(status, code) }, {})
      saver.change('1', [0])
      await saver.settled()
      expect(states.at(-1)).toEqual({ state: 'stopped', why, message: code })
      expect(device.size).toBe(1)
    }
  })
})
