import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../../app/cli/build.mjs'
import { openConnection, requestText } from '../bench/load.mjs'
import { seat, startPlatform } from '../bench/platform.mjs'
import { root } from '../support/source-tree'

const ROUNDS = 12
const CANDIDATES = 8
const ITEMS = 22

interface Seat {
  attemptId: string
  cookie: string
  rev: number
}
type Acknowledged = Map<string, { attemptId: string; item: string; rev: number; choice: number[] }>

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const exited = (child: ChildProcess) => new Promise(resolve => child.once('exit', resolve))

beforeAll(() => void buildIfStale(), 120_000)

/** Saves one item after the other until the connection breaks; what was acknowledged is written down. */
async function saveOn(port: number, one: Seat, acknowledged: Acknowledged): Promise<string[]> {
  const surprises: string[] = []
  const connection = await openConnection(port).catch(() => null)
  if (!connection) return ['no connection']
  for (;;) {
    const rev = ++one.rev
    const item = String(1 + (rev % ITEMS))
    const choice = [rev % 2]
    const body = JSON.stringify({ answers: [{ item, choice, rev }] })
    const reply = await connection.send(requestText(port, 'POST', `/exam/${one.attemptId}/answers`, { cookie: one.cookie, type: 'application/json', body })).catch(() => null)
    if (!reply) return surprises
    if (reply.status !== 200) surprises.push(`${reply.status} ${reply.body}`)
    else acknowledged.set(`${one.attemptId} ${item}`, { attemptId: one.attemptId, item, rev, choice })
  }
}

function lostFrom(directory: string, acknowledged: Acknowledged): string[] {
  const db = new Database(join(directory, 'cqo.db'))
  const stored = db.prepare('select choice from answer_saves where attempt_id = ? and item = ? and rev = ?')
  const lost = [...acknowledged.values()].filter(({ attemptId, item, rev, choice }) => {
    const row = stored.get(attemptId, item, rev) as { choice: string } | undefined
    return row?.choice !== JSON.stringify(choice)
  })
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
  return lost.map(answer => JSON.stringify(answer))
}

/** The same platform once more on the same data; answers how long it took to be ready. */
async function startAgain({ directory, port }: { directory: string; port: number }) {
  const began = Date.now()
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'development', DATA_DIR: directory, PORT: String(port), DATABASE_URL: '', LOG_LEVEL: 'warn', PUBLIC_ORIGIN: '' }
  const child = spawn(process.execPath, [join(root, 'build/server/server.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  while (!(await fetch(`http://localhost:${port}/readyz`).then(reply => reply.ok, () => false))) {
    if (child.exitCode !== null || Date.now() - began > 20_000) throw new Error('the platform did not come back')
    await pause(25)
  }
  return { child, readyAfter: Date.now() - began }
}

describe('a server killed in the middle of an exam', () => {
  it('loses no acknowledged answer in a dozen kills, is back within seconds, and everyone goes on', async () => {
    const platform = await startPlatform({ candidates: CANDIDATES })
    const seats: Seat[] = await seat(platform)
    const acknowledged: Acknowledged = new Map()
    let child = platform.child
    const waits: number[] = []
    let saves = 0
    try {
      for (let round = 1; round <= ROUNDS; round++) {
        const before = seats.reduce((sum, one) => sum + one.rev, 0)
        const writers = seats.map(one => saveOn(platform.port, one, acknowledged))
        await pause(100 + Math.random() * 900)
        const gone = exited(child)
        child.kill('SIGKILL')
        await gone
        expect((await Promise.all(writers)).flat()).toEqual([])
        saves += seats.reduce((sum, one) => sum + one.rev, 0) - before
        expect(lostFrom(platform.directory, acknowledged)).toEqual([])
        const back = await startAgain(platform)
        child = back.child
        waits.push(back.readyAfter)
      }
      console.log(`${ROUNDS} kills, ${saves} saves under way, 0 of ${acknowledged.size} last acknowledged answers lost, back after at most ${Math.max(...waits)} ms`)
      expect(acknowledged.size).toBe(CANDIDATES * ITEMS)
      expect(Math.max(...waits)).toBeLessThan(20_000)
      await everyoneHandsIn(platform.port, seats)
    } finally {
      child.kill('SIGKILL')
      platform.clear()
    }
  })
})

/** After the last kill each candidate saves once more and hands in, with the session from before the first. */
async function everyoneHandsIn(port: number, seats: Seat[]) {
  for (const one of seats) {
    const connection = await openConnection(port)
    const body = JSON.stringify({ answers: [{ item: '1', choice: [0], rev: one.rev + 1 }] })
    expect(await connection.send(requestText(port, 'POST', `/exam/${one.attemptId}/answers`, { cookie: one.cookie, type: 'application/json', body }))).toMatchObject({ status: 200 })
    expect(await connection.send(requestText(port, 'POST', `/exam/${one.attemptId}/submit`, { cookie: one.cookie }))).toMatchObject({ status: 302 })
    connection.close()
  }
}
