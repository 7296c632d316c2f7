// `npm test`: installs what this machine lacks, then runs every kind of test and closes with one count.
// `npm run check` is the everyday part: types, lint, unit tests and the flows on SQLite.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from '../app/cli/build.mjs'
import { has, installDependencies, needPackages, root } from '../app/cli/install.mjs'

const quick = process.argv[2] === 'check'
const count = { passed: 0, failed: 0 }
const scratch = mkdtempSync(join(tmpdir(), 'cqo-run-'))
const began = Date.now()

function note(name, passed, failed, started) {
  count.passed += passed
  count.failed += failed
  console.log(`${failed ? '✗' : '✓'} ${name}：${passed} passed, ${failed} failed（${((Date.now() - started) / 1000).toFixed(1)} s）`)
}

/** A step that is right or wrong as a whole. */
function step(name, program, args) {
  const started = Date.now()
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' })
  note(name, status === 0 ? 1 : 0, status === 0 ? 0 : 1, started)
}

function vitest(projects, env = {}) {
  const started = Date.now()
  const file = join(scratch, `${projects.join('-')}.json`)
  const args = ['vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...projects.flatMap(p => ['--project', p])]
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest', args[0]), ...args.slice(1)], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  const failed = report ? report.numFailedTests + report.testResults.filter(r => r.status === 'failed' && r.assertionResults.length === 0).length : 1
  note(projects.join(' '), report?.numPassedTests ?? 0, status !== 0 && failed === 0 ? 1 : failed, started)
}

function playwright(name, env = {}, only = []) {
  const started = Date.now()
  const file = join(scratch, `${name}.json`)
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'test', '--config', 'test/playwright.config.ts', ...only], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...env },
  })
  const stats = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).stats : { expected: 0, unexpected: 1, flaky: 0 }
  const failed = stats.unexpected + stats.flaky
  note(name, stats.expected, status !== 0 && failed === 0 ? 1 : failed, started)
}

/** Chromium, Chinese fonts and the PDF tools that the stories and the certificate tests look with. */
function installBrowserTools() {
  const wanted = []
  if (!existsSync('/usr/bin/chromium') && !process.env.CHROMIUM_PATH) wanted.push('chromium')
  if (!has('fc-list') || spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout.trim() === '') wanted.push('fontconfig', 'fonts-noto-cjk')
  if (!has('pdftoppm')) wanted.push('poppler-utils')
  if (wanted.length > 0) needPackages(wanted, '浏览器测试还缺工具')
}

let postgres = null
try {
  installDependencies()
  // Loaded only now: before this line a bare machine has no packages.
  const { startPostgres } = await import('./support/postgres.mjs')
  step('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.'])
  step('lint', 'oxlint/bin/oxlint', ['-c', '.oxlintrc.json', 'app', 'db', 'content', 'certificates', 'test'])
  vitest(['unit'])
  if (quick) vitest(['house', 'flows-sqlite'])
  else {
    installBrowserTools()
    vitest(['house', 'golden'])
    vitest(['flows-sqlite', 'flows-pglite', 'routes'])
    postgres = await startPostgres()
    if (postgres) vitest(['flows-postgres'], { TEST_DATABASE_URL: postgres.url })
    else console.log('○ flows-postgres：这台机器没有 PostgreSQL 程序，也没有给 TEST_DATABASE_URL，已在 PGlite 上跑过')
    buildIfStale()
    vitest(['faults'])
    playwright('stories-sqlite', { STORY_DATABASE_URL: '' })
    if (postgres) playwright('stories-postgres', { STORY_DATABASE_URL: await postgres.create('cqo_story') }, ['main-path'])
  }
} catch (error) {
  console.error(error.message)
  count.failed += 1
} finally {
  await postgres?.stop()
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`用时 ${((Date.now() - began) / 1000).toFixed(0)} s`)
console.log(`${count.passed} passed, ${count.failed} failed`)
process.exit(count.failed > 0 ? 1 : 0)
