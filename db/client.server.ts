import { join } from 'node:path'
import { openPostgres } from './client.postgres.server'
import { openSqlite } from './client.sqlite.server'
import { databaseUrl, dialect } from './dialect'
import type { Db } from './door.server'

export type { Db, Queries, Tx } from './door.server'

/** Opens the database this process was configured for (SQLite in the data directory unless DATABASE_URL says PostgreSQL). */
export const openDatabase = async (dataDir: string): Promise<Db> =>
  dialect === 'postgres' ? openPostgres(databaseUrl) : openSqlite(join(dataDir, 'cqo.db'))
