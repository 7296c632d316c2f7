import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choiceItems } from './bank.server'
import { ContentError, loadContent, parseLesson, render, renderMarkdown } from './load.server'

const contentDir = fileURLToPath(new URL('.', import.meta.url))
// “表A.1”“附录A” are names of tables and annexes, not options.
const namesAnOption = /(?<![A-Za-z0-9=＝表录])[A-F](?![A-Za-z0-9=＝²₂₄])/

describe('the content as it stands', () => {
  const content = loadContent(contentDir)
  const qualification = content.courses.find((course) => course.code === 'qualification')
  const lessons = content.courses.flatMap((course) => course.lessons)
  const quizItems = lessons.flatMap((lesson) => lesson.quiz)

  it('has the first sixty questions and more, over ten knowledge areas, each with its document and edition', () => {
    expect(content.questions.filter(q => /^Q0[0-6]\d$/.test(q.id))).toHaveLength(60)
    expect(new Set(content.questions.map((question) => question.area)).size).toBe(10)
    expect(choiceItems(content.questions).filter(({ type, options }) => type !== 'judge' && options.length !== 4 && options.length !== 5)).toEqual([])
  })

  it('has 32 lessons of 45 minutes in ten modules, in teaching order', () => {
    const perModule = qualification?.modules.map((module) => qualification.lessons.filter((lesson) => lesson.module === module.code).length)
    expect(perModule).toEqual([4, 5, 3, 3, 5, 2, 5, 2, 1, 2])
    expect(qualification?.lessons.every((lesson) => lesson.minutes === 45)).toBe(true)
    expect(qualification?.lessons.map((lesson) => lesson.code).slice(-3)).toEqual(['L9.1', 'L10.1', 'L10.2'])
    expect(qualification?.requiredCredits).toBe(32)
  })

  it('gives every lesson at least three quiz items, none of them a question of the bank', () => {
    expect(lessons.filter((lesson) => lesson.quiz.length < 3)).toEqual([])
    const bank = new Set(content.questions.map((question) => question.stem))
    expect(quizItems.filter((item) => bank.has(item.stem))).toEqual([])
  })

  it('never names an option letter in an explanation, since options are shuffled', () => {
    const explanations = [...content.questions, ...quizItems].map((item) => item.explanation)
    expect(explanations.filter((explanation) => namesAnOption.test(explanation))).toEqual([])
  })

  it('can draw the trial paper with twice as many questions as it needs in every cell', () => {
    const setting = (key: string) => content.settings.find((candidate) => candidate.key === key)?.value
    const factor = (setting('pool_factor') as { trial: number }).trial
    const blueprint = setting('trial_blueprint') as { area: string; single: number; multiple: number }[]
    const short = blueprint.flatMap((row) =>
      (['single', 'multiple'] as const).filter((type) => {
        const pool = content.questions.filter((question) => question.area === row.area && question.type === type).length
        return pool < factor * row[type]
      }).map((type) => `${row.area} ${type}`),
    )
    expect(short).toEqual([])
    expect(blueprint.reduce((sum, row) => sum + row.single, 0)).toBe(18)
    expect(blueprint.reduce((sum, row) => sum + row.multiple, 0)).toBe(4)
  })

  it('knows the 21 cities of Guangdong and their districts', () => {
    expect(content.regions).toHaveLength(21)
    expect(content.regions.flatMap((city) => city.districts)).toHaveLength(122)
    expect(content.regions.filter((city) => city.districts.length === 0).map((city) => city.name)).toEqual(['东莞市', '中山市'])
    expect(content.regions.every((city) => city.districts.every((district) => district.code.startsWith(city.code)))).toBe(true)
  })

  it('has the texts people confirm, each with a version', () => {
    expect(content.texts.map((text) => `${text.code} ${text.version}`)).toEqual(['commitment-letter 1', 'consent 1', 'duties-and-powers 1', 'separate-consent 1'])
  })

  it('renders every lesson without a heading that competes with the page title', () => {
    const pages = lessons.map((lesson) => lesson.html)
    expect(pages.filter((page) => page.includes('<h1') || !page.includes('<h2'))).toEqual([])
  })

  it('gives the same hash for the same words, and different words another', () => {
    const again = loadContent(contentDir)
    expect(again.questions.map((question) => question.contentHash)).toEqual(content.questions.map((question) => question.contentHash))
    expect(new Set([...content.questions, ...lessons].map((entry) => entry.contentHash)).size).toBe(content.questions.length + lessons.length)
  })
})

