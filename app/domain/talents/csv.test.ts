import { describe, expect, it } from 'vitest'
import { toCsv } from './csv'

describe('a table for a spreadsheet', () => {
  it('lets no cell become a formula, half or full width', () => {
    for (const start of ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']) expect(toCsv([[`${start}HYPERLINK(1)`]])).toBe(`\uFEFF'${start}HYPERLINK(1)\r\n`)
    expect(toCsv([['\r=1']])).toBe(`\uFEFF"'\r=1"\r\n`)
  })

  it('quotes commas, quotation marks and line breaks', () => {
    expect(toCsv([['佛山, 顺德', '“甲”', '"乙"', '上\n下']])).toBe('\uFEFF"佛山, 顺德",“甲”,"""乙""","上\n下"\r\n')
  })

  it('leaves numbers and plain words alone and starts with the mark Excel looks for', () => {
    expect(toCsv([['序号', '姓名'], [1, '陈䶮']])).toBe('\uFEFF序号,姓名\r\n1,陈䶮\r\n')
    expect(toCsv([[-1]])).toBe('\uFEFF-1\r\n')
  })
})
