import { readFileSync } from 'node:fs'
import jsqr from 'jsqr'
import { type Page, expect, test } from 'playwright/test'
import sharp from 'sharp'
import { makePerson, uscc } from '../../app/cli/demo/factory/people'
import { appointmentDecision, commitmentLetter } from '../../app/cli/demo/factory/papers'
import { answerByKeys, answerQuiz, answerShown } from './support/answers'
import { fillFiling, fillRegistration, picture, press, verify } from './support/forms'
import { look, reloadUntil } from './support/look'
import { Cast } from './support/people'
import { type RunningServer, startServer } from './support/server'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let cast: Cast
const company = `佛山市木棉精工${String(Date.now()).slice(-5)}有限公司`
const person = makePerson({ name: '陈𬭎' })
const passphrase = '珠江边上的老榕树又添了一圈年轮'
let verifyAddress = ''
let certificateNumber = ''

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  cast = new Cast(browser, server)
})
test.afterAll(() => server?.stop())


let enterprise: Page
let learner: Page

async function numberOn(page: Page) {
  const found = /GDCQO-\d{4}-\d{4}-\d{6}-[0-9A-Z]/.exec(await page.getByRole('main').innerText())
  if (!found) throw new Error('no certificate number on the page')
  return found[0]
}

test('an enterprise registers, names its CQO, is told what is wrong, and hands the filing in', async () => {
  enterprise = await cast.stranger()
  await enterprise.goto('/register')
  await look(enterprise, '01-register')
  const code = uscc(Date.now() % 900_000)
  await fillRegistration(enterprise, { company, passphrase })
  await enterprise.getByLabel('统一社会信用代码').fill(code.slice(0, 17) + (code.endsWith('0') ? '1' : '0'))
  await press(enterprise, /注册/)
  await expect(enterprise.getByRole('alert')).toContainText('校验')
  await look(enterprise, '02-register-wrong-code')
  await enterprise.getByLabel('统一社会信用代码').fill(code)
  await enterprise.locator('#password').fill(passphrase)
  await press(enterprise, /注册/)
  await enterprise.waitForURL('**/enterprise')
  await look(enterprise, '03-enterprise')

  await enterprise.goto('/enterprise/filing')
  await fillFiling(enterprise, { ...person, email: 'zhiliang@qiye.example' })
  await enterprise.locator('#declared').check()
  await press(enterprise, '核对并提交')
  const alert = enterprise.getByRole('alert').first()
  await expect(alert).toContainText('任命决定')
  await expect(alert).toContainText('承诺书')
  await expect(alert).toContainText('邮箱')
  await look(enterprise, '04-filing-refused')

  await enterprise.locator('#email').fill(person.email)
  await enterprise.locator('#relaxReason').fill('曾任集团检测中心主任五年，熟悉本企业产品的强制性标准，主持过两次体系换版。')
  await enterprise.locator('#appointment_decision').setInputFiles({ name: '任命决定.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\x00 not a pdf at all') })
  const facts = { enterprise: company, person: person.name, position: '副总经理', appointedOn: '2026-09-15', authorizer: '总经理' }
  await enterprise.locator('#commitment_letter').setInputFiles(await picture(commitmentLetter(facts)))
  await enterprise.locator('#declared').check()
  await press(enterprise, '核对并提交')
  await expect(enterprise.getByRole('alert').first()).toContainText('内容不是')
  await enterprise.locator('#appointment_decision').setInputFiles(await picture(appointmentDecision(facts)))
  await enterprise.locator('#declared').check()
  await press(enterprise, '核对并提交')
  await enterprise.waitForURL('**/enterprise')
  await expect(enterprise.getByText('待市局领取').or(enterprise.getByText('已提交')).first()).toBeVisible()
  await look(enterprise, '05-enterprise-submitted')
})

test('the city reviews what is its own, another city never sees it, the province records it', async () => {
  const zhuhai = await cast.enter('shiju-zhuhai')
  await zhuhai.goto('/oversee/filings?tab=all')
  await expect(zhuhai.getByRole('main')).not.toContainText(company)

  const city = await cast.enter('shiju-foshan')
  await city.goto('/oversee/filings')
  await look(city, '06-city-queue')
  await city.getByRole('link', { name: company }).click()
  await city.waitForURL(/\/oversee\/filings\/[\w-]+/)
  const address = new URL(city.url()).pathname
  expect((await zhuhai.goto(address))?.status()).toBe(404)
  await press(city, '领取')
  await look(city, '07-city-review')
  await press(city, '核过，报省局')
  await city.waitForURL(/tab=mine/)
  await city.goto(address)
  await expect(city.getByText('市局已核，待省局登记').first()).toBeVisible()

  const province = await cast.enter('shengju')
  await province.goto(address)
  await look(province, '08-province-review')
  await press(province, /登记，发备案号/)
  await expect(province.getByText(/粤CQOBA-\d{4}-4406-\d{6}/).first()).toBeVisible()
  await look(province, '09-province-recorded')
})

