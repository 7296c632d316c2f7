// The pictures of content/help, in the order of one story: what an earlier one does is there for a later one.
// name: the file; as: the account (world.mjs); view: phone, tablet or desk; at: the address, null for where it stands;
// act: what is done there before the picture; of: the parts shown (left out: the screen); cut: the height at which it ends.
import { answer, askPresence, button, fill, follow, heading, hideBank, hideClaims, hideQuestion, press, row, section, tick } from './steps.mjs'

const head = 'div:has(> h1)'
const main = 'main#main'
const filed = '东莞市松湖智造有限公司'
const certified = '佛山市岭南压铸科技有限公司'
const candidate = '可以开考'

const enterprise = [
  { name: 'register-form', as: null, view: 'phone', at: '/register', act: page => fill(page, { uscc: '91440600MA4UJX2K3C', name: '佛山市木棉精工有限公司' }), of: ['h1', '#region'] },
  { name: 'register-size', as: null, view: 'phone', at: '/register', act: async page => {
    await page.getByLabel('划型行业').selectOption('industry')
    await fill(page, { employees: '486', revenue: '32400' })
  }, of: section('企业规模') },
  { name: 'filing-form', as: 'qiye-nanling', view: 'desk', at: '/enterprise/filing', of: [head, section('聘任')] },
  { name: 'filing-papers', as: 'qiye-nanling', view: 'desk', at: null, of: [section('材料'), '.foot-bar'] },
  { name: 'filing-refused', as: 'qiye-nanling', view: 'desk', at: null, act: async page => {
    await page.locator('#email').fill('zhiliang@nanling.example')
    await press(page, '核对并提交')
    await page.getByRole('alert').first().waitFor()
  }, of: '[role=alert]' },
  { name: 'filing-returned', as: 'qiye-chengni', view: 'desk', at: '/enterprise', of: ['h1', section('要补正的项目')] },
  { name: 'filing-mend', as: 'qiye-chengni', view: 'desk', at: '/enterprise/filing', of: [head, '[role=alert]', '.field:has(#appointedOn)'] },
  { name: 'filing-record', as: 'shengju', view: 'desk', at: '/oversee/filings', act: page => follow(page, filed), of: [head, '.foot-bar'], still: true },
  { name: 'filing-recorded', as: filed, view: 'desk', at: '/enterprise', act: async (page, world) => {
    const province = await world.enter('shengju', 'desk')
    await press(province, '登记，发备案号')
    await province.getByText(/粤CQOBA-/).first().waitFor()
    await page.goto('/enterprise', { waitUntil: 'networkidle' })
  }, of: ['h1', '.next', section('备案')] },
  { name: 'slip', as: filed, view: 'desk', at: '/enterprise/filing/slip', act: async (page, { notes }) => {
    await press(page, '生成激活单')
    const values = page.locator('article dd')
    Object.assign(notes, { username: (await values.nth(0).innerText()).trim(), code: (await values.nth(1).innerText()).trim() })
  }, of: ['.banner', 'article', page => button(page, '打印激活单')] },
  { name: 'end-appointment', as: certified, view: 'desk', at: '/enterprise', act: page => page.getByText('办理解聘…').click(), of: section('备案') },
  { name: 'enterprise-certificate', as: certified, view: 'desk', at: '/enterprise/certificate', of: [head, `${main} table`] },
]

