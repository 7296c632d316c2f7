import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { openPostgres } from '#db/client.postgres.server'
import { openSqlite } from '#db/client.sqlite.server'
import type { Db } from '#db/client.server'
import { databaseUrl, dialect } from '#db/dialect'
import { migrateDatabase } from '#db/migrate'
import { importContent } from '~/cli/import-content'
import { paths } from '~/paths.server'
import type { Services } from '~/services.server'
import { systemCtx } from './ctx'
import { openPglite } from './pglite'

async function fill(db: Db) {
  const ctx = systemCtx(db, Date.parse('2025-01-05T01:00:00Z'))
  await importContent({ ctx: () => ctx } as unknown as Services)
}

export const databaseAt = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

async function sqliteBase() {
  const dir = await mkdtemp(join(tmpdir(), 'cqo-base-'))
  await migrateDatabase(dir, paths.migrations)
  const db = openSqlite(join(dir, 'cqo.db'))
  await fill(db)
  await db.close()
  return { place: join(dir, 'cqo.db'), remove: () => rm(dir, { recursive: true, force: true }) }
}

async function pgliteBase() {
  const dir = await mkdtemp(join(tmpdir(), 'cqo-base-'))
  const { db, client } = await openPglite()
  await fill(db)
  const dump = await client.dumpDataDir('none')
  await writeFile(join(dir, 'base.tar'), Buffer.from(await dump.arrayBuffer()))
  await db.close()
  return { place: join(dir, 'base.tar'), remove: () => rm(dir, { recursive: true, force: true }) }
}

/** A template database on a real server; each test file gets a copy of it. */
async function postgresBase() {
  const name = `cqo_base_${process.pid}`
  const admin = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(`drop database if exists ${name}`)
  await admin.unsafe(`create database ${name}`)
  const url = databaseAt(databaseUrl, name)
  await migrateDatabase('', paths.migrations, url)
  const db = await openPostgres(url)
  await fill(db)
  await db.close()
  return {
    place: name,
    async remove() {
      await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

/** The base of the dialect this process speaks: a file to copy, or the name of a template database. */
export const makeBase = () => (dialect === 'sqlite' ? sqliteBase() : databaseUrl.startsWith('pglite:') ? pgliteBase() : postgresBase())
