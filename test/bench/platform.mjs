// The built server on a throw-away data directory, and the candidates who use it.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../app/cli/install.mjs'
import { openConnection, requestText } from './load.mjs'

const freePort = () =>
  new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

const ended = child => new Promise(resolve => child.once('exit', resolve))
const read = (directory, name) => JSON.parse(readFileSync(join(directory, name), 'utf8'))

async function command(args, env) {
  const child = spawn(process.execPath, [join(root, 'build/server/cli.js'), ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  if ((await ended(child)) !== 0) throw new Error(`${args.join(' ')} 没有成功`)
}

async function untilReady(port, child) {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error('平台没有启动')
    const up = await fetch(`http://localhost:${port}/readyz`).then(reply => reply.ok, () => false)
    if (up) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('平台 60 秒内没有就绪')
}

/** What runs now: ended by `endAll` when a test fails half-way. */
const running = new Set()

/** Ends every platform still running, at once, and removes their directories. */
export async function endAll() {
  for (const { child, clear } of running) {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = ended(child)
      child.kill('SIGKILL')
      await gone
    }
    clear()
  }
  running.clear()
}

/**
 * Candidates in a fresh data directory and the built server over it. `around` sees the directory before the
 * server starts and may add to its environment.
 * @param {{ candidates: number, databaseUrl?: string, around?: (directory: string) => Record<string, string> }} options
 */
export async function startPlatform({ candidates, databaseUrl = '', around = () => ({}) }) {
  const directory = mkdtempSync(join(tmpdir(), 'cqo-bench-'))
  const port = await freePort()
  const env = { ...process.env, NODE_ENV: 'development', DATA_DIR: directory, PORT: String(port), DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', UV_THREADPOOL_SIZE: '8', PUBLIC_ORIGIN: '' }
  await command(['demo-load', '--candidates', String(candidates)], env)
  /** @type {import('node:child_process').ChildProcess} */
  const child = spawn(process.execPath, [join(root, 'build/server/server.js')], { env: { ...env, ...around(directory) }, stdio: ['ignore', 'ignore', 'inherit'] })
  const clear = () => rmSync(directory, { recursive: true, force: true })
  running.add({ child, clear })
  await untilReady(port, child)
  return {
    port,
    directory,
    child,
    clear,
    candidates: read(directory, 'load-candidates.json'),
    code: existsSync(join(directory, 'load-certificate.json')) ? read(directory, 'load-certificate.json').code : null,
    async stop() {
      const gone = ended(child)
      child.kill('SIGTERM')
      await gone
      clear()
    },
  }
}

/** The bare server of a kind, on a directory of its own. */
export async function startBare(kind) {
  const directory = mkdtempSync(join(tmpdir(), 'cqo-bare-'))
  const child = spawn(process.execPath, [join(root, 'test/bench/bare.mjs'), kind, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise(resolve => child.stdout.once('data', text => resolve(Number(text))))
  return {
    port,
    async stop() {
      const gone = ended(child)
      child.kill()
      await gone
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const form = fields => new URLSearchParams(fields).toString()

/** Does something for each of many, a few at a time, each worker on a connection of its own. */
export async function forEach(port, many, width, task) {
  let at = 0
  async function work() {
    const connection = await openConnection(port)
    while (at < many.length) await task(connection, many[at++])
    connection.close()
  }
  await Promise.all(Array.from({ length: width }, work))
}

/** Signs every candidate in and starts the paper; answers what the load needs. `Sign-in` hashes passwords, so it is kept narrow. */
export async function seat({ port, candidates }) {
  const seated = []
  await forEach(port, candidates, 4, async (connection, { username, password, attemptId }) => {
    const entered = await connection.send(requestText(port, 'POST', '/sign-in', { body: form({ username, password }) }))
    const cookie = entered.cookies.join('; ')
    if (entered.status >= 400 || !cookie) throw new Error(`登录不成：${entered.status} ${entered.body.slice(0, 300)}`)
    const started = await connection.send(requestText(port, 'POST', `/exam/${attemptId}/start`, { cookie }))
    if (started.status >= 400) throw new Error(`开考不成：${started.status} ${started.body.slice(0, 300)}`)
    seated.push({ attemptId, cookie, rev: 0 })
  })
  return seated
}
