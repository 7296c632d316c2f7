import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Account {
  role: string
  name: string
  username: string
  password: string
  note: string
}

export interface RunningServer {
  origin: string
  dataDir: string
  accounts: Account[]
  child: ChildProcess
  stop(): Promise<void>
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** Starts the built server with its demo world on a throw-away data directory, on the database the run was given. */
export async function startServer(databaseUrl = process.env.STORY_DATABASE_URL ?? '', dataDir = mkdtempSync(join(tmpdir(), 'cqo-story-'))): Promise<RunningServer> {
  const port = await freePort()
  const child = spawn(process.execPath, ['build/server/server.js'], {
    cwd: new URL('../../..', import.meta.url).pathname,
    env: { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, PORT: String(port), PUBLIC_ORIGIN: '', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', chunk => (output += String(chunk)))
  child.stderr.on('data', chunk => (output += String(chunk)))
  const origin = `http://localhost:${port}`
  async function stop() {
    const ended = new Promise(resolve => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)))
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    for (let tries = 0; !(await fetch(`${origin}/readyz`).then(r => r.ok, () => false)); tries++) {
      if (child.exitCode !== null || tries > 600) throw new Error(`the server did not start:\n${output}`)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as Account[]
    return { origin, dataDir, accounts, child, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
