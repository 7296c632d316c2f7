import { createRequire } from 'node:module'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Locator, type Page, expect } from 'playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = join('test-results', 'shots')
mkdirSync(shots, { recursive: true })

interface Violation {
  id: string
  help: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** What the story does on every page it visits: axe passes, nothing scrolls sideways, and a picture at both widths is kept. */
export async function look(page: Page, name: string) {
  const size = page.viewportSize()
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    await page.waitForTimeout(80)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide, `${name} scrolls sideways at ${width}`).toBeLessThanOrEqual(0)
    // The page's policy allows no foreign script; evaluate runs through the debugger, beside it.
    await page.evaluate(axe)
    const violations = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: { run: (o: object) => Promise<{ violations: unknown[] }> } }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      return violations
    })
    const found = (violations as Violation[]).map(v => `${v.id}: ${v.help} — ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)
    expect(found, `axe on ${name} at ${width}`).toEqual([])
    if (process.env.SHOTS) await page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true })
  }
  if (size) await page.setViewportSize(size)
}

/** Collects what the browser complains about; a story ends by asking that there was nothing. */
export function watchConsole(page: Page, complaints: string[]) {
  // A refusal answers 4xx, and the network is cut on purpose: the browser notes both.
  page.on('console', message => {
    if (message.type() === 'error' && !/status of (4\d\d)|ERR_INTERNET_DISCONNECTED/.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
}

/** Reloads until what a moment's work brings is there. */
export async function reloadUntil(page: Page, there: Locator) {
  await expect(async () => {
    await page.reload()
    await expect(there).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
}
