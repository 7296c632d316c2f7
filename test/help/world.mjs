// Who opens which page: the demo's people in browsers of their own.
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Phones for learners and the public, desks for everybody else; a tablet where a learner goes on with another device. */
const views = {
  phone: { viewport: { width: 390, height: 700 }, deviceScaleFactor: 2 },
  tablet: { viewport: { width: 600, height: 800 }, deviceScaleFactor: 1.5 },
  desk: { viewport: { width: 1200, height: 750 }, deviceScaleFactor: 1.5 },
}

export class World {
  pages = new Map()
  /** What one step of the story leaves for a later one. */
  notes = {}

  constructor(browser, { origin, dataDir, accounts }) {
    Object.assign(this, { browser, origin, dataDir, accounts })
  }

  /** Opens the page of a shot, as its account left it, and does what the shot asks. */
  async show({ as, view, at, act }) {
    const page = await this.enter(as, view)
    if (at) await page.goto(typeof at === 'function' ? at(this.notes) : at, { waitUntil: 'networkidle' })
    await act?.(page, this)
    await page.evaluate(() => document.fonts.ready)
    return page
  }

  /** The page of an account (its username or words of its note, or the name of an enterprise), signed in at its first use; `null` is a stranger. */
  async enter(as, view) {
    const key = `${as} ${view}`
    if (this.pages.has(key)) return this.pages.get(key)
    const page = await this.browser.newPage({ ...views[view], baseURL: this.origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'light', reducedMotion: 'reduce' })
    this.pages.set(key, page)
    if (as) await signIn(page, this.accountOf(as))
    return page
  }

  accountOf(words) {
    return this.accounts.find(one => one.username === words || one.note.includes(words)) ?? this.lend(words)
  }

  /** The demo gives its other enterprises no password: in this throw-away database they get that of one that has. */
  lend(enterprise) {
    const known = this.accounts.find(one => one.role === '企业')
    const db = new Database(join(this.dataDir, 'cqo.db'), { timeout: 5_000 })
    try {
      const row = db.prepare("select u.id, u.username from users u join grants g on g.user_id = u.id join organizations o on o.id = g.organization_id where o.name = ? and g.role = 'enterprise_admin'").get(enterprise)
      if (!row) throw new Error(`演示数据里没有 ${enterprise}`)
      db.prepare('update users set password_hash = (select password_hash from users where username = ?) where id = ?').run(known.username, row.id)
      return { username: row.username, password: known.password }
    } finally {
      db.close()
    }
  }
}

async function signIn(page, { username, password }) {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).first().click()
  await page.waitForURL(url => url.pathname !== '/sign-in')
}
