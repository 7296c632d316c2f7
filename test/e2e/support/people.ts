import { type Browser, type BrowserContext, type Page, expect } from 'playwright/test'
import type { RunningServer } from './server'
import { watchConsole } from './look'

/** The seven parts, each in a browser of their own. */
export class Cast {
  readonly complaints: string[] = []
  private readonly open: BrowserContext[] = []

  constructor(
    private readonly browser: Browser,
    private readonly server: RunningServer,
  ) {}

  /** A new browser, signed in nowhere. */
  async stranger(options: { scripts?: boolean; phone?: boolean } = {}): Promise<Page> {
    const { scripts = true, phone = false } = options
    const context = await this.browser.newContext({ baseURL: this.server.origin, javaScriptEnabled: scripts, viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 }, acceptDownloads: true })
    this.open.push(context)
    const page = await context.newPage()
    watchConsole(page, this.complaints)
    return page
  }

  /** Signs in with a demo account, found by its username or the words of its note. */
  async enter(words: string): Promise<Page> {
    const account = this.server.accounts.find(one => one.username === words || one.note.includes(words))
    if (!account) throw new Error(`no demo account for ${words}`)
    const page = await this.stranger({ phone: account.role === '首席质量官' })
    await signIn(page, account.username, account.password)
    return page
  }

  async leave() {
    for (const context of this.open) await context.close()
    expect(this.complaints, 'the browser console').toEqual([])
  }
}

export async function signIn(page: Page, username: string, password: string) {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).first().click()
  await page.waitForURL(url => url.pathname !== '/sign-in')
}
