import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../../app/cli/build.mjs'
import { openConnection, requestText } from '../bench/load.mjs'
import { endAll, seat, startPlatform } from '../bench/platform.mjs'
import { root } from '../support/source-tree'

/** Losing power is not being killed: the kernel keeps what a killed process wrote, a disk keeps only what was synced. */
const scratch = mkdtempSync(join(tmpdir(), 'cqo-power-'))
const library = join(scratch, 'power-loss.so')
const compiler = ['cc', 'gcc', 'clang'].find(name => spawnSync(name, ['--version']).status === 0)
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const ROUNDS = 3
/** Saves acknowledged before the power goes. */
const ENOUGH = 1_000

beforeAll(() => {
  buildIfStale()
  if (compiler) expect(spawnSync(compiler, ['-shared', '-fPIC', '-O1', '-o', library, join(root, 'test/faults/power-loss.c'), '-ldl', '-lpthread'], { encoding: 'utf8' }).stderr).toBe('')
}, 120_000)
afterEach(endAll)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A disk beside `directory` that starts with its database and then learns only what is synced. */
function forgetfulDisk(directory: string) {
  const twin = mkdtempSync(join(scratch, 'twin-'))
  copyFileSync(join(directory, 'cqo.db'), join(twin, 'cqo.db'))
  return { twin, settings: { LD_PRELOAD: library, POWER_DIR: directory, POWER_TWIN: twin } }
}

/** What a plain writer had acknowledged, and what was still there after the power went. */
async function writerLosesPower(synchronous: 'FULL' | 'NORMAL') {
  const directory = join(scratch, `plain-${synchronous}`)
  mkdirSync(directory)
  new Database(join(directory, 'cqo.db')).exec('create table acknowledged (n integer primary key)').close()
  const { twin, settings } = forgetfulDisk(directory)
  const child = spawn(process.execPath, [join(root, 'test/faults/power-loss-writer.mjs'), join(directory, 'cqo.db'), synchronous], { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  const gone = new Promise(resolve => child.once('close', resolve))
  await pause(1_000)
  child.kill('SIGKILL')
  await gone
  const db = new Database(join(twin, 'cqo.db'))
  const kept = (db.prepare('select count(*) as n from acknowledged').get() as { n: number }).n
  db.close()
  return { acknowledged: said.trimEnd().split('\n').length, kept }
}

/** Saves without pause on each seat until the connection breaks; answers the last revision that was acknowledged. */
async function saveUntilDark(port: number, { attemptId, cookie }: { attemptId: string; cookie: string }, acknowledge: () => void) {
  const connection = await openConnection(port)
  for (let rev = 1; ; rev++) {
    const body = JSON.stringify({ answers: [{ item: '1', choice: [rev % 2], rev }] })
    const reply = await connection.send(requestText(port, 'POST', `/exam/${attemptId}/answers`, { cookie, type: 'application/json', body })).catch(() => null)
    if (!reply) return { attemptId, rev: rev - 1 }
    expect(reply.status).toBe(200)
    acknowledge()
  }
}

describe.runIf(compiler)('when the power goes', () => {
  it('the model tells a durable setting from one that is not: FULL keeps all, NORMAL loses some', async () => {
    const full = await writerLosesPower('FULL')
    expect(full.acknowledged).toBeGreaterThan(50)
    expect(full.kept).toBeGreaterThanOrEqual(full.acknowledged)
    const normal = await writerLosesPower('NORMAL')
    expect(normal.kept).toBeLessThan(normal.acknowledged)
  })

  it.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))('no acknowledged answer is lost (round %i)', async () => {
    let twin = ''
    const platform = await startPlatform({
      candidates: 16,
      around: directory => {
        const disk = forgetfulDisk(directory)
        twin = disk.twin
        return disk.settings
      },
    })
    const seats = await seat(platform)
    let count = 0
    const acknowledged = await Promise.all(seats.map(one => saveUntilDark(platform.port, one, () => void (++count === ENOUGH && platform.child.kill('SIGKILL')))))
    const db = new Database(join(twin, 'cqo.db'))
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const stored = db.prepare<[string], { rev: number | null }>("select max(rev) as rev from answer_saves where attempt_id = ? and item = '1'")
    const lost = acknowledged.filter(({ attemptId, rev }) => (stored.get(attemptId)?.rev ?? 0) < rev)
    db.close()
    expect(lost).toEqual([])
  })
})
