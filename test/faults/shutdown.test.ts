import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../../app/cli/build.mjs'
import { requestText } from '../bench/load.mjs'
import { endAll, seat, startPlatform } from '../bench/platform.mjs'
import { root } from '../support/source-tree'

const made: string[] = []
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'cqo-fault-'))
  made.push(dir)
  return dir
}
beforeAll(() => void buildIfStale(), 120_000)
const started: ChildProcess[] = []
afterEach(async () => {
  started.splice(0).forEach(child => child.kill('SIGKILL'))
  await endAll()
})
afterAll(() => made.forEach(dir => rmSync(dir, { recursive: true, force: true })))

/** The built server as its own process, with nothing of this one's settings. */
function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, 'build/server/server.js')], { env: { PATH: process.env.PATH ?? '', NODE_ENV: 'development', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<{ code: number | null; said: string }>(resolve => child.once('close', code => resolve({ code, said })))
  return { child, ended }
}

const exited = (child: ChildProcess) => new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** A request whose second half is sent when told; answers the whole reply. */
async function halfSent(port: number, text: string) {
  const socket = connect(port, '127.0.0.1')
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const half = text.length - 10
  socket.write(text.slice(0, half))
  let reply = ''
  socket.on('data', chunk => (reply += chunk.toString()))
  const done = new Promise<string>(resolve => {
    socket.on('error', error => resolve(`${reply} ${error.message}`)).on('close', () => resolve(reply))
    socket.on('data', () => reply.includes('\r\n\r\n') && reply.endsWith('}') && resolve(reply))
  })
  return { finish: () => socket.write(text.slice(half)), done }
}

describe('stopping', () => {
  it('finishes what is under way, lets nothing new in, and is gone within ten seconds', async () => {
    const platform = await startPlatform({ candidates: 16 })
    const seats = await seat(platform)
    const save = ({ attemptId, cookie }: { attemptId: string; cookie: string }) =>
      requestText(platform.port, 'POST', `/exam/${attemptId}/answers`, { cookie, type: 'application/json', body: JSON.stringify({ answers: [{ item: '1', choice: [1], rev: 7 }] }) })
    const underWay = await Promise.all(seats.map(one => halfSent(platform.port, save(one))))
    await pause(300)
    const asked = Date.now()
    const gone = exited(platform.child)
    platform.child.kill('SIGTERM')
    await pause(300)
    await expect(fetch(`http://localhost:${platform.port}/healthz`)).rejects.toThrow()
    for (const one of underWay) one.finish()
    const replies = await Promise.all(underWay.map(one => one.done))
    expect(replies.filter(reply => !reply.startsWith('HTTP/1.1 200'))).toEqual([])
    expect(await gone).toBe(0)
    expect(Date.now() - asked).toBeLessThan(10_000)
    const db = new Database(join(platform.directory, 'cqo.db'), { readonly: true })
    expect(db.prepare('select count(*) as n from answer_saves where rev = 7').get()).toEqual({ n: seats.length })
    db.close()
  })
})

describe('one data directory, one platform', () => {
  it('a second one refuses with words and leaves the first alone; afterwards the directory is free', async () => {
    const platform = await startPlatform({ candidates: 1 })
    const second = await start({ DATA_DIR: platform.directory, PORT: String(platform.port) }).ended
    expect(second).toMatchObject({ code: 1, said: expect.stringContaining('正由另一个平台进程使用') as string })
    expect((await fetch(`http://localhost:${platform.port}/readyz`)).status).toBe(200)
    const killed = exited(platform.child)
    platform.child.kill('SIGKILL')
    await killed
    const began = Date.now()
    const third = start({ DATA_DIR: platform.directory, PORT: String(platform.port) })
    let up = false
    while (!up && Date.now() - began < 5_000) up = await fetch(`http://localhost:${platform.port}/readyz`).then(reply => reply.ok, () => pause(50).then(() => false))
    expect(up).toBe(true)
    third.child.kill('SIGTERM')
    expect((await third.ended).code).toBe(0)
  })
})

describe('production', () => {
  const key = () => randomBytes(32).toString('base64')
  const whole = () => ({ NODE_ENV: 'production', PUBLIC_ORIGIN: 'https://cqo.example.cn', DATA_KEYS: `k1:${key()}`, INDEX_KEY: key(), DATA_DIR: folder(), PORT: '3000' })

  it.each([
    ['nothing set', { PUBLIC_ORIGIN: '', DATA_KEYS: '', INDEX_KEY: '' }, ['PUBLIC_ORIGIN', 'DATA_KEYS', 'INDEX_KEY']],
    ['an origin without HTTPS', { PUBLIC_ORIGIN: 'http://cqo.example.cn' }, ['PUBLIC_ORIGIN']],
    ['a key anyone could guess', { DATA_KEYS: `k1:${Buffer.alloc(32, 'a').toString('base64')}` }, ['DATA_KEYS']],
    ['a short key', { INDEX_KEY: randomBytes(16).toString('base64') }, ['INDEX_KEY']],
  ])('does not start with %s, and says what to set', async (_, change, named) => {
    const { code, said } = await start({ ...whole(), ...change }).ended
    expect(code).toBe(1)
    expect(said).toContain('生产环境不能启动')
    for (const name of named) expect(said).toContain(name)
    expect(said).not.toMatch(/\n\s+at /)
  })

  it('does not start on data whose passwords are public', async () => {
    const settings = whole()
    writeFileSync(join(settings.DATA_DIR, 'demo-accounts.json'), '[]')
    const { code, said } = await start(settings).ended
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('演示数据') as string })
  })

  it('a misspelt production is no demo', async () => {
    const { code, said } = await start({ ...whole(), NODE_ENV: 'prodution' }).ended
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('NODE_ENV') as string })
  })
})
