// `npm run bench -- [save|submit|verify …]`: measures the built server over HTTP on a throw-away data directory and prints,
// beside each figure, what the bare minimum costs on this machine. Load and server share the processors. Figures are
// printed; nothing is asserted.
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../app/cli/build.mjs'
import { startPostgres } from '../support/postgres.mjs'
import { drive } from './load.mjs'
import { startBare, startPlatform } from './platform.mjs'
import { save } from './save.mjs'
import { submit } from './submit.mjs'
import { verify } from './verify.mjs'

const benches = { save, submit, verify }
const USAGE = '用法：npm run bench -- [save|submit|verify …] [--json] [--postgres 地址|local] [--seconds 10] [--concurrency 64] [--candidates 人数]'

function readArguments() {
  const text = { type: 'string' }
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, postgres: text, seconds: { ...text, default: '10' }, concurrency: { ...text, default: '64' }, candidates: text } })
    const unknown = positionals.find(name => !Object.hasOwn(benches, name))
    if (unknown) throw new Error(`没有 ${unknown}。`)
    return { values, names: positionals.length > 0 ? positionals : Object.keys(benches) }
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`)
    process.exit(2)
  }
}

const { names, values } = readArguments()
const seconds = Number(values.seconds)
const concurrency = Number(values.concurrency)
const dialect = values.postgres === undefined ? 'sqlite' : 'postgres'

const figures = [
  { name: 'throughput', unit: '1/s', of: run => run.perSecond, ratio: (ours, bare) => bare / ours },
  { name: 'p50', unit: 'ms', of: run => run.p50, ratio: (ours, bare) => ours / bare },
  { name: 'p99', unit: 'ms', of: run => run.p99, ratio: (ours, bare) => ours / bare },
  { name: 'requests', unit: '1', of: run => run.requests },
  { name: 'errors', unit: '1', of: run => run.errors },
]

async function measure(name, databaseUrl) {
  const bench = benches[name]
  const platform = await startPlatform({ candidates: Number(values.candidates ?? bench.candidates), databaseUrl })
  const bare = await startBare(bench.bare)
  try {
    const requests = await bench.prepare(platform, { concurrency })
    const timing = { concurrency, seconds: bench.once ? 600 : seconds, warmUp: bench.once ? 0 : 1 }
    const ours = await drive({ ...timing, port: platform.port, next: requests(platform.port) })
    const least = await drive({ ...timing, port: bare.port, next: requests(bare.port) })
    return { ours, least }
  } finally {
    await bare.stop()
    await platform.stop()
  }
}

const shown = number => (number >= 100 ? Math.round(number).toLocaleString('en-US') : number.toFixed(number >= 10 ? 1 : 2))

function printTable(name, { ours, least }) {
  console.log(`\n${name} · ${dialect} · ${concurrency} connections · ${ours.seconds.toFixed(1)} s`)
  console.log(`${''.padEnd(18)}${'platform'.padStart(12)}${'bare'.padStart(12)}${'ratio'.padStart(9)}`)
  for (const { name: figure, unit, of, ratio } of figures) console.log(`${`${figure} (${unit})`.padEnd(18)}${shown(of(ours)).padStart(12)}${shown(of(least)).padStart(12)}${(ratio ? `${shown(ratio(of(ours), of(least)))}×` : '').padStart(9)}`)
  if (ours.firstError) console.log(`first error: ${ours.firstError.status} ${ours.firstError.body.slice(0, 300)}`)
}

function printLines(name, { ours, least }) {
  const line = (figure, value, unit) => console.log(JSON.stringify({ bench: name, figure, value: Number(value.toFixed(3)), unit, dialect }))
  for (const { name: figure, unit, of, ratio } of figures) {
    line(figure, of(ours), unit)
    line(`bare-${figure}`, of(least), unit)
    if (ratio) line(`${figure}-ratio`, ratio(of(ours), of(least)), '×')
  }
}

// `local` starts a throw-away PostgreSQL from this machine's binaries.
if (values.postgres && values.postgres !== 'local') process.env.TEST_DATABASE_URL = values.postgres
let postgres = null
try {
  buildIfStale()
  if (dialect === 'postgres') {
    postgres = await startPostgres()
    if (!postgres) throw new Error('没有可用的 PostgreSQL')
  }
  for (const name of names) {
    const result = await measure(name, postgres ? await postgres.create('cqo_bench') : '')
    ;(values.json ? printLines : printTable)(name, result)
  }
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  await postgres?.stop()
}
