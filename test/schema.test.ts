import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './support/source-tree'

interface Column {
  name: string
  required: boolean
}
interface Table {
  columns: Column[]
  key: string[]
  unique: string[]
}

const migrations = join(root, 'db/migrations')
const sqlite = new Database(':memory:')
let pglite: PGlite

beforeAll(async () => {
  sqlite.pragma('recursive_triggers = ON')
  migrateSqlite(drizzleSqlite(sqlite), { migrationsFolder: `${migrations}/sqlite` })
  pglite = await PGlite.create()
  await migratePglite(drizzlePglite(pglite), { migrationsFolder: `${migrations}/postgres` })
}, 60_000)
afterAll(async () => {
  sqlite.close()
  await pglite.close()
})

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

function sqliteTables() {
  const names = sqlite.prepare<[], { name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\' order by name").all()
  return new Map(names.map(({ name }): [string, Table] => {
    const columns = sqlite.prepare<[], { name: string; notnull: number; pk: number }>(`pragma table_info(${name})`).all()
    const key = columns.filter(column => column.pk > 0).sort((a, b) => a.pk - b.pk)
    const unique = sqlite.prepare<[], { name: string; unique: number; origin: string }>(`pragma index_list(${name})`).all()
    return [name, {
      columns: columns.map(column => ({ name: column.name, required: column.notnull === 1 || column.pk > 0 })).sort(byName),
      key: key.map(column => column.name),
      unique: unique.filter(index => index.unique === 1 && index.origin === 'c').map(index => index.name).sort(),
    }]
  }))
}

async function postgresTables() {
  const ask = async <T>(query: string) => (await pglite.query<T>(query)).rows
  const columns = await ask<{ table: string; name: string; required: boolean }>(
    `select c.relname as table, a.attname as name, a.attnotnull as required from pg_attribute a join pg_class c on c.oid = a.attrelid
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  )
  const indexes = await ask<{ table: string; name: string; primary: boolean; columns: string[] }>(
    `select c.relname as table, i.relname as name, x.indisprimary as primary,
       array(select a.attname from unnest(x.indkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by k.o)::text[] as columns
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and x.indisunique`,
  )
  const names = [...new Set(columns.map(column => column.table))].sort()
  return new Map(names.map((name): [string, Table] => {
    const own = indexes.filter(index => index.table === name)
    return [name, {
      columns: columns.filter(column => column.table === name).map(({ name: column, required }) => ({ name: column, required })).sort(byName),
      key: own.find(index => index.primary)?.columns ?? [],
      unique: own.filter(index => !index.primary).map(index => index.name).sort(),
    }]
  }))
}

describe('one schema, two dialects', () => {
  it('every table has the same columns, key and unique indexes on both', async () => {
    const [left, right] = [sqliteTables(), await postgresTables()]
    expect(left.size).toBeGreaterThan(30)
    expect([...right.keys()]).toEqual([...left.keys()])
    for (const [name, table] of left) expect({ name, ...right.get(name) }).toEqual({ name, ...table })
  })

  it('every table has a primary key', () => {
    expect([...sqliteTables()].filter(([, table]) => table.key.length === 0).map(([name]) => name)).toEqual([])
  })

  it.each(['sqlite', 'postgres'])('the migrations for %s are what the schema says: generating yields nothing new', dialect => {
    const copy = mkdtempSync(join(tmpdir(), 'cqo-schema-'))
    try {
      cpSync(join(root, 'db'), join(copy, 'db'), { recursive: true })
      cpSync(join(root, 'package.json'), join(copy, 'package.json'))
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
      const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'db/drizzle.config.ts'], {
        cwd: copy,
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: dialect === 'postgres' ? 'postgres://nowhere' : '' },
      })
      expect(stdout + stderr).toContain('No schema changes')
      expect(readdirSync(join(copy, 'db/migrations', dialect))).toEqual(readdirSync(join(migrations, dialect)))
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  })

  it('both dialects were migrated in the same named steps', () => {
    const steps = (dialect: string) => (JSON.parse(readFileSync(`${migrations}/${dialect}/meta/_journal.json`, 'utf8')) as { entries: { tag: string }[] }).entries.map(entry => entry.tag)
    expect(steps('postgres')).toEqual(steps('sqlite'))
    expect(steps('sqlite').filter(tag => !/^\d{4}_[a-z_]+$/.test(tag))).toEqual([])
  })
})

/** One row of any table, its columns filled by type; references are not followed. */
function sampleRow(types: Map<string, string>) {
  return Object.fromEntries([...types].map(([name, type]) => [name, /json/.test(type) ? '[]' : /timestamp/.test(type) ? '2026-11-20T01:00:00Z' : /int/i.test(type) ? 987_654 : /bool/.test(type) ? true : 'x']))
}

const appendOnly = [
  { table: 'audit_events', deleting: true },
  { table: 'answer_saves', deleting: true },
  { table: 'settings', deleting: true },
  { table: 'attempt_papers', deleting: true },
  { table: 'question_keys', deleting: false },
]

describe.each(appendOnly)('rows of $table stay as they were written', ({ table, deleting }) => {
  const refused = /append-only/

  it('on SQLite', () => {
    sqlite.pragma('foreign_keys = OFF')
    const types = new Map(sqlite.prepare<[], { name: string; type: string }>(`pragma table_info(${table})`).all().map(column => [column.name, column.type]))
    const row = sampleRow(types)
    const columns = Object.keys(row).map(name => `"${name}"`).join(',')
    const values = Object.keys(row).map(name => `@${name}`).join(',')
    sqlite.prepare(`insert into ${table} (${columns}) values (${values})`).run(row)
    const first = Object.keys(row)[0]
    expect(() => sqlite.prepare(`update ${table} set "${first}" = "${first}"`).run()).toThrow(refused)
    if (!deleting) return
    expect(() => sqlite.prepare(`delete from ${table}`).run()).toThrow(refused)
    expect(() => sqlite.prepare(`insert or replace into ${table} (${columns}) values (${values})`).run(row)).toThrow(refused)
  })

  it('on PostgreSQL', async () => {
    const { rows } = await pglite.query<{ name: string; type: string }>(`select column_name as name, data_type as type from information_schema.columns where table_name = '${table}'`)
    const row = sampleRow(new Map(rows.map(column => [column.name, column.type])))
    const columns = Object.keys(row).map(name => `"${name}"`).join(',')
    await pglite.exec('set session_replication_role = replica')
    await pglite.query(`insert into ${table} (${columns}) values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(',')})`, Object.values(row))
    await pglite.exec('set session_replication_role = origin')
    const first = Object.keys(row)[0]
    await expect(pglite.query(`update ${table} set "${first}" = "${first}"`)).rejects.toThrow(refused)
    if (deleting) await expect(pglite.query(`delete from ${table}`)).rejects.toThrow(refused)
  })
})

it('the audit trail cannot be emptied on PostgreSQL', async () => {
  await expect(pglite.exec('truncate audit_events')).rejects.toThrow(/append-only/)
})
