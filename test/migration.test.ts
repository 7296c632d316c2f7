import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from './support/source-tree'

const dirs: string[] = []
afterAll(() => dirs.forEach(dir => rmSync(dir, { recursive: true, force: true })))

/** The migrations as they were when there were only so many. */
function upTo(dialect: string, steps: number): string {
  const copy = mkdtempSync(join(tmpdir(), 'cqo-migrations-'))
  dirs.push(copy)
  cpSync(join(root, 'db/migrations', dialect), copy, { recursive: true })
  const file = join(copy, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] }
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, steps) }))
  return copy
}

const version = (at: string) => `insert into question_versions (id, question_id, version, current, area, lesson, type, difficulty, status, stem, options, source, edition, content_hash, created_at) values ('v1', 'Q001', 1, true, 'KA01', 'L1.1', 'multiple', 'easy', 'approved', '题干（　　）。', '["甲","乙","丙"]', '《某法》 第一条', '2018', 'h', ${at})`
const key = `insert into question_keys (question_version_id, answer, explanation) values ('v1', '[0,2]', '解析')`
const entry = { id: 'Q001', area: 'KA01', lesson: 'L1.1', type: 'multiple', difficulty: 'easy', stem: '题干（　　）。', options: ['甲', '乙', '丙'], answer: ['A', 'C'], explanation: '解析', source: { document: '《某法》 第一条', clause: '全文' }, edition: '2018' }

describe('a bank of before the entries', () => {
  it('keeps its words and keys on SQLite, and its keys stay append-only', () => {
    const db = new Database(':memory:')
    migrateSqlite(drizzleSqlite(db), { migrationsFolder: upTo('sqlite', 2) })
    db.exec(`${version('0')}; ${key}`)
    migrateSqlite(drizzleSqlite(db), { migrationsFolder: join(root, 'db/migrations/sqlite') })
    const row = db.prepare<[], { entry: string; counts: string; status: string; pool: string }>('select k.entry, v.option_counts as counts, v.status, v.pool from question_keys k join question_versions v on v.id = k.question_version_id').get()
    expect({ ...row, entry: JSON.parse(row?.entry ?? '') }).toEqual({ entry, counts: '[3]', status: 'expert_review', pool: 'exam' })
    expect(() => db.exec("update question_keys set entry = '{}'")).toThrow(/append-only/)
    db.close()
  })

  it('and on PostgreSQL', async () => {
    const db = await PGlite.create()
    await migratePglite(drizzlePglite(db), { migrationsFolder: upTo('postgres', 2) })
    await db.exec(`${version("'2026-11-20T01:00:00Z'")}; ${key}`)
    await migratePglite(drizzlePglite(db), { migrationsFolder: join(root, 'db/migrations/postgres') })
    const { rows } = await db.query('select k.entry, v.option_counts as counts, v.status, v.pool from question_keys k join question_versions v on v.id = k.question_version_id')
    expect(rows).toEqual([{ entry, counts: [3], status: 'expert_review', pool: 'exam' }])
    await expect(db.exec("update question_keys set entry = '{}'")).rejects.toThrow(/append-only/)
    await db.close()
  })
})
