import type { AlignmentStyle, BorderStyle, CellStyle, FontStyle } from 'hucre'
import type { PlacedCell } from '#content/template-sheet'
import type { RowLook, TemplateSheet } from '#content/template-schema'
import { inks } from './docx-parts'

type Column = TemplateSheet['columns'][number]

const solid = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } })
const font = (more: FontStyle = {}): FontStyle => ({ name: '宋体', size: 11, color: { rgb: inks.text }, ...more })
const hei = (more: FontStyle = {}): FontStyle => font({ name: '黑体', ...more })
const side = { style: 'thin' as const, color: { rgb: 'B9C3C0' } }
const framed: BorderStyle = { top: side, bottom: side, left: side, right: side }

const INPUT = 'FFF8DC'
const CALC = 'F2F5F4'

const rowStyles: Record<RowLook, CellStyle> = {
  title: { font: hei({ size: 16, bold: true }), alignment: { vertical: 'center' } },
  note: { font: font({ size: 10, color: { rgb: inks.quiet } }), alignment: { vertical: 'top', wrapText: true } },
  head: { font: hei({ bold: true, color: { rgb: 'FFFFFF' } }), fill: solid(inks.accent), border: framed, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  band: { font: hei({ bold: true, color: { rgb: inks.accent } }), fill: solid(inks.head), border: framed, alignment: { vertical: 'center', wrapText: true } },
  body: { font: font(), border: framed, alignment: { vertical: 'center', wrapText: true } },
  total: { font: hei({ bold: true }), fill: solid(inks.head), border: framed, alignment: { vertical: 'center', wrapText: true } },
  example: { font: font({ color: { rgb: inks.example } }), fill: solid(inks.exampleFill), border: framed, alignment: { vertical: 'center', wrapText: true } },
  gap: {},
}

const markColours = { bad: { fill: 'FBEDED', ink: 'A81C28' }, care: { fill: 'FDF0E3', ink: '964200' }, good: { fill: 'E8F3EC', ink: '17663A' } }

/** How a cell is coloured when its condition holds; a hidden one is written in the ink of its ground. */
export const markStyle = (look: keyof typeof markColours | 'hide'): CellStyle =>
  look === 'hide' ? { font: { color: { rgb: CALC } } } : { font: { bold: true, color: { rgb: markColours[look].ink } }, fill: solid(markColours[look].fill) }

/** Where a cell has no alignment of its own: numbers and results to the right, short marks as the column says. */
function alignmentOf(look: RowLook, { value, align }: PlacedCell, column: Column): AlignmentStyle['horizontal'] {
  if (look === 'title' || look === 'note' || look === 'head') return align ?? rowStyles[look].alignment?.horizontal
  const number = typeof value === 'number' || (typeof value === 'string' && value.startsWith('='))
  return align ?? (look === 'band' ? undefined : column.align) ?? (number ? 'right' : undefined)
}

/** Cells to type in are tinted; cells that compute are grey; the rest follow their row. */
export function styleOf(look: RowLook, cell: PlacedCell, column: Column): CellStyle {
  const base = rowStyles[look]
  if (look === 'gap') return base
  const formula = typeof cell.value === 'string' && cell.value.startsWith('=')
  const kind = cell.look ?? (formula ? 'calc' : look === 'body' && column.input ? 'input' : 'plain')
  const fill = look === 'body' && (kind === 'input' || kind === 'calc') ? solid(kind === 'input' ? INPUT : CALC) : kind === 'label' ? solid(inks.head) : cell.look === 'input' ? solid(INPUT) : base.fill
  const words = kind === 'label' || kind === 'strong' ? hei({ bold: true, color: base.font?.color }) : base.font
  return { ...base, font: words, fill, numFmt: cell.format ?? (look === 'head' || look === 'band' || look === 'note' || look === 'title' ? undefined : column.format), alignment: { ...base.alignment, horizontal: alignmentOf(look, cell, column) } }
}

/** Width of a text in the units of a column: a Chinese character is two. */
export const unitsOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f || /[“”‘’—…×÷≥≤△]/.test(letter) ? 2 : 1), 0)

/** Height in points of a row whose texts wrap in their columns. */
export function heightOf(look: RowLook, cells: readonly PlacedCell[], columns: readonly Column[]): number {
  if (look === 'title') return 30
  if (look === 'gap') return 10
  const points = look === 'note' ? 14 : 15.5
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const lines = cells.map((cell, at) => {
    if (typeof cell.value !== 'string' || cell.value.startsWith('=')) return 1
    const room = look === 'note' ? whole : columns.slice(at, at + (cell.span ?? 1)).reduce((sum, column) => sum + column.width, 0)
    return cell.value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((unitsOf(line) * 1.08) / (room - 1))), 0)
  })
  return Math.max(1, ...lines) * points + (look === 'note' ? 4 : 7)
}
