// `npm run help:shots`: takes the pictures of content/help from the running demo, so that help shows the product as it is.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import sharp from 'sharp'
import { buildIfStale } from '../app/cli/build.mjs'
import { root } from '../app/cli/install.mjs'

const views = { phone: { viewport: { width: 390, height: 720 }, deviceScaleFactor: 2 }, desk: { viewport: { width: 1200, height: 760 }, deviceScaleFactor: 1.25 } }
const press = (page, name) => page.getByRole('button', { name }).first().click()
const follow = (page, name) => page.getByRole('link', { name }).first().click()

/** Picture, account (username or words of its note; null is a stranger), view, address, and what is done there first. */
const shots = [
  ['register', null, 'desk', '/register'],
  ['filing-form', 'qiye-nanling', 'desk', '/enterprise/filing'],
  ['filing-returned', 'qiye-chengni', 'desk', '/enterprise'],
  ['activate', null, 'phone', '/activate'],
  ['cohorts', '还没有报名培训班', 'phone', '/learn/cohorts'],
  ['lesson-clock', '正在学', 'phone', '/learn/lessons/qualification/L7.2'],
  ['practice', '正在学', 'phone', '/learn/practice'],
  ['exam-rules', '可以开考', 'phone', '/learn/exams', page => follow(page, '进入考场')],
  ['exam-running', '可以开考', 'phone', '/learn/exams', async page => {
    await follow(page, '进入考场')
    await press(page, '开始作答')
    await page.locator('label.choice').nth(1).click()
    await page.getByText(/已保存/).first().waitFor()
  }],
  ['exam-result', '可以补考', 'phone', '/learn/exams', page => follow(page, '看成绩')],
  ['certificate', '今年持证', 'phone', '/learn/certificate'],
  ['continuing-education', '去年持证', 'phone', '/learn/continuing-education'],
  ['verify', null, 'phone', '/v'],
  ['verify-valid', '今年持证', 'phone', '/learn/certificate', async page => page.goto((await page.getByRole('link', { name: '打开查验页' }).getAttribute('href')) ?? '/v')],
  ['talents', null, 'phone', '/talents'],
  ['cohort', 'peixun-linghai', 'desk', '/train', page => page.locator('main table a').first().click()],
  ['train-teachers', 'peixun-linghai', 'desk', '/train/teachers'],
  ['blueprints', 'fazheng', 'desk', '/certify/blueprints'],
  ['new-sitting', 'fazheng', 'desk', '/certify/sittings/new'],
  ['sitting', 'fazheng', 'desk', '/certify', page => page.locator('main table a').first().click()],
  ['questions', 'fazheng', 'desk', '/certify/questions?type=case'],
  ['question-review', 'fazheng', 'desk', '/certify/questions/Q012'],
  ['certify-talents', 'fazheng', 'desk', '/certify/talents'],
  ['filing-queue', 'shiju-foshan', 'desk', '/oversee/filings'],
  ['filing-review', 'shiju-foshan', 'desk', '/oversee/filings', page => page.locator('main table a').first().click()],
  ['talents-publish', 'shengju', 'desk', '/oversee/talents'],
  ['ce-review', 'shiju-foshan', 'desk', '/oversee/continuing-education'],
  ['teacher-review', 'shiju-foshan', 'desk', '/oversee/teachers'],
  ['lesson-editor', 'shengju', 'desk', '/oversee/lessons/qualification/L7.2'],
  ['policy-attach', 'shengju', 'desk', '/policies/gd-cqo-notice-2023-35'],
  ['expert-claims', 'fazheng', 'desk', '/help/expert-claims'],
]

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** The built server with its demo world on a throw-away data directory. */
async function startDemo(dataDir) {
  const origin = `http://localhost:${await freePort()}`
  const child = spawn(process.execPath, ['build/server/server.js'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, DATABASE_URL: '', PORT: new URL(origin).port, PUBLIC_ORIGIN: '' } })
  for (let tries = 0; !(await fetch(`${origin}/readyz`).then(reply => reply.ok, () => false)); tries++) {
    if (child.exitCode !== null || tries > 900) throw new Error('the demo did not start')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return { origin, child, accounts: JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) }
}

async function signIn(page, { username, password }) {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).first().click()
  await page.waitForURL(url => url.pathname !== '/sign-in')
}

async function take(browser, demo, wanted) {
  const pages = new Map()
  for (const [name, who, view, address, act] of shots) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const key = `${who} ${view}`
    if (!pages.has(key)) {
      const page = await browser.newPage({ ...views[view], baseURL: demo.origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
      if (who) await signIn(page, demo.accounts.find(account => account.username === who || account.note.includes(who)))
      pages.set(key, page)
    }
    const page = pages.get(key)
    await page.goto(address, { waitUntil: 'networkidle' })
    await act?.(page)
    await page.waitForLoadState('networkidle')
    await sharp(await page.screenshot()).webp({ quality: 72 }).toFile(join(root, 'app/public/shots', `${name}.webp`))
    console.log(`✓ ${name}`)
  }
}

buildIfStale()
const dataDir = mkdtempSync(join(tmpdir(), 'cqo-help-'))
const demo = await startDemo(dataDir)
try {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  await take(browser, demo, process.argv.slice(2))
  await browser.close()
} finally {
  demo.child.kill('SIGTERM')
  await new Promise(resolve => (demo.child.exitCode === null ? demo.child.once('exit', resolve) : resolve(null)))
  rmSync(dataDir, { recursive: true, force: true })
}
