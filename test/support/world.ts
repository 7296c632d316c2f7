import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { openPostgres } from '#db/client.postgres.server'
import { openSqlite } from '#db/client.sqlite.server'
import type { Db } from '#db/client.server'
import { databaseUrl, dialect } from '#db/dialect'
import type { Actor } from '~/domain/context'
import { databaseAt } from './base'
import { ctxOf, systemCtx } from './ctx'
import { openPglite } from './pglite'

/** 2026-11-20 09:00 in Shanghai, a Friday. */
export const NOON = Date.parse('2026-11-20T01:00:00Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

async function openCopy(): Promise<{ db: Db; remove: () => Promise<void> }> {
  const base = inject('base')
  if (dialect === 'sqlite') {
    const dir = await mkdtemp(join(tmpdir(), 'cqo-test-'))
    await copyFile(base, join(dir, 'cqo.db'))
    return { db: openSqlite(join(dir, 'cqo.db')), remove: () => rm(dir, { recursive: true, force: true }) }
  }
  if (databaseUrl.startsWith('pglite:')) return { db: (await openPglite(new Blob([await readFile(base)]))).db, remove: async () => {} }
  const name = `cqo_test_${process.pid}_${Math.floor(performance.now() * 1000)}`
  const admin = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name} template ${base}`)
  return {
    db: await openPostgres(databaseAt(databaseUrl, name)),
    async remove() {
      await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

/** A fresh database with rules, course and questions, and contexts on it; closed after the file's tests. */
export async function openWorld() {
  const { db, remove } = await openCopy()
  afterAll(async () => {
    await db.close()
    await remove()
  })
  return { db, system: (now = NOON) => systemCtx(db, now), as: (actor: Actor, now = NOON) => ctxOf(db, actor, now) }
}

export type World = Awaited<ReturnType<typeof openWorld>>
