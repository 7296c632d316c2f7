// What both commands need before any TypeScript can run: dependencies as the lock file says, and nothing repeated.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更新的版本（推荐 22 或 24 LTS），现在是 ${process.versions.node}。`)
  process.exit(1)
}

export const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
export const has = program => spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0

let updated = false

/** Installs Debian packages when it may; otherwise says exactly which command is missing. */
export function needPackages(packages, why) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isDebianRoot()) throw new Error(`${why}。请先安装：sudo ${command}`)
  console.log(`${why}，正在安装 ${packages.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (!updated) execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  updated = true
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env })
}

function npmCi() {
  // NODE_ENV=production would drop what the build needs.
  return spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}

/** `npm ci` when node_modules does not yet match the lock file. */
export function installDependencies() {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(process.version).digest('hex')
  const stamp = join(root, 'node_modules', '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('正在按 package-lock.json 安装依赖 …')
  if (!npmCi()) {
    // better-sqlite3 is compiled where no ready-made binary can be fetched.
    if (has('g++') && has('make') && has('python3')) throw new Error('依赖没有装好，请看上面的提示。')
    needPackages(['build-essential', 'python3'], '编译 better-sqlite3 需要编译工具')
    if (!npmCi()) throw new Error('依赖没有装好，请看上面的提示。')
  }
  writeFileSync(stamp, wanted)
}
