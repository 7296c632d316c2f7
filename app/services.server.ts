import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { openKeyRing } from '#certificates/sign.server'
import { openDatabase } from '#db/client.server'
import type { Actor, Ctx } from './domain/context'
import { diskStore } from './domain/files/store.server'
import { type KeyRing, createVault } from './domain/vault.server'
import { reactions } from './domain/reactions.server'
import { wireReactions } from './domain/events'
import type { Env } from './env.server'
import { createSessions } from './session.server'

/** In production the keys come from the environment; otherwise they are made once and kept in the data directory, mode 0600. */
function keyRing(env: Env): KeyRing {
  if (env.DATA_KEYS && env.INDEX_KEY) {
    const data = env.DATA_KEYS.split(',').map(entry => ({ kid: entry.slice(0, entry.indexOf(':')), secret: entry.slice(entry.indexOf(':') + 1) }))
    return { data, index: env.INDEX_KEY }
  }
  const file = join(env.DATA_DIR, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(env.DATA_DIR, { recursive: true })
    const made: KeyRing = { data: [{ kid: 'k1', secret: randomBytes(32).toString('base64') }], index: randomBytes(32).toString('base64') }
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as KeyRing
}

/**
 * The key that signs certificate tokens. In production it is CERT_SIGN_KEY_FILE, an Ed25519 key named `token-<n>.pem`;
 * retired keys stay beside it as `token-<n>.pub.pem`. Otherwise it is made once in the data directory, mode 0600.
 */
function tokenKeys(env: Env) {
  if (!env.CERT_SIGN_KEY_FILE) return env.production ? null : openKeyRing(join(env.DATA_DIR, 'keys'), { create: true })
  if (!/^token-\d{1,3}\.pem$/.test(basename(env.CERT_SIGN_KEY_FILE))) throw new Error('CERT_SIGN_KEY_FILE 须为名为 token-1.pem 的 Ed25519 私钥文件，换钥时编号加一')
  return openKeyRing(dirname(env.CERT_SIGN_KEY_FILE), { create: false })
}

/** The demo's clock can be set forward; a real platform's cannot. */
function createClock(env: Env) {
  const file = join(env.DATA_DIR, 'demo-clock.json')
  let ahead = env.demo && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { ahead: number }).ahead : 0
  return {
    now: () => Date.now() + ahead,
    /** Moves the demo clock forward by `ms`; refused outside the demo. Study hours are never credited by it. */
    skip(ms: number) {
      if (!env.demo) throw new Error('only the demo has a clock to skip')
      ahead += ms
      writeFileSync(file, JSON.stringify({ ahead }))
    },
    ahead: () => ahead,
  }
}

export type Services = Awaited<ReturnType<typeof createServices>>

/** Everything a process needs, opened once. */
export async function createServices(env: Env) {
  wireReactions(reactions)
  const db = await openDatabase(env.DATA_DIR)
  const vault = createVault(keyRing(env))
  const files = diskStore(join(env.DATA_DIR, 'files'))
  const clock = createClock(env)
  const signer = tokenKeys(env)
  const ctx = (actor: Actor): Ctx => ({ db, actor, now: clock.now(), vault, files, signer, origin: env.origin, demo: env.demo })
  return { env, db, vault, files, signer, clock, sessions: createSessions(db, env.origin), ctx }
}
