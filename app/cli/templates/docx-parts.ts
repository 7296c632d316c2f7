import { AlignmentType, BorderStyle, type IParagraphOptions, type IRunOptions, type ITableCellBorders, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'

/** 宋体 for text and 黑体 for titles, as official papers are set; Latin letters and figures in their usual companions. */
export const faces = {
  song: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' },
  hei: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' },
}

export const inks = { text: '12201F', quiet: '5C6965', accent: '0B4A52', line: '8A9692', head: 'E7F0F0', band: 'F2F5F4', example: '3D5F66', exampleFill: 'F7F6EF' }

/** Twips of a millimetre. */
export const mm = (length: number) => Math.round(length * 56.693)

/** The sheet: A4, with wider margins for a letter (156 mm of text, as GB/T 9704 has it). */
export interface Page {
  letter: boolean
  landscape: boolean
  /** Width of the text in twips. */
  width: number
  margin: { top: number; right: number; bottom: number; left: number }
}

export function pageOf({ style, orientation }: { style: 'letter' | 'form'; orientation: 'portrait' | 'landscape' }): Page {
  const [letter, landscape] = [style === 'letter', orientation === 'landscape']
  const margin = letter ? { top: mm(24), right: mm(26), bottom: mm(22), left: mm(28) } : { top: mm(18), right: mm(18), bottom: mm(18), left: mm(18) }
  return { letter, landscape, margin, width: mm(landscape ? 297 : 210) - margin.left - margin.right }
}

/** Runs of a text: **so** is bold, a line break stays one. */
export function runs(text: string, look: IRunOptions = {}): TextRun[] {
  return text.split('\n').flatMap((line, at) =>
    line.split('**').flatMap((part, index) => (part || (index === 0 && at > 0) ? [new TextRun({ ...look, text: part, ...(index % 2 ? { bold: true } : {}), ...(index === 0 && at > 0 ? { break: 1 } : {}) })] : [])),
  )
}

export const paragraph = (text: string, look: IRunOptions = {}, options: Omit<IParagraphOptions, 'children'> = {}) => new Paragraph({ ...options, children: runs(text, look) })

const side = (color: string, size = 4) => ({ style: BorderStyle.SINGLE, size, color })
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const framed: ITableCellBorders = { top: side(inks.line), bottom: side(inks.line), left: side(inks.line), right: side(inks.line) }
export const open: ITableCellBorders = { top: none, bottom: none, left: none, right: none }

export interface Box {
  text: string
  width: number
  look?: IRunOptions
  fill?: string
  align?: 'left' | 'center' | 'right'
  span?: number
  borders?: ITableCellBorders
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

export const alignment = (align: 'left' | 'center' | 'right' = 'left') => alignments[align]

function cell({ text, width, look, fill, align, span, borders = framed }: Box, keepNext: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    borders,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    verticalAlign: VerticalAlign.CENTER,
    shading: fill ? { type: ShadingType.CLEAR, color: 'auto', fill } : undefined,
    children: text.split('\n').map(line => paragraph(line, look, { alignment: alignment(align), spacing: { line: 280 }, keepNext })),
  })
}

export interface Line {
  boxes: Box[]
  /** Least height in millimetres. */
  height?: number
  head?: boolean
  /** Stays on the page of the line below. */
  keep?: boolean
}

/** A table so small is not spread over two pages. */
const SMALL = 6

/** A table of fixed widths; heads repeat on every page, no row is broken. A tied one ends on the page of what follows. */
export function grid(lines: readonly Line[], widths: readonly number[], tied = false): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    rows: lines.map((line, at) => new TableRow({ tableHeader: line.head, cantSplit: true, height: line.height ? { value: mm(line.height), rule: 'atLeast' } : undefined, children: line.boxes.map(box => cell(box, at === lines.length - 1 ? tied : lines.length <= SMALL || Boolean(line.head || line.keep))) })),
  })
}

/** Splits a width by shares, to the twip. */
export function split(width: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((total, one) => total + one, 0)
  const parts = shares.map(one => Math.floor((width * one) / sum))
  parts[parts.length - 1]! += width - parts.reduce((total, one) => total + one, 0)
  return parts
}
