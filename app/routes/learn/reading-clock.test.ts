import { beforeEach, describe, expect, it } from 'vitest'
import type { PlayerReply } from './player-shape'
import { type ClockStatus, type Exchange, ReadingClock } from './reading-clock'

const reply = (over: Partial<PlayerReply> = {}): Exchange => ({ kind: 'player', player: { playerId: 'p', creditedSeconds: 0, coveredSeconds: 0, requiredSeconds: 2565, lessonSeconds: 2700, todayLeftSeconds: 21_600, state: 'counting', quizPassed: false, lessonDone: false, ...over } })

let now: number
let visible: boolean
let sent: Record<string, string>[]
let answers: ((fields: Record<string, string>) => Exchange)
let told: { status: ClockStatus; seconds: number }

beforeEach(() => {
  now = 0
  visible = true
  sent = []
  answers = fields => reply({ coveredSeconds: Number(fields.position ?? 0) })
})

const make = (covered = 0) =>
  new ReadingClock({ exchange: async fields => (sent.push(fields), answers(fields)), now: () => now, visible: () => visible, tell: (status, seconds) => void (told = { status, seconds }) }, covered)

const settled = () => new Promise(resolve => setImmediate(resolve))

async function run(clock: ReadingClock, seconds: number, touching = true) {
  for (let i = 0; i < seconds; i++) {
    now += 1000
    if (touching) clock.touch()
    clock.tick()
    await settled()
  }
}

describe('the clock on the page', () => {
  it('runs in real time and reports every fifteen seconds', async () => {
    const clock = make()
    await clock.open()
    await run(clock, 60)
    expect(sent.slice(1).map(beat => beat.position)).toEqual(['15', '30', '45', '60'])
    expect(told).toEqual({ status: { at: 'counting' }, seconds: 60 })
  })
  it('stands still while the page is behind another, reporting what was read', async () => {
    const clock = make()
    await clock.open()
    await run(clock, 7)
    visible = false
    clock.show()
    await run(clock, 100, false)
    expect(sent.at(-1)).toMatchObject({ intent: 'beat', position: '7' })
    expect(told).toEqual({ status: { at: 'hidden' }, seconds: 7 })
    visible = true
    clock.show()
    await run(clock, 3)
    expect(told).toEqual({ status: { at: 'counting' }, seconds: 10 })
  })
  it('stands still after five minutes without a touch and goes on with the next', async () => {
    const clock = make()
    await clock.open()
    await run(clock, 400, false)
    expect(told.status.at).toBe('idle')
    expect(told.seconds).toBeLessThanOrEqual(300)
    clock.touch()
    expect(told.status.at).toBe('counting')
  })
  it('stands still without a network and goes on when an answer comes', async () => {
    const clock = make()
    await clock.open()
    answers = () => ({ kind: 'offline' })
    await run(clock, 40)
    expect(told).toEqual({ status: { at: 'offline' }, seconds: 15 })
    answers = fields => reply({ coveredSeconds: Number(fields.position) })
    await run(clock, 6)
    expect(told.status.at).toBe('counting')
  })
  it('takes the player again when the network was missing from the start', async () => {
    answers = () => ({ kind: 'offline' })
    const clock = make()
    await clock.open()
    answers = () => reply()
    await run(clock, 6)
    expect(sent.map(beat => beat.intent)).toEqual(['open', 'open'])
    expect(told.status.at).toBe('counting')
  })
  it('stops at a presence prompt and goes on from where the server stands', async () => {
    const clock = make()
    await clock.open()
    answers = () => reply({ state: 'ask', coveredSeconds: 14 })
    await run(clock, 30)
    expect(told).toEqual({ status: { at: 'ask' }, seconds: 14 })
    answers = fields => reply({ coveredSeconds: 14, state: fields.present === 'yes' ? 'counting' : 'ask' })
    clock.answer()
    await settled()
    await run(clock, 2)
    expect(told).toEqual({ status: { at: 'counting' }, seconds: 16 })
  })
  it('asks for the second that completes the lesson as soon as it is due', async () => {
    const clock = make(2563)
    answers = fields => (fields.intent === 'open' ? reply({ coveredSeconds: 2563 }) : reply({ coveredSeconds: 2565, state: 'covered', lessonDone: true }))
    await clock.open()
    await run(clock, 3)
    expect(told.status.at).toBe('covered')
    expect(sent).toHaveLength(2)
  })
  it('says when another page took over, the session ended, or a rule said no, and sends nothing more', async () => {
    const ends: [Exchange, string][] = [
      [{ kind: 'refused', code: 'learning.taken-over', message: '' }, 'elsewhere'],
      [{ kind: 'signed-out' }, 'signed-out'],
      [{ kind: 'refused', code: 'learning.not-enrolled', message: '还不能学习' }, 'refused'],
    ]
    for (const [exchange, at] of ends) {
      const clock = make()
      answers = () => reply()
      await clock.open()
      answers = () => exchange
      await run(clock, 16)
      const count = sent.length
      await run(clock, 60)
      expect(told.status.at).toBe(at)
      expect(sent).toHaveLength(count)
    }
  })
})
