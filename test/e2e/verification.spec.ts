import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Page, expect, test } from 'playwright/test'
import { look, watchConsole } from './support/look'
import { type RunningServer, startServer } from './support/server'

let server: RunningServer
const complaints: string[] = []
test.beforeAll(async () => void (server = await startServer()))
test.afterAll(async () => {
  await server.stop()
  expect(complaints).toEqual([])
})

const KB = 1024

async function signIn(page: Page, note: string) {
  const account = server.accounts.find(a => a.note.includes(note))
  await page.goto(`${server.origin}/sign-in`)
  await page.getByRole('button', { name: `以${account?.name}` }).first().click()
  await page.waitForURL(/\/(learn|oversee|certify|enterprise)/)
}

/** The address of a learner's verification page, from the learner's own certificate. */
async function addressOf(page: Page, note: string) {
  await signIn(page, note)
  await page.goto(`${server.origin}/learn/certificate`)
  await expect(page.getByRole('link', { name: '下载 PDF' })).toBeVisible({ timeout: 30_000 }).catch(() => page.reload())
  await look(page, `certificate-${note}`)
  return (await page.getByRole('link', { name: '打开查验页' }).getAttribute('href')) ?? ''
}

test('a holder shows the code, downloads the PDF, and anybody can check it', async ({ page, browser }) => {
  watchConsole(page, complaints)
  const address = await addressOf(page, '今年持证')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载 PDF' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^岗位能力培训合格证书 GDCQO-.*\.pdf$/)
  expect(readFileSync(await file.path()).subarray(0, 5).toString()).toBe('%PDF-')

  const stranger = await browser.newContext({ javaScriptEnabled: false })
  const visit = await stranger.newPage()
  await visit.goto(server.origin + address)
  await expect(visit.getByRole('heading', { level: 1 })).toHaveText('证书有效')
  const html = await (await fetch(server.origin + address)).text()
  expect(html).not.toContain('<script')
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => fetch(server.origin + href).then(r => r.text()))
  const css = (await Promise.all(sheets)).join('')
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(30 * KB)
  expect(gzipSync(html + css).length).toBeLessThanOrEqual(30 * KB)

  // The same by number and name, without scripts, from the portal's first screen.
  const number = (await visit.locator('dd b').nth(1).textContent()) ?? ''
  const name = (await visit.locator('dd b').first().textContent()) ?? ''
  await visit.goto(server.origin)
  await visit.getByLabel('证书编号或验证码').fill(number.replace(/-/g, ''))
  await visit.getByRole('textbox', { name: '姓名' }).fill(name)
  await visit.getByRole('button', { name: '查验' }).click()
  await expect(visit.getByRole('heading', { level: 1 })).toHaveText('证书有效')
  await visit.getByRole('textbox', { name: '姓名' }).fill('别的人')
  await visit.getByLabel('证书编号或验证码').fill(number)
  await visit.getByRole('button', { name: '重新查验' }).click()
  await expect(visit.getByRole('heading', { level: 1 })).toHaveText('未查到匹配记录')
  await stranger.close()
})

test('valid, suspended, revoked and unknown look different and say what to do', async ({ page }) => {
  watchConsole(page, complaints)
  const seen: [string, string, string][] = [
    ['证书暂停使用', '证书暂停使用', '暂停期间'],
    ['证书已撤销', '证书已撤销', '请勿采信'],
  ]
  for (const [note, title, advice] of seen) {
    const address = await addressOf(page, note)
    await page.goto(server.origin + address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByRole('heading', { name: advice })).toBeVisible()
    await look(page, `verify-${note}`)
    await page.context().clearCookies()
  }
  await page.goto(`${server.origin}/v/2JSC-WEJN-SQA1-N82A`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('未查到匹配记录')
  await look(page, 'verify-unknown')
  await page.getByRole('link', { name: '重新查验' }).click()
  await page.getByLabel('证书编号或验证码').fill('GDCQO-4406-2026-000217-D')
  await page.getByRole('button', { name: '查验' }).click()
  await expect(page.getByRole('alert')).toContainText('校验字符')
  await look(page, 'verify-typo')
})

test('the province suspends a certificate, the public page follows at once, and it comes back', async ({ page }) => {
  watchConsole(page, complaints)
  const address = await addressOf(page, '今年持证')
  await page.context().clearCookies()
  await signIn(page, '登记备案')
  await page.goto(`${server.origin}/oversee/certificates`)
  await look(page, 'oversee-certificates')
  const status = async () => ((await (await fetch(`${server.origin}${address}.json`)).json()) as { status: string; number: string })
  const { number } = await status()
  await page.getByRole('row', { name: number }).getByRole('link').click()
  await page.getByRole('link', { name: '暂停使用…' }).click()
  await look(page, 'oversee-certificate-decide')
  await page.getByRole('radio', { name: '材料核查' }).check()
  await page.getByLabel('事实与依据').fill('接举报，核查任命决定原件')
  await page.getByRole('button', { name: '暂停使用' }).click()
  await expect(page.getByText('接举报，核查任命决定原件')).toBeVisible()
  expect((await status()).status).toBe('suspended')
  await page.getByRole('link', { name: '恢复有效…' }).click()
  await page.getByLabel('事实与依据').fill('原件属实，恢复')
  await page.getByRole('button', { name: '恢复有效' }).click()
  await expect(page.getByText('原件属实，恢复')).toBeVisible()
  expect((await status()).status).toBe('valid')
})

test('an issued certificate goes through listing and publication onto the public list', async ({ page }) => {
  watchConsole(page, complaints)
  await signIn(page, '一场正在考')
  await page.goto(`${server.origin}/certify/certificates`)
  await look(page, 'certify-certificates')
  await page.goto(`${server.origin}/certify/talents`)
  await look(page, 'certify-talents')
  const box = page.getByRole('checkbox').first()
  const name = ((await box.getAttribute('aria-label')) ?? '').replace('选中 ', '')
  await box.check()
  await page.getByRole('button', { name: '办理入库' }).click()
  await expect(page.getByText('已入库 1 人')).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, '登记备案')
  await page.goto(`${server.origin}/oversee/talents`)
  await look(page, 'oversee-talents')
  await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: '公布', exact: true }).click()
  await expect(page.getByText('已公布 1 人')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByLabel('导出事由').fill('报省局处室季度汇总')
  await page.getByRole('button', { name: '导出 CSV' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(name)
  await page.goto(`${server.origin}/oversee/settings`)
  await look(page, 'oversee-settings')

  await page.goto(`${server.origin}/talents?q=${encodeURIComponent(name)}`)
  await expect(page.getByText(name, { exact: true })).toBeVisible()
  await look(page, 'talents')
  await page.goto(server.origin)
  await look(page, 'home')
})
