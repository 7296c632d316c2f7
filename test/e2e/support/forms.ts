import type { Page } from 'playwright/test'

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** A drawn scan as the browser's file chooser takes it. */
export async function picture(made: Promise<{ name: string; bytes: Uint8Array }>) {
  const { name, bytes } = await made
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
}

/** Asks the public page for a number and a name. */
export async function verify(page: Page, number: string, name: string) {
  await page.goto('/v')
  await page.getByLabel('证书编号或验证码').fill(number)
  await page.getByLabel(/姓名/).fill(name)
  await press(page, '查验')
}

async function fillAll(page: Page, values: Record<string, string>) {
  for (const [id, value] of Object.entries(values)) await page.locator(`#${id}`).fill(value)
}

/** Everything of the registration but the credit code. */
export async function fillRegistration(page: Page, { company, passphrase }: { company: string; passphrase: string }) {
  await page.getByLabel('生产经营所在地').selectOption('440605')
  await page.getByLabel('单位性质').selectOption('有限责任公司')
  await page.getByLabel('划型行业').selectOption('industry')
  await page.getByLabel('企业名称').fill(company)
  await page.getByLabel('详细地址').fill('桂澜北路 6 号')
  await page.getByLabel('主导产品及经营项目').fill('精密零部件')
  await fillAll(page, { employees: '486', revenue: '32400', leaderName: '霍启衡', leaderTitle: '总经理', contactName: '植敏聪', username: 'mumianjinggong', password: passphrase })
}

/** A candidate with two years of quality work: a medium enterprise must say why. */
export async function fillFiling(page: Page, person: { name: string; idNumber: string; mobile: string; email: string }) {
  await page.locator('#concurrentPost').selectOption('副总经理')
  await page.locator('#education').selectOption('college')
  await fillAll(page, {
    position: '副总经理',
    appointedOn: '2026-09-15',
    authorizerName: '霍启衡',
    authorizerTitle: '总经理',
    personName: person.name,
    idNumber: person.idNumber,
    mobile: person.mobile,
    email: person.email,
    qualityYears: '2',
    school: '广东机电职业技术学院',
    major: '机械制造',
    resume: '2015 年起从事来料检验与体系管理，主持建立 GB/T 19001 质量管理体系并通过认证。',
  })
}
