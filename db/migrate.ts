import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { databaseUrl, dialect } from './dialect'

/** Brings the configured database to the newest schema; each migration is all or nothing. `folder` is db/migrations. */
export async function migrateDatabase(dataDir: string, folder: string, url = databaseUrl) {
  const migrationsFolder = join(folder, dialect)
  if (dialect === 'postgres') {
    const client = postgres(url, { max: 1, onnotice: () => {} })
    await migratePostgres(drizzlePostgres(client), { migrationsFolder })
    return client.end()
  }
  mkdirSync(dataDir, { recursive: true })
  const raw = new Database(join(dataDir, 'cqo.db'), { timeout: 5_000 })
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  migrateSqlite(drizzleSqlite(raw), { migrationsFolder })
  raw.close()
}
