import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildTemplates } from '~/cli/templates/make-templates'
import { paths } from '~/paths.server'

type Built = Awaited<ReturnType<typeof buildTemplates>>[number]

let built: Built[] = []
const named = (code: string) => built.find(one => one.template.code === code)!
const partsOf = ({ bytes }: Built) => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const words = (xml: string) => xml.replace(/<w:p[ >]/g, '\n$&').replace(/<[^>]+>/g, '').replaceAll('&amp;', '&').replaceAll('&quot;', '"')
const bare = (text: string) => text.replace(/[\s　]/g, '')

beforeAll(async () => { built = await buildTemplates(paths.content) })

describe('every template', () => {
  it('opens again under its title, with words in it', () => {
    for (const one of built) {
      const parts = partsOf(one)
      expect(parts['docProps/core.xml'], one.name).toContain(`<dc:title>${one.template.title}</dc:title>`)
      const text = one.template.kind === 'docx' ? words(parts['word/document.xml']!) : words(parts['xl/sharedStrings.xml']!)
      expect([...text.matchAll(/\p{Script=Han}/gu)].length, one.name).toBeGreaterThan(300)
      for (const step of one.template.howto) expect(bare(text), one.name).toContain(bare(step))
    }
  })

  it('says that it is a sample, and on which clause it rests', () => {
    for (const one of built) {
      const parts = partsOf(one)
      const text = bare(words(Object.entries(parts).filter(([name]) => /document|sharedStrings/.test(name)).map(([, xml]) => xml).join('')))
      expect(text, one.name).toContain('请按本企业实际修改后使用')
      for (const clause of one.template.basis) expect(text, one.name).toContain(bare(clause))
    }
  })

  it('is the same to the byte when it is made again', async () => {
    const again = await buildTemplates(paths.content)
    expect(again.filter(({ name, bytes }) => !Buffer.from(bytes).equals(Buffer.from(built.find(one => one.name === name)!.bytes))).map(one => one.name)).toEqual([])
  })
})

describe('the documents', () => {
  it('are set in 宋体 and 黑体, with a stand-in for each', () => {
    for (const one of built.filter(({ template }) => template.kind === 'docx')) {
      const parts = partsOf(one)
      expect(parts['word/styles.xml']).toMatch(/w:eastAsia="宋体"[\s\S]*w:eastAsia="黑体"/)
      expect(parts['word/fontTable.xml']).toMatch(/w:name="宋体"><w:altName w:val="SimSun"[\s\S]*w:name="黑体"><w:altName w:val="SimHei"/)
    }
  })

  it('quote the commitment letter word for word', () => {
    const [, , body = ''] = readFileSync(`${paths.content}/texts/commitment-letter.v1.md`, 'utf8').split(/^---$/m)
    const letter = bare(words(partsOf(named('commitment-letter'))['word/document.xml']!))
    const clauses = body.split('\n').map(line => bare(line.replace(/^\d+\. /, ''))).filter(Boolean)
    expect(clauses).toHaveLength(11)
    expect(letter).toContain(clauses.join(''))
  })

  it('hand over the veto', () => {
    expect(bare(words(partsOf(named('appointment-authorization'))['word/document.xml']!))).toContain('行使质量安全“一票否决”权')
    expect(bare(words(partsOf(named('appointment-decision'))['word/document.xml']!))).toContain('主持本企业内质量考核，行使质量安全“一票否决”权。')
  })

  it('are as wide as their page allows', () => {
    expect(partsOf(named('internal-audit-checklist'))['word/document.xml']).toContain('w:orient="landscape"')
    expect(partsOf(named('eight-d-report'))['word/document.xml']).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"')
  })
})

describe('the workbooks', () => {
  const open = async (code: string) => readXlsx(named(code).bytes, { readStyles: true })

  it('have formulas, tinted inputs and frozen heads', async () => {
    for (const one of built.filter(({ template }) => template.kind === 'xlsx')) {
      const workbook = await readXlsx(one.bytes, { readStyles: true })
      const cells = workbook.sheets.flatMap(sheet => [...(sheet.cells?.values() ?? [])])
      expect(cells.filter(cell => cell.formula).length, one.name).toBeGreaterThan(20)
      expect(cells.some(cell => cell.style?.fill?.type === 'pattern' && cell.style.fill.fgColor?.rgb?.endsWith('FFF8DC')), one.name).toBe(true)
      expect(workbook.sheets.some(sheet => (sheet.freezePane?.rows ?? 0) > 0), one.name).toBe(true)
      expect(workbook.sheets.at(-1)?.name).toBe('填写说明')
      expect(cells.filter(cell => cell.formula && /[{}](?![\d,])|undefined|NaN/.test(cell.formula.replace(/\{[\d,]+\}/g, ''))).map(cell => cell.formula)).toEqual([])
    }
  })

  it('add up the cost of quality by month and hold it against sales', async () => {
    const { sheets } = await open('quality-cost-report')
    const year = sheets.find(sheet => sheet.name === '年度')!
    const row = year.rows.findIndex(cells => cells[0] === '质量成本合计')
    const sales = year.rows.findIndex(cells => cells[0] === '销售额')
    const rate = year.rows.findIndex(cells => String(cells[0]).startsWith('质量成本率'))
    expect(year.cells?.get(`${rate},10`)?.formula).toBe(`IF(N(K${sales + 1})=0,"",K${row + 1}/K${sales + 1})`)
  })

  it('draw the control chart from twenty-five groups of five', async () => {
    const { sheets } = await open('control-chart')
    const data = sheets.find(sheet => sheet.name === '示例数据')!
    const groups = data.rows.filter(cells => typeof cells[0] === 'number').map(cells => cells.slice(2, 7) as number[])
    const mean = (group: readonly number[]) => group.reduce((sum, one) => sum + one, 0) / group.length
    expect(groups).toHaveLength(25)
    expect(groups.map(mean).reduce((sum, one) => sum + one, 0)).toBeCloseTo(625.25, 6)
    expect(groups.map(group => Math.max(...group) - Math.min(...group)).reduce((sum, one) => sum + one, 0)).toBeCloseTo(0.725, 6)
    expect(mean(groups[16]!)).toBeCloseTo(25.031, 9)
    expect(Object.keys(partsOf(named('control-chart'))).filter(name => /charts\/chart\d/.test(name))).toHaveLength(4)
  })

  it('look the action priority up in the table of the handbook', async () => {
    const { sheets } = await open('fmea')
    const table = sheets.find(sheet => sheet.name === 'AP对照')!.rows.filter(cells => /^[高中低]$/.test(String(cells[2])))
    expect(table).toHaveLength(25)
    const band = (score: number, starts: number[]) => starts.findLastIndex(start => score >= start)
    const priority = (s: number, o: number, d: number) => table[band(s, [1, 2, 4, 7, 9]) * 5 + band(o, [1, 2, 4, 6, 8])]?.[2 + band(d, [1, 2, 5, 7])]
    expect([[9, 4, 6], [6, 6, 6], [4, 7, 7], [10, 3, 6], [8, 4, 3], [9, 2, 3], [10, 2, 2]].map(([s, o, d]) => priority(s!, o!, d!))).toEqual(['高', '中', '中', '中', '中', '低', '低'])
  })
})
