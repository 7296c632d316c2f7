import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Holds the data directory for this process; the operating system lets go when the process ends, however it ends. */
export function lockDataDir(dataDir: string) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = new Database(join(dataDir, 'server.lock'), { timeout: 500 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    throw new Error(`数据目录 ${dataDir} 正由另一个平台进程使用。请先停掉它，或用 DATA_DIR 换一个目录。`)
  }
  return () => lock.close()
}