const learner = [
  { name: 'activate', as: null, view: 'phone', at: ({ username }) => `/activate?u=${username}`, act: (page, { notes }) => fill(page, { code: notes.code, password: '珠江边上的老榕树又添了一圈年轮', repeat: '珠江边上的老榕树又添了一圈年轮' }), of: ['.field:has(#username)', page => button(page, '激活并进入')] },
  { name: 'cohort-choose', as: '还没有报名', view: 'phone', at: '/learn/cohorts', of: ['h1', section('报名中的班')] },
  { name: 'cohort-mine', as: '还没有报名', view: 'phone', at: null, act: async page => {
    await press(page, /^报名 .*第 7 期/)
    await page.getByText('我的报名').waitFor()
  }, of: section('我的报名') },
  { name: 'lesson-clock', as: '18.4', view: 'phone', at: '/learn/course', act: async (page, { notes }) => {
    await follow(page, /继续学/)
    Object.assign(notes, { lesson: new URL(page.url()).pathname })
    await page.getByText('计时中').waitFor()
  }, of: ['.app-head', '[aria-label="本课学时"]', 'article p'], still: true },
  { name: 'lesson-quiz', as: '18.4', view: 'phone', at: ({ lesson }) => `${lesson}/quiz`, of: [`${main} p`, 'fieldset'] },
  { name: 'lesson-presence', as: '18.4', view: 'phone', at: null, act: async (page, { notes }) => {
    await askPresence(page)
    await page.goto(notes.lesson)
    await page.getByRole('dialog').waitFor()
  } },
  { name: 'practice', as: '18.4', view: 'phone', at: '/learn/practice', of: [head, `${main} ul > li:nth-child(3)`] },
  { name: 'practice-review', as: '18.4', view: 'phone', at: null, act: async page => {
    const first = page.locator('fieldset').first()
    // A round is drawn: the first area whose first question is answered by choosing.
    for (let area = 0; area === 0 || (await first.locator('label').count()) === 0; area++) {
      await page.goto('/learn/practice')
      await page.locator('main form button').nth(area).click()
      await page.waitForURL(/practice\//)
      await first.waitFor()
    }
    await first.locator('label').first().click()
    await press(page, '交卷看解析')
    await page.getByText(/答对 \d+/).waitFor()
  }, of: ['.banner', 'fieldset'], cut: 470 },
  { name: 'exam-enter', as: candidate, view: 'phone', at: '/learn/exams', of: ['h1', '.next', section('我的考核')] },
  { name: 'exam-rules', as: candidate, view: 'phone', at: null, act: page => follow(page, '进入考场'), of: [`${main} dl`, page => button(page, '开始作答')] },
  { name: 'exam-sheet', as: candidate, view: 'phone', at: null, act: async page => {
    await press(page, '开始作答')
    await page.locator('fieldset').waitFor()
    await answer(page, 3)
    await page.locator('label.choice').nth(1).click()
    await page.locator('.save', { hasText: '已保存' }).waitFor()
    await hideQuestion(page)
  } },
  { name: 'exam-offline', as: candidate, view: 'phone', at: null, act: async page => {
    await page.context().setOffline(true)
    await answer(page, 2)
    await page.locator('.save', { hasText: '存在本机' }).waitFor()
    await hideQuestion(page)
  } },
  { name: 'exam-hand-in', as: candidate, view: 'phone', at: null, act: async page => {
    await page.context().setOffline(false)
    await page.locator('.save', { hasText: '已保存' }).waitFor({ timeout: 60_000 })
    await hideQuestion(page)
    await press(page, /答题卡/)
    await press(page, /检查并交卷/)
    await page.getByRole('dialog').waitFor()
  } },
  { name: 'exam-elsewhere', as: candidate, view: 'tablet', at: '/learn/exams', act: async page => {
    await follow(page, '继续作答')
    await page.getByText('正在另一台设备上作答').waitFor()
  }, of: ['.exam-bar', '.banner'], still: true },
  { name: 'exam-receipt', as: candidate, view: 'tablet', at: null, act: async page => {
    await press(page, '在这里继续')
    await page.locator('fieldset').waitFor()
    await press(page, /答题卡/)
    await press(page, /检查并交卷/)
    await page.getByRole('dialog').getByRole('button', { name: '交卷', exact: true }).click()
    await page.getByText('交卷回执').waitFor()
  }, of: ['.banner', page => button(page, '打印回执')] },
  { name: 'exam-resit', as: '可以补考', view: 'phone', at: '/learn/exams', of: [section('选场次'), section('我的考核')] },
  { name: 'exam-result', as: '可以补考', view: 'phone', at: null, act: page => follow(page, '看成绩'), of: [head, '.next'] },
  { name: 'certificate', as: '已入人才库', view: 'phone', at: '/learn/certificate', act: async (page, { notes }) => {
    Object.assign(notes, { number: /GDCQO-[\w-]+/.exec(await page.locator(main).innerText())[0] })
  }, of: [`${main} article`, section('人才库')] },
  { name: 'certificate-paper', as: '已入人才库', view: 'phone', at: null, of: [heading('我的证书'), `${main} img`] },
  { name: 'ce-account', as: '12.0 / 40', view: 'phone', at: '/learn/continuing-education', of: ['h1', section('登记记录')], cut: 582 },
  { name: 'ce-declare', as: '12.0 / 40', view: 'phone', at: '/learn/continuing-education/declare?category=CE02', of: [`${main} form`] },
]

const verify = (page, number, name) => fill(page, { number, name }).then(() => press(page, '查验'))
const anyone = [
  { name: 'verify-form', as: null, view: 'phone', at: '/v', act: (page, { notes }) => fill(page, { number: notes.number, name: '潘昇' }), of: ['h1', page => button(page, '查验')] },
  { name: 'verify-valid', as: null, view: 'phone', at: null, act: page => press(page, '查验'), of: [`${main} section > :first-child`, `${main} dl`] },
  { name: 'verify-revoked', as: null, view: 'phone', at: '/v', act: async (page, world) => {
    const revoked = await world.enter('证书已撤销', 'phone')
    await revoked.goto('/learn/certificate')
    await verify(page, /GDCQO-[\w-]+/.exec(await revoked.locator(main).innerText())[0], '许一诺')
    await page.getByRole('heading', { name: /已撤销/ }).waitFor()
  }, of: `${main} section` },
  { name: 'talents', as: null, view: 'phone', at: '/talents', of: [head, `${main} tbody tr:nth-child(3)`] },
]

const bodies = [
  { name: 'train-open', as: 'peixun-linghai', view: 'desk', at: '/train', of: section('开一个班') },
  { name: 'train-admit', as: 'peixun-linghai', view: 'desk', at: null, act: async page => {
    await follow(page, /第 7 期/)
    await tick(page, [/欧阳靖/, /曾子墨/])
  }, of: [section('待录取')] },
  { name: 'train-teacher', as: 'peixun-linghai', view: 'desk', at: '/train/teachers', act: page => follow(page, '排课'), of: [section(/排课/), section('师资库')] },
  { name: 'blueprint', as: 'fazheng', view: 'desk', at: '/certify/blueprints', of: section('正式卷') },
  { name: 'blueprint-form', as: 'fazheng', view: 'desk', at: null, act: page => page.locator('#KA09-single').fill('40'), of: section('试行或自定方案') },
  { name: 'sitting-new', as: 'fazheng', view: 'desk', at: '/certify/sittings/new', act: page => page.locator('#name').fill('岗位能力考核，第一场'), of: [head, `${main} form`] },
  { name: 'sitting-release', as: 'fazheng', view: 'desk', at: '/certify', act: page => follow(page, /第 4 期考核/), of: [section(/^发布成绩/), `${main} table`] },
  { name: 'questions', as: 'fazheng', view: 'desk', at: '/certify/questions?area=KA02', act: hideBank, of: [head, `${main} tbody tr:nth-child(5)`] },
  { name: 'question-review', as: 'fazheng', view: 'desk', at: null, act: async page => {
    await follow(page, /^Q\d+$/)
    await hideBank(page)
  }, of: [head, section('版本与审核')] },
  { name: 'talents-list', as: 'fazheng', view: 'desk', at: '/certify/talents', act: page => tick(page, [/钟伟强/]), of: [head, `${main} table`] },
]

const oversight = [
  { name: 'review-queue', as: 'shiju-foshan', view: 'desk', at: '/oversee/filings', act: page => tick(page, [/顺昌/]), of: [head, `${main} table`] },
  { name: 'review-filing', as: 'shiju-foshan', view: 'desk', at: null, act: async page => {
    await press(page, '领取')
    await page.waitForURL(/filings\/[\w-]+/)
    await row(/任职时间/)(page).getByText('标退').click()
    await page.locator('#reason_appointedOn').fill('任命决定上写的是 10 月 8 日，请核对后改成一致')
  }, of: [row(/质量工作年限/), '.foot-bar'], still: true },
  { name: 'publish', as: 'shengju', view: 'desk', at: '/oversee/talents', act: async (page, world) => {
    const certifier = await world.enter('fazheng', 'desk')
    await certifier.goto('/certify/talents')
    await tick(certifier, [/钟伟强/])
    await press(certifier, '办理入库')
    await certifier.getByText(/已入库 \d+ 人/).waitFor()
    await page.reload({ waitUntil: 'networkidle' })
    await tick(page, [/钟伟强/])
  }, of: [head, `${main} table`] },
  { name: 'ce-review', as: 'shiju-foshan', view: 'desk', at: '/oversee/continuing-education', act: page => follow(page, '冼志衡'), of: [head, section('核查')] },
  { name: 'teacher-check', as: 'shiju-foshan', view: 'desk', at: '/oversee/teachers', act: page => follow(page, '邝丽仪'), of: [section('对照条件'), section('形式审查')] },
  { name: 'teacher-appoint', as: 'shengju', view: 'desk', at: '/oversee/teachers?status=publicity', act: page => follow(page, '区志华'), of: [section('聘任')] },
  { name: 'audit', as: 'guanli', view: 'desk', at: '/admin?verify=1', of: [head, `${main} tbody tr:nth-child(2)`] },
  { name: 'lesson-editor', as: 'shengju', view: 'desk', at: '/oversee/lessons/qualification/L1.1', of: [head, section('现在的一版')], cut: 480 },
  { name: 'policy-attach', as: 'shengju', view: 'desk', at: '/policies/product-quality-law', act: page => fill(page, { origin: '国家法律法规数据库，2026-11-20 下载' }), of: section('官方文本') },
  { name: 'claims', as: 'fazheng', view: 'desk', at: '/help/expert-claims', act: hideClaims, of: [`${main} ol > li:nth-child(1)`, `${main} ol > li:nth-child(2)`] },
]

export const shots = [...enterprise, ...learner, ...anyone, ...bodies, ...oversight]
