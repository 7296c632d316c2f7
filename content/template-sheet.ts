import type { CellLook, RowLook, TemplateSheet } from './template-schema'

/** One cell as it will stand: a formula begins with =. */
export interface PlacedCell {
  value: string | number | null
  look?: CellLook
  format?: string
  align?: 'left' | 'center' | 'right'
  span?: number
}

export interface PlacedRow {
  look: RowLook
  height?: number
  cells: PlacedCell[]
}

/** A: 0, B: 1, …, AA: 26. */
export const columnIndex = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

export function columnLetter(index: number): string {
  return (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** First and last row of each named row, from 1; rows of other sheets under 表!行. */
export type RowNames = ReadonlyMap<string, { first: number; last: number }>

interface Here {
  names: RowNames
  row?: number
  column?: number
}

const PLACE = /\{((?:[\p{Script=Han}A-Za-z][\p{Script=Han}\w]*!)?[\p{Script=Han}A-Za-z][\p{Script=Han}\w]*)(\.end)?([+-]\d+)?\}/gu

/**
 * Puts row numbers and column letters where a formula says {名}, {表!名}, {名.end}, {r}, {r-1}, {c} or {c+1}:
 * a named row, its last line, the own row, the own column. Never above the first row. Throws on a name no row has.
 */
export function resolve(formula: string, { names, row, column }: Here): string {
  return formula.replace(PLACE, (_whole, name: string, end: string | undefined, shift = '0') => {
    if (name === 'c' && column !== undefined) return columnLetter(column + Number(shift))
    const known = name === 'r' && row !== undefined ? { first: row, last: row } : names.get(name)
    if (!known) throw new Error(`公式 ${formula} 提到的行 {${name}} 没有`)
    return String(Math.max(1, (end ? known.last : known.first) + Number(shift)))
  })
}

function ownNames(sheet: TemplateSheet): RowNames {
  const names = new Map<string, { first: number; last: number }>()
  let next = 1
  for (const row of sheet.rows) {
    const { name, times } = Array.isArray(row) ? { name: undefined, times: 1 } : row
    if (name && names.has(name)) throw new Error(`行名 ${name} 重复`)
    if (name) names.set(name, { first: next, last: next + times - 1 })
    next += times
  }
  return names
}

/** Where the named rows stand: those of the sheet, and those of all sheets of its workbook. */
export function rowNames(sheet: TemplateSheet, workbook: readonly TemplateSheet[]): RowNames {
  const others = workbook.flatMap(other => [...ownNames(other)].map(([name, place]) => [`${other.name}!${name}`, place] as const))
  return new Map([...others, ...ownNames(sheet)])
}

type Row = TemplateSheet['rows'][number]

/** The cells of a row side by side: repeated, spanned, and computed where the row leaves them to its column. */
function across(row: Row, { columns }: TemplateSheet): PlacedCell[] {
  const { look, cells } = Array.isArray(row) ? { look: 'body', cells: row } : row
  const written = cells.flatMap(cell => {
    const { fill = 1, ...one } = cell !== null && typeof cell === 'object' ? cell : { value: cell, span: undefined }
    return [...Array<PlacedCell>(fill).fill(one), ...Array<PlacedCell>((one.span ?? 1) - 1).fill({ value: '' })]
  })
  if ((look !== 'body' && look !== 'example') || cells.length === 0) return written
  const wide = Math.max(written.length, columns.findLastIndex(column => column.formula) + 1)
  return Array.from({ length: wide }, (_, at) => {
    const cell = written[at] ?? { value: null }
    return { ...cell, value: cell.value ?? columns[at]?.formula ?? null }
  })
}

/** The rows of a sheet one by one, formulas with their addresses. Throws where a formula or a width is wrong. */
export function layOut(sheet: TemplateSheet, names: RowNames): PlacedRow[] {
  const placed: PlacedRow[] = []
  for (const row of sheet.rows) {
    const { look, height, times } = Array.isArray(row) ? { look: 'body' as const, height: undefined, times: 1 } : row
    const cells = across(row, sheet)
    if (cells.length > sheet.columns.length) throw new Error(`表 ${sheet.name} 第 ${placed.length + 1} 行有 ${cells.length} 格，只有 ${sheet.columns.length} 列`)
    for (let time = 0; time < times; time++) {
      const at = placed.length + 1
      placed.push({ look, height, cells: cells.map((cell, column) => ({ ...cell, value: typeof cell.value === 'string' && cell.value.startsWith('=') ? resolve(cell.value, { names, row: at, column }) : cell.value })) })
    }
  }
  return placed
}