test('the CQO opens the account with the printed slip, enrols, and an unfiled one is told the next step', async () => {
  await enterprise.goto('/enterprise')
  await look(enterprise, '10-enterprise-filed')
  await enterprise.goto('/enterprise/filing/slip')
  await press(enterprise, '生成激活单')
  const username = (await enterprise.locator('dd').nth(0).innerText()).trim()
  const code = (await enterprise.locator('dd').nth(1).innerText()).trim()
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await look(enterprise, '11-activation-slip')

  learner = await cast.stranger({ phone: true })
  await learner.goto(`/activate?u=${username}`)
  await learner.getByLabel('激活码').fill(code.toLowerCase())
  await learner.getByLabel('设置密码').fill(passphrase)
  await learner.getByLabel('再输一次').fill(passphrase)
  await learner.locator('#consent').check()
  await look(learner, '12-activate')
  await press(learner, '激活并进入')
  await learner.waitForURL('**/learn')
  await look(learner, '13-learner-home')
  await learner.goto('/learn/exams')
  await expect(learner.getByRole('main')).toContainText('还不能考核')
  await learner.goto('/learn/cohorts')
  await look(learner, '14-cohorts')
  await press(learner, /^报名 .*第 7 期/)
  await expect(learner.getByText('我的报名')).toBeVisible()
})

