// `npm run help:shots`: makes the pictures of content/help from the running demo, into app/public/shots.
// Names on the command line make only those and what they lean on in the story: `npm run help:shots -- slip activate`.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import sharp from 'sharp'
import { buildIfStale } from '../app/cli/build.mjs'
import { root } from '../app/cli/install.mjs'
import { World } from './help/world.mjs'
import { shots } from './help/shots.mjs'

const target = join(root, 'app/public/shots')
const MAX_BYTES = 60_000
const PAD = 12
/** What the pictures say the platform's address is, whatever port the server got. */
const HOST = 'cqo.example'

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

const isReady = port =>
  new Promise(resolve => {
    get({ port, host: '127.0.0.1', path: '/readyz', headers: { host: HOST } }, answer => resolve(answer.resume().statusCode === 200)).on('error', () => resolve(false))
  })

/** The built server with its demo world on a throw-away data directory. */
async function startServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'cqo-help-'))
  const port = await freePort()
  const env = { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, DATABASE_URL: '', PORT: String(port), PUBLIC_ORIGIN: `http://${HOST}`, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, ['build/server/server.js'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  // Whatever ends this program ends the server it started.
  process.once('exit', () => child.kill('SIGKILL'))
  async function stop() {
    const ended = new Promise(resolve => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)))
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  for (let tries = 0; !(await isReady(port)); tries++) {
    if (child.exitCode === null && tries < 900) await new Promise(resolve => setTimeout(resolve, 100))
    else {
      await stop()
      throw new Error('服务没有起来。')
    }
  }
  return { port, origin: `http://${HOST}`, dataDir, stop, accounts: JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) }
}

const bannerEnds = page => page.evaluate(() => Math.max(0, document.querySelector('.demo')?.getBoundingClientRect().bottom ?? 0))

/** The smallest box around all that is found, less the demo's banner; at most `cut` high. */
async function boxOf(page, { of, cut = Number.POSITIVE_INFINITY }) {
  const boxes = []
  for (const one of [of].flat()) {
    const found = typeof one === 'string' ? page.locator(one) : one(page)
    boxes.push(await found.first().evaluate(node => {
      const { left, top, right, bottom } = node.getBoundingClientRect()
      return { left, top, right, bottom }
    }))
  }
  const screen = page.viewportSize()
  const x = Math.max(0, Math.min(...boxes.map(box => box.left)) - PAD)
  const y = Math.max(await bannerEnds(page), Math.min(...boxes.map(box => box.top)) - PAD)
  const right = Math.min(screen.width, Math.max(...boxes.map(box => box.right)) + PAD)
  const bottom = Math.min(screen.height, Math.max(...boxes.map(box => box.bottom)) + PAD, y + cut)
  return { x, y, width: right - x, height: bottom - y }
}

/** Dates, times and files as a Chinese browser shows them: the words of this one come from the machine it runs on. */
function speakChinese() {
  const shown = { date: value => value.replaceAll('-', '/') || '年/月/日', time: value => value }
  for (const input of document.querySelectorAll('input[type=date], input[type=time]')) {
    const { type, value } = input
    input.dataset.was = JSON.stringify({ type, value })
    Object.assign(input, { type: 'text', value: shown[type](value) })
  }
  for (const input of document.querySelectorAll('.field > input[type=file]')) input.after(Object.assign(document.createElement('span'), { className: 'instead', textContent: '选择文件　未选择任何文件' }))
  for (const span of document.querySelectorAll('.instead')) span.previousElementSibling.hidden = true
}

/** The form goes on as it was. */
function speakAsBefore() {
  for (const input of document.querySelectorAll('[data-was]')) {
    const { type, value } = JSON.parse(input.dataset.was)
    input.type = type
    input.value = value
    delete input.dataset.was
  }
  for (const span of document.querySelectorAll('.instead')) {
    span.previousElementSibling.hidden = false
    span.remove()
  }
}

/** A shot of parts of the page, or without `of` of the screen as it stands, less the demo's banner. */
async function take(page, shot) {
  const screen = page.viewportSize()
  await page.evaluate(speakChinese)
  // On a screen as high as the page nothing that sticks to it covers what is shown.
  if (shot.of && !shot.still) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width: screen.width, height: Math.max(screen.height, height) })
    await page.evaluate(() => {
      document.activeElement?.blur()
      scrollTo(0, 0)
    })
  }
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', clip: shot.of ? await boxOf(page, shot) : await screenOf(page) })
  await page.setViewportSize(screen)
  await page.evaluate(speakAsBefore)
  return png
}

async function screenOf(page) {
  const { width, height } = page.viewportSize()
  const y = await bannerEnds(page)
  return { x: 0, y, width, height: height - y }
}

async function write(name, png) {
  // Words stay sharp at 78; a picture of many words gives way a little before it grows heavy.
  for (const quality of [78, 70, 60, 50]) {
    const { size } = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toFile(join(target, `${name}.webp`))
    if (size <= MAX_BYTES) return size
  }
  throw new Error(`${name} 超过 ${MAX_BYTES} 字节，请裁小一点。`)
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !shots.some(shot => shot.name === name))
if (unknown.length > 0) throw new Error(`没有这些图：${unknown.join('、')}`)

buildIfStale()
mkdirSync(target, { recursive: true })
const server = await startServer()
let browser
try {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--host-resolver-rules=MAP ${HOST}:80 127.0.0.1:${server.port}`] })
  const world = new World(browser, server)
  const last = asked.length > 0 ? Math.max(...asked.map(name => shots.findIndex(shot => shot.name === name))) : shots.length - 1
  for (const shot of shots.slice(0, last + 1)) {
    const page = await world.show(shot)
    if (asked.length > 0 && !asked.includes(shot.name)) continue
    console.log(`${shot.name} ${await write(shot.name, await take(page, shot))}`)
  }
  if (asked.length === 0) for (const file of readdirSync(target)) if (!shots.some(shot => file === `${shot.name}.webp`)) rmSync(join(target, file))
} finally {
  await browser?.close()
  await server.stop()
}