describe('a mistake in a file', () => {
  let dir = ''
  beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'content-')) })
  afterAll(() => rmSync(dir, { recursive: true }))

  /** Loads a copy of the content in which one file has been changed, and returns the complaint. */
  function complaint(file: string, change: (text: string) => string): string {
    const copy = mkdtempSync(join(dir, 'copy-'))
    cpSync(contentDir, copy, { recursive: true })
    const path = join(copy, file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
    try {
      loadContent(copy)
      return 'no complaint'
    } catch (error) {
      if (error instanceof ContentError) return error.message
      throw error
    }
  }

  const bank = 'questions/ka07-improvement-and-innovation.yaml'
  const lesson = 'courses/qualification/l1-1.md'

  it('is reported with file and line', () => {
    const message = complaint(bank, (text) => text.replace('  type: single', '  type: singel'))
    expect(message).toContain(bank)
    expect(message).toContain('第 4 行')
  })
  it('is reported in a lesson by the line of the whole file', () => {
    expect(complaint(lesson, (text) => text.replace('minutes: 45', 'minutes: 四十五'))).toMatch(/l1-1\.md[\s\S]*第 5 行/)
  })
  it('is found when YAML itself is broken', () => {
    expect(complaint(bank, (text) => text.replace('  answer: [A]', '  answer: [A'))).toContain(bank)
  })
  it('is found when a field is misspelt', () => {
    expect(complaint(bank, (text) => text.replace('  difficulty: easy', '  difficulty: easy\n  dificulty: easy'))).toContain('dificulty')
  })
  it('is found when a single choice has two answers', () => {
    expect(complaint(bank, (text) => text.replace('answer: [A]', 'answer: [A, B]'))).toContain('只能有一个答案')
  })
  it('is found when every option of a multiple choice is right', () => {
    expect(complaint(bank, (text) => text.replace('answer: [A, C, D]', 'answer: [A, B, C, D]'))).toContain('至少有一个错误选项')
  })
  it('is found when an explanation names an option', () => {
    expect(complaint(bank, (text) => text.replace('explanation: ', 'explanation: 应选A，'))).toContain('不能提选项字母')
  })
  it('is found when a question points to a lesson that does not exist', () => {
    expect(complaint(bank, (text) => text.replace('lesson: L7.4', 'lesson: L7.9'))).toContain('没有 L7.9 这一课')
  })
  it('is found when two questions share an id', () => {
    expect(complaint(bank, (text) => text.replace('id: Q043', 'id: Q042'))).toContain('Q042 重复')
  })
  it('is found when a lesson does not carry the name of its file', () => {
    expect(complaint(lesson, (text) => text.replaceAll('L1.1', 'L1.9'))).toContain('l1-9.md')
  })
  it('is found when a setting appears twice', () => {
    expect(complaint('org-defaults.json', (text) => text.replace('"required_credits"', '"exam_minutes"'))).toContain('exam_minutes 重复')
  })
})

describe('Markdown', () => {
  it('shows HTML as text and never as markup', () => {
    expect(renderMarkdown('<script>alert(1)</script>')).not.toContain('<script')
    expect(renderMarkdown('a <img src=x onerror=alert(1)> b')).not.toContain('<img')
  })
  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//evil.example'])('makes no link of %s', (url) => {
    expect(renderMarkdown(`[点这里](${url})`)).not.toContain('<a')
  })
  it.each(['https://www.samr.gov.cn/', 'http://example.cn', 'mailto:a@example.cn'])('links to %s', (url) => {
    expect(renderMarkdown(`[点这里](${url})`)).toContain(`href="${url}"`)
  })
  it('puts each table in a labelled region that scrolls, with no style attribute', () => {
    const html = renderMarkdown('| 数 |\n| --: |\n| 1 |\n\n| 乙 |\n| -- |\n| 2 |')
    expect(html).toContain('<div class="scroll" role="region" tabindex="0" aria-label="表格">')
    expect(html).toContain('aria-label="表格 2"')
    expect(html).toContain('<td class="num">')
    expect(html).not.toContain('style=')
  })
  it('fetches no picture', () => expect(renderMarkdown('![图](https://example.cn/a.png)')).not.toContain('<img'))
  it('takes no formula that defines macros or grows long, and says so', () => {
    for (const tex of ['\\def\\a{xxxx}\\a\\a', `x${'+x'.repeat(200)}`, '\\frac{1}{2']) expect(render(`$${tex}$`, new Map()).missing).toHaveLength(1)
    expect(render('$C_p$', new Map())).toMatchObject({ missing: [], html: expect.stringContaining('<math') })
    const began = performance.now()
    render('^[a]'.repeat(15_000), new Map())
    expect(performance.now() - began).toBeLessThan(3_000)
  })
  it('is refused in words where YAML takes a star for an alias', () => {
    expect(() => parseLesson('课文', '---\ntitle: *x\n---\n正文', ['M1'], new Map())).toThrow(/加引号/)
  })
})
