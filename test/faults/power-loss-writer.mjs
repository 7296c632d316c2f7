// Commits one row after the other and says so after each, as a server that acknowledges: the model's own control.
import { writeSync } from 'node:fs'
import Database from 'better-sqlite3'

const [file, synchronous] = process.argv.slice(2)
const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma(`synchronous = ${synchronous}`)
// A checkpoint syncs by itself and would hide the difference.
db.pragma('wal_autocheckpoint = 0')
const insert = db.prepare('insert into acknowledged values (?)')
for (let n = 1; ; n++) {
  insert.run(n)
  writeSync(1, `${n}\n`)
}
