import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { postgresDoor } from '#db/client.postgres.server'
import type { Queries } from '#db/client.server'
import * as schema from '#db/schema'
import { paths } from '~/paths.server'

/** PostgreSQL in process: from a dumped base, or migrated from nothing. */
export async function openPglite(base?: Blob) {
  const client = await PGlite.create(base ? { loadDataDir: base } : {})
  const orm = drizzle(client, { schema, casing: 'snake_case' })
  if (!base) await migrate(orm, { migrationsFolder: `${paths.migrations}/postgres` })
  const db = postgresDoor(orm as never, orm as unknown as Queries, {
    ping: async () => ({ dialect: 'postgres', detail: {} }),
    close: () => client.close(),
  })
  return { db, client }
}
