import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { type Db, type Queries, type Tx, assertOutside, runInside, wait } from './door.server'
import * as schema from './schema'

const RETRIES = 8
/**
 * Serialization failure and deadlock: the database asks for the transaction again. So does a unique index that met
 * two who looked at once and saw nothing: run again, the later one sees the earlier and is refused in its own words.
 */
const RETRYABLE = new Set(['40001', '40P01', '23505'])

interface Transactor {
  transaction<T>(work: (tx: unknown) => Promise<T>): Promise<T>
}

const sqlState = (error: unknown): string | undefined => {
  if (!error || typeof error !== 'object') return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? sqlState(error.cause) : undefined
}

/** The door over any drizzle PostgreSQL client; shared by the server driver and PGlite in tests. */
export function postgresDoor(client: Transactor, read: Queries, rest: Pick<Db, 'ping' | 'close'>): Db {
  async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    assertOutside('transact')
    for (let attempt = 1; ; attempt++) {
      try {
        const done = await client.transaction(tx => runInside(tx as Queries, work))
        done.afterCommit()
        return done.result
      } catch (error) {
        if (attempt >= RETRIES || !RETRYABLE.has(sqlState(error) ?? '')) throw error
        await wait(5 * attempt * attempt)
      }
    }
  }
  return {
    get read() {
      assertOutside('db.read')
      return read
    },
    transact,
    ...rest,
  }
}

/** Opens PostgreSQL: a write pool and a pool whose transactions are read-only. */
export async function openPostgres(url: string): Promise<Db> {
  const options = { onnotice: () => {}, max: 10, connect_timeout: 10 }
  const writer = postgres(url, options)
  const reader = postgres(url, { ...options, connection: { default_transaction_read_only: true } })
  const settings = async () => {
    const rows = await writer`select name, setting from pg_settings where name in ('fsync','full_page_writes','synchronous_commit','server_version_num')`
    return Object.fromEntries(rows.map(row => [row.name, row.setting])) as Record<string, string>
  }
  const state = await settings()
  if (state.fsync !== 'on' || state.full_page_writes !== 'on' || state.synchronous_commit === 'off')
    throw new Error(`PostgreSQL 的持久性设置不足：${JSON.stringify(state)}`)
  const write = drizzle(writer, { schema, casing: 'snake_case' })
  return postgresDoor(write as unknown as Transactor, drizzle(reader, { schema, casing: 'snake_case' }) as unknown as Queries, {
    ping: async () => {
      await reader`select 1`
      return { dialect: 'postgres', detail: state }
    },
    close: async () => {
      await Promise.all([writer.end({ timeout: 5 }), reader.end({ timeout: 5 })])
    },
  })
}