test('the training body opens a class and admits; the CQO begins to study and hours are credited', async () => {
  const trainer = await cast.enter('peixun-linghai')
  await look(trainer, '15-train')
  await trainer.getByRole('link', { name: /第 7 期/ }).first().click()
  await trainer.waitForURL(/\/train\/cohorts\//)
  await look(trainer, '16-cohort')
  await trainer.getByRole('row', { name: new RegExp(person.name) }).getByRole('checkbox').check()
  await press(trainer, /^录取/)
  await expect(trainer.getByText(person.name).first()).toBeVisible()

  await learner.goto('/learn/course')
  await look(learner, '17-course')
  await learner.goto('/learn/lessons/qualification/L1.1')
  await look(learner, '18-lesson')
  await expect(learner.getByText(/有效 0:[1-5]\d/)).toBeVisible({ timeout: 45_000 })
  await learner.goto('/learn/lessons/qualification/L1.1/quiz')
  await look(learner, '19-quiz')
  await answerQuiz(learner)
  await press(learner, '交测验')
  await expect(learner.getByText(/测验已通过/).first()).toBeVisible()
  await look(learner, '20-quiz-passed')
  await trainer.reload()
  await expect(trainer.getByRole('row', { name: new RegExp(person.name) })).toContainText('学习中')
})

test('the one who is a minute short studies it to the end and registers for the open sitting', async () => {
  learner = await cast.enter('差一分钟')
  await look(learner, '21-home-one-minute-short')
  await learner.goto('/learn/lessons/qualification/L10.2')
  await expect(learner.getByText('本课已学完').first()).toBeVisible({ timeout: 110_000 })
  await learner.goto('/learn/exams')
  await look(learner, '22-choose-sitting')
  await press(learner, /^报名这一场.*第 3 场线上考核/)
  await learner.waitForURL(/\/exam\//)
  await learner.goto('/learn/exams')
  await expect(learner.getByRole('link', { name: '进入考场' }).first()).toBeVisible()
  await look(learner, '23-registered')
})

test('the exam: starts, answers, loses the network, goes on at another device, hands in, keeps the receipt', async () => {
  await learner.getByRole('link', { name: '进入考场' }).first().click()
  await learner.waitForURL(/\/exam\//)
  const address = new URL(learner.url()).pathname
  await look(learner, '24-exam-rules')
  await press(learner, '开始作答')
  await expect(learner.locator('fieldset')).toBeVisible()
  await look(learner, '25-exam')
  for (let i = 0; i < 5; i++) {
    await answerShown(learner)
    await press(learner, '下一题')
  }
  await expect(learner.locator('.save').first()).toContainText('已保存')
  await learner.context().setOffline(true)
  for (let i = 0; i < 2; i++) {
    await answerShown(learner)
    await press(learner, '下一题')
  }
  await expect(learner.locator('.save').first()).toContainText('存在本机', { timeout: 20_000 })
  if (process.env.SHOTS) await learner.screenshot({ path: 'test-results/shots/26-exam-offline-390.png' })
  await learner.context().setOffline(false)
  await expect(learner.locator('.save').first()).toContainText('已保存', { timeout: 20_000 })

  // The phone is set aside; a laptop goes on. A learner has one session, so the phone is signed out.
  const laptop = await cast.enter('差一分钟')
  await laptop.setViewportSize({ width: 1280, height: 900 })
  await laptop.goto(address)
  await expect(laptop.getByText('另一台设备').first()).toBeVisible({ timeout: 15_000 })
  await look(laptop, '27-exam-other-device')
  await press(laptop, '在这里继续')
  await expect(laptop.locator('fieldset')).toBeVisible()
  await expect(laptop.getByText(/已答\s*7/).first()).toBeVisible()
  // From here on by keyboard alone.
  for (let number = 1; number < 8; number++) await laptop.keyboard.press('ArrowRight')
  for (let number = 8; number <= 22; number++) {
    await answerByKeys(laptop)
    await laptop.keyboard.press('ArrowRight')
  }
  await expect(laptop.locator('.save').first()).toContainText('已保存')
  await look(laptop, '28-exam-all-answered')
  await laptop.getByRole('button', { name: /检查并交卷/ }).first().press('Enter')
  await laptop.getByRole('dialog').getByRole('button', { name: '交卷', exact: true }).press('Enter')
  await expect(laptop.getByText('交卷回执')).toBeVisible()
  await look(laptop, '29-receipt')
  expect(await laptop.getByRole('main').innerText()).not.toMatch(/合格|得分/)
  learner = laptop
})

test('the certifying body releases; number, code, QR and PDF are there; the learner downloads it', async () => {
  const certifier = await cast.enter('fazheng')
  await look(certifier, '30-certify')
  await certifier.getByRole('link', { name: /第 3 场线上考核/ }).first().click()
  await certifier.waitForURL(/\/certify\/sittings\//)
  await reloadUntil(certifier, certifier.locator('#confirm'))
  await look(certifier, '31-sitting')
  await certifier.locator('#confirm').check()
  await press(certifier, /^发布 .* 份成绩/)
  await expect(certifier.getByText(/已发布 \d+ 份成绩/).first()).toBeVisible()

  await learner.goto('/learn/certificate')
  await reloadUntil(learner, learner.getByRole('link', { name: /下载 PDF/ }))
  await look(learner, '32-certificate')
  const downloading = learner.waitForEvent('download')
  await learner.getByRole('link', { name: /下载 PDF/ }).click()
  const pdf = readFileSync((await (await downloading).path()) ?? '')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(30_000)
  certificateNumber = await numberOn(learner)

  const shown = await learner.getByRole('img', { name: /二维码/ }).first().screenshot()
  const { data, info } = await sharp(shown).resize({ width: 500 }).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  verifyAddress = jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
  expect(verifyAddress).toContain('/v/')

  await certifier.goto('/certify/talents')
  await look(certifier, '33-talents-pending')
  await certifier.getByRole('row', { name: /王𬭎/ }).getByRole('checkbox').check()
  await press(certifier, '办理入库')
  const province = await cast.enter('shengju')
  await province.goto('/oversee/talents')
  await province.getByRole('row', { name: /王𬭎/ }).getByRole('checkbox').check()
  await look(province, '34-talents-publish')
  await press(province, '公布')
  await expect(province.getByRole('row', { name: /王𬭎/ })).toHaveCount(0)
})

test('a stranger with a phone scans the code, without scripts, and sees valid, revoked and unknown told apart', async () => {
  const stranger = await cast.stranger({ scripts: false, phone: true })
  await stranger.goto(new URL(verifyAddress).pathname)
  await expect(stranger.getByRole('heading', { name: /证书有效/ })).toBeVisible()
  await expect(stranger.getByRole('main')).toContainText('王𬭎')
  await expect(stranger.getByRole('main')).toContainText(certificateNumber)
  const machine = await stranger.request.get(`${new URL(verifyAddress).pathname}.json`)
  expect(await machine.json()).toMatchObject({ number: certificateNumber, status: 'valid', subject: { name: '王𬭎' } })

  const visitor = await cast.stranger({ phone: true })
  await visitor.goto('/')
  await look(visitor, '35-portal')
  await visitor.goto(new URL(verifyAddress).pathname)
  await look(visitor, '36-verify-valid')
  await visitor.goto('/v')
  await look(visitor, '37-verify-form')
  await verify(visitor, certificateNumber, '王小明')
  await expect(visitor.getByRole('heading', { name: /未查到匹配记录/ })).toBeVisible()
  await look(visitor, '38-verify-unknown')
  await verify(visitor, `${certificateNumber.slice(0, -1)}${certificateNumber.endsWith('A') ? 'B' : 'A'}`, '王𬭎')
  await expect(visitor.getByRole('alert')).toContainText('校验字符不符')
  await look(visitor, '39-verify-typo')

  const revoked = await cast.enter('证书已撤销')
  await revoked.goto('/learn/certificate')
  await look(revoked, '40-certificate-revoked')
  await verify(visitor, await numberOn(revoked), '许一诺')
  await expect(visitor.getByRole('heading', { name: /证书已撤销/ })).toBeVisible()
  await look(visitor, '41-verify-revoked')

  await visitor.goto('/talents')
  await expect(visitor.getByRole('main')).toContainText('王𬭎')
  expect(await visitor.getByRole('main').innerText()).not.toContain('GDCQO')
  await look(visitor, '42-public-list')
  await cast.leave()
})
