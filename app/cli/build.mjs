// Builds the application when its sources changed since the last build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const SOURCES = ['app', 'db', 'certificates', 'content', 'remix.config.js', 'package-lock.json', 'tsconfig.json']
/** Read at run time, or never part of the bundle; the course's templates are made by the build. */
const NOT_BUILT = /(^content\/(?!templates\/|texts\/).*\.(md|yaml|json)$)|(^db\/migrations\/)|(\.test\.tsx?$)|(\.mjs$)/

function* filesOf(path) {
  if (statSync(join(root, path)).isFile()) return yield path
  for (const name of readdirSync(join(root, path)).sort()) yield* filesOf(`${path}/${name}`)
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const source of SOURCES) for (const file of filesOf(source)) if (!NOT_BUILT.test(file)) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Writes the downloadable templates of content/templates into build/client, from where they are served as they are. */
function makeTemplates() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build/server/cli.js'), 'templates'], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`模板没有做成：\n${stdout}\n${stderr}`)
}

/** Leaves build/ fresh; answers whether it had to build. */
export function buildIfStale() {
  const wanted = fingerprint()
  const stamp = join(root, 'build', '.fingerprint')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  console.log('正在构建 …')
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build', '--config', 'remix.config.js'], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } })
  if (status !== 0) throw new Error(`构建失败：\n${stdout}\n${stderr}`)
  makeTemplates()
  writeFileSync(stamp, wanted)
  return true
}
