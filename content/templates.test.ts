import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ContentError, loadContent } from './load.server'
import { templateGroups } from './template-schema'
import { layOut, resolve, rowNames } from './template-sheet'
import { loadTemplates } from './templates.server'

const contentDir = fileURLToPath(new URL('.', import.meta.url))

describe('the templates as they stand', () => {
  const templates = loadTemplates(contentDir)
  const lessons = loadContent(contentDir).courses.flatMap(course => course.lessons)

  it('are the eight documents and five workbooks of the course, in the order of its lessons', () => {
    expect(templates.filter(one => one.kind === 'docx').map(one => one.code).sort()).toEqual(['annual-quality-plan', 'appointment-authorization', 'appointment-decision', 'commitment-letter', 'diligence-evidence', 'eight-d-report', 'internal-audit-checklist', 'recall-plan'])
    expect(templates.filter(one => one.kind === 'xlsx').map(one => one.code).sort()).toEqual(['control-chart', 'fmea', 'quality-cost-report', 'raci', 'supplier-evaluation'])
    expect([templates[0]?.lessons[0], templates.at(-1)?.lessons[0]]).toEqual(['L1.3', 'L10.1'])
  })

  it('belong to lessons that exist; what a lesson asks for is there', () => {
    const codes = lessons.map(lesson => lesson.code)
    expect(templates.flatMap(one => one.lessons).filter(code => !codes.includes(code))).toEqual([])
    const own = lessons.flatMap(lesson => (lesson.templates ?? []).map(code => ({ lesson: lesson.code, template: templates.find(one => one.code === code) })))
    expect(own.filter(({ template }) => !template)).toEqual([])
  })

  it('stand in every group, none under a name of another', () => {
    expect(templateGroups.filter(group => !templates.some(one => one.group === group))).toEqual([])
    expect(new Set(templates.map(one => one.title)).size).toBe(templates.length)
  })

  it('speak calmly: no exclamation mark, no licence where there is a filing', () => {
    const words = templates.map(one => JSON.stringify(one))
    expect(words.filter(text => text.includes('！') || text.includes('资格证') || text.includes('备案审批'))).toEqual([])
  })

  it('show an example in every working paper and workbook', () => {
    const without = templates.filter(one => !(one.kind === 'docx' && one.style === 'letter') && !/示例|"examples":\[\[/.test(JSON.stringify(one)))
    expect(without.map(one => one.code)).toEqual([])
  })

  it('give the company’s veto in its own words to whoever is authorised', () => {
    expect(JSON.stringify(templates.find(one => one.code === 'appointment-authorization'))).toContain('质量安全“一票否决”')
  })
})

describe('a mistake in a template', () => {
  let dir = ''
  beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'templates-')) })
  afterAll(() => rmSync(dir, { recursive: true }))

  /** Loads a copy of the templates in which one file has been changed, and returns the complaint. */
  function complaint(file: string, change: (text: string) => string): string {
    const copy = mkdtempSync(join(dir, 'copy-'))
    for (const folder of ['courses', 'templates', 'texts']) cpSync(join(contentDir, folder), join(copy, folder), { recursive: true })
    const path = join(copy, 'templates', file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
    try {
      loadTemplates(copy)
      return 'no complaint'
    } catch (error) {
      if (error instanceof ContentError) return error.message
      throw error
    }
  }

  it('is reported with file and line', () => {
    const message = complaint('fmea.yaml', text => text.replace('kind: xlsx\ntitle:', 'kind: xlsx\ntitel:'))
    expect(message).toContain('templates/fmea.yaml')
    expect(message).toContain('第 3 行')
  })
  it('is found where a row of a table is too short', () => {
    expect(complaint('eight-d-report.yaml', text => text.replace('      - [设计, "", "", ""]', '      - [设计, "", ""]'))).toMatch(/第 \d+ 行 blocks\.\d+\.rows\.2：这一行有 3 格，应有 4 格/)
  })
  it('is found where a cell holds a number that would lose its zero', () => {
    expect(complaint('internal-audit-checklist.yaml', text => text.replace('- ["10.3", ', '- [10.30, '))).toContain('internal-audit-checklist.yaml')
  })
  it('is found where a formula names a row that is not there', () => {
    expect(complaint('quality-cost-report.yaml', text => text.replace('{c}{预首}', '{c}{预收}'))).toContain('{预收}')
  })
  it('is found where a row has more cells than the sheet has columns', () => {
    expect(complaint('raci.yaml', text => text.replace('[制造, 首件确认]', '[制造, 首件确认, { fill: 20 }]'))).toContain('只有 13 列')
  })
  it('is found where the lesson or the quoted text does not exist', () => {
    expect(complaint('recall-plan.yaml', text => text.replace('lessons: [L2.5, ', 'lessons: [L2.9, '))).toContain('没有 L2.9 这一课')
    expect(complaint('commitment-letter.yaml', text => text.replace('type: text\n    code: commitment-letter', 'type: text\n    code: commitment'))).toContain('content/texts 里没有 commitment')
  })
  it('is found where the file has another name than its template', () => {
    expect(complaint('fmea.yaml', text => text.replace('code: fmea', 'code: pfmea'))).toContain('pfmea.yaml')
  })
})

describe('addresses in formulas', () => {
  const names = new Map([['合计', { first: 9, last: 9 }], ['数据', { first: 4, last: 7 }], ['年度!合计', { first: 31, last: 31 }]])
  it.each([
    ['=SUM({c}{数据}:{c}{数据.end})', '=SUM(C4:C7)'],
    ['=$B${合计}/年度!$B${年度!合计+1}', '=$B$9/年度!$B$32'],
    ['=AVERAGE(B{r-2}:B{r})+{c+1}{r}', '=AVERAGE(B4:B6)+D6'],
    ['=B{r-9}', '=B1'],
    ['=MATCH(A{r},{1,2,4},1)', '=MATCH(A6,{1,2,4},1)'],
  ])('%s becomes %s', (formula, address) => expect(resolve(formula, { names, row: 6, column: 2 })).toBe(address))

  it('count columns beyond Z and repeat rows and cells', () => {
    const sheet = { name: '表', orientation: 'landscape' as const, onePage: false, frozen: { rows: 0, columns: 0 }, columns: Array.from({ length: 28 }, () => ({ width: 5, input: false })), rows: [{ look: 'body' as const, name: '行', times: 2, cells: [{ value: '={c}{r}', fill: 28 }] }], choices: [], marks: [], charts: [] }
    const rows = layOut(sheet, rowNames(sheet, [sheet]))
    expect(rows.map(row => row.cells.at(-1)?.value)).toEqual(['=AB1', '=AB2'])
  })
})
