// A real PostgreSQL for the tests: TEST_DATABASE_URL when given, else a throw-away server from this machine's binaries.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'

function binaries() {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map(version => join(base, version, 'bin')).find(bin => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres'))) ?? null
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** PostgreSQL does not run as root; a server started by root runs as the packaged user. */
function owner() {
  if (process.getuid?.() !== 0) return {}
  const id = flag => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

const access = url => ({
  url,
  /** Makes a fresh database and answers its address. */
  async create(name) {
    const admin = postgres(url, { max: 1, onnotice: () => {} })
    await admin.unsafe(`drop database if exists ${name} with (force)`)
    await admin.unsafe(`create database ${name}`)
    await admin.end()
    return Object.assign(new URL(url), { pathname: `/${name}` }).href
  },
})

/** Starts the server on a free loopback port in a temporary directory; null when there is none to be had. */
export async function startPostgres() {
  if (process.env.TEST_DATABASE_URL) return { ...access(process.env.TEST_DATABASE_URL), stop: async () => {} }
  const bin = binaries()
  if (!bin) return null
  const as = owner()
  const dir = mkdtempSync(join(tmpdir(), 'cqo-pg-'))
  if (as.uid !== undefined) chownSync(dir, as.uid, as.gid)
  const data = join(dir, 'data')
  const init = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'cqo', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'], { ...as, cwd: dir, encoding: 'utf8' })
  if (init.status !== 0) throw new Error(`initdb 失败：${init.stderr}`)
  const port = await freePort()
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'], { ...as, cwd: dir, stdio: 'ignore' })
  const url = `postgres://cqo@127.0.0.1:${port}/postgres`
  for (let tries = 0; ; tries++) {
    const probe = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
    const up = await probe`select 1`.then(() => true, () => false)
    await probe.end()
    if (up) break
    if (tries > 60) throw new Error('PostgreSQL 没有启动')
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  return {
    ...access(url),
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
