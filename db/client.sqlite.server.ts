import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { type Db, type Queries, type Tx, assertOutside, runInside, wait } from './door.server'
import * as schema from './schema'

/** A short busy wait: a long one would freeze the event loop; waiting longer is done asynchronously. */
const BUSY_MS = 50
const BUSY_PATIENCE_MS = 5_000

/** Sets the pragmas and reads them back after a first SELECT: WAL alone silently drops to synchronous=NORMAL. */
function connect(file: string, readonly: boolean) {
  const raw = new Database(file, { readonly, timeout: BUSY_MS })
  if (!readonly) raw.pragma('journal_mode = WAL')
  for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'recursive_triggers = ON', 'trusted_schema = OFF']) raw.pragma(pragma)
  raw.prepare('select count(*) from sqlite_master').get()
  const state = pragmas(raw)
  if (state.journal_mode !== 'wal' || state.synchronous !== 2 || state.foreign_keys !== 1 || state.recursive_triggers !== 1)
    throw new Error(`SQLite 未按要求运行：${JSON.stringify(state)}`)
  return raw
}

const pragmas = (raw: Database.Database) => ({
  journal_mode: raw.pragma('journal_mode', { simple: true }),
  synchronous: raw.pragma('synchronous', { simple: true }),
  foreign_keys: raw.pragma('foreign_keys', { simple: true }),
  recursive_triggers: raw.pragma('recursive_triggers', { simple: true }),
})

async function begin(raw: Database.Database) {
  for (const start = Date.now(); ; await wait(20)) {
    try {
      return void raw.exec('BEGIN IMMEDIATE')
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || Date.now() - start > BUSY_PATIENCE_MS) throw error
    }
  }
}

/** Opens (and creates) the SQLite database: one writer behind a mutex, one read-only connection. */
export function openSqlite(file: string): Db {
  mkdirSync(dirname(file), { recursive: true })
  const writer = connect(file, false)
  const reader = connect(file, true)
  const write = drizzle(writer, { schema, casing: 'snake_case' }) as unknown as Queries
  const read = drizzle(reader, { schema, casing: 'snake_case' }) as unknown as Queries
  let queue: Promise<unknown> = Promise.resolve()

  async function exclusive<T>(work: (tx: Tx) => Promise<T>) {
    await begin(writer)
    try {
      const { result, afterCommit } = await runInside(write, work)
      writer.exec('COMMIT')
      afterCommit()
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    }
  }

  return {
    get read() {
      assertOutside('db.read')
      return read
    },
    transact(work) {
      assertOutside('transact')
      const turn = queue.then(() => exclusive(work))
      queue = turn.catch(() => undefined)
      return turn
    },
    ping: async () => {
      reader.prepare('select 1').get()
      return { dialect: 'sqlite', detail: pragmas(writer) }
    },
    close: async () => {
      await queue
      reader.close()
      writer.close()
    },
  }
}
