// The least a machine must do for the same promise: a plain Node server, one durable row, commits in groups.
import { createServer } from 'node:http'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const [kind, directory] = process.argv.slice(2)

function durable() {
  const db = new Database(join(directory, 'bare.db'))
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL']) db.pragma(pragma)
  db.exec('create table answers (attempt text, item text, rev integer, choice text, at integer, primary key (attempt, item)) without rowid')
  const upsert = db.prepare('insert into answers values (?, ?, ?, ?, ?) on conflict do update set rev = excluded.rev, choice = excluded.choice, at = excluded.at')
  let waiting = []
  function commit() {
    const group = waiting
    waiting = []
    db.exec('begin immediate')
    for (const { attempt, answers } of group) for (const { item, rev, choice } of answers) upsert.run(attempt, item, rev, JSON.stringify(choice), Date.now())
    db.exec('commit')
    for (const { res, answers } of group) res.end(JSON.stringify({ saved: answers.map(({ item, rev }) => ({ item, rev })) }))
  }
  return one => {
    if (waiting.push(one) === 1) setImmediate(commit)
  }
}

const save = kind === 'empty' ? null : durable()

const server = createServer((req, res) => {
  if (!save) return res.end()
  const chunks = []
  req.on('data', chunk => chunks.push(chunk)).on('end', () => {
    const text = Buffer.concat(chunks).toString()
    const answers = kind === 'save' ? JSON.parse(text).answers : [{ item: 'submitted', rev: 1, choice: [] }]
    save({ res, attempt: req.url, answers })
  })
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
