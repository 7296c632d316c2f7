import { HeadingLevel, type IRunOptions, PageBreak, Paragraph, type Table } from 'docx'
import type { Block } from '#content/template-schema'
import { type Box, type Line, type Page, alignment, faces, grid, inks, open, paragraph, split } from './docx-parts'

export type Part = Paragraph | Table

/** What the blocks of one document share; `lists` counts the lists, so that each begins at 1. */
export interface Setting {
  page: Page
  textOf: (code: string) => string
  lists: { count: number }
  /** Signatures follow: not without the last line of this block on their page. */
  tied?: boolean
}

type Of<T extends Block['type']> = Extract<Block, { type: T }>

export const bodySize = (page: Page) => (page.letter ? 28 : 21)
const gap = (keepNext = false) => new Paragraph({ keepNext, spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' }, children: [] })

const heading = ({ level, text }: Of<'heading'>) => [paragraph(text, {}, { heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, keepNext: true })]

function words({ look, align, text }: Of<'paragraph'>, { page, tied }: Setting): Part[] {
  const line = page.letter ? 500 : 360
  const indent = { firstLine: bodySize(page) * 20 }
  if (look === 'title') return [paragraph(text, { font: faces.hei, size: page.letter ? 44 : 32, bold: true }, { alignment: alignment(align ?? 'center'), spacing: { before: 200, after: 240 } })]
  if (look === 'field') return [paragraph(text, {}, { alignment: alignment(align), spacing: { line, before: 60, after: 60 } })]
  if (look === 'note') return [paragraph(text, { size: 18, color: inks.quiet }, { keepNext: tied, alignment: alignment(align), spacing: { line: 300, before: 60, after: 60 } })]
  if (look === 'example') return [paragraph(`示例：${text}`, { color: inks.example, size: bodySize(page) - 1 }, { alignment: alignment(align), spacing: { line: 320, before: 60, after: 60 } })]
  return [paragraph(text, {}, { keepNext: tied, widowControl: true, alignment: alignment(align), spacing: { line, after: page.letter ? 0 : 60 }, indent: look === 'body' ? indent : undefined })]
}

const label: IRunOptions = { font: faces.hei, size: 20 }

function fields({ widths, rows }: Of<'fields'>, { page, tied }: Setting): Part[] {
  const sizes = split(page.width, widths)
  const lines = rows.map(row => ({ height: 9, boxes: row.map((text, at): Box => (at % 2 ? { text, width: sizes[at]!, look: { size: page.letter ? 24 : 20 } } : { text, width: sizes[at]!, look: label, fill: inks.head })) }))
  return [grid(lines, sizes, tied), gap(tied)]
}

function table({ columns, examples, rows, blank, height }: Of<'table'>, { page, tied }: Setting): Part[] {
  const sizes = split(page.width, columns.map(column => column.width))
  const size = page.letter ? 24 : 20
  const boxes = (row: readonly string[], more: Partial<Box>) => row.map((text, at): Box => ({ text, width: sizes[at]!, align: columns[at]?.align, ...more, look: { size, ...more.look } }))
  const band = (text: string): Box[] => [{ text, width: page.width, span: columns.length, fill: inks.band, look: { ...label, size } }]
  const lines: Line[] = [
    { head: true, boxes: columns.map((column, at) => ({ text: column.title, width: sizes[at]!, align: 'center', fill: inks.head, look: { ...label, size } })) },
    ...examples.map((row, at): Line => ({ boxes: boxes(row.map((text, column) => (column === 0 ? `【示例${examples.length > 1 ? at + 1 : ''}】${text}` : text)), { fill: inks.exampleFill, look: { color: inks.example } }) })),
    ...rows.map((row): Line => (typeof row === 'string' ? { height: 8, keep: true, boxes: band(row) } : { height: 8, boxes: boxes(row, {}) })),
    ...Array.from({ length: blank }, (): Line => ({ height, boxes: boxes(columns.map(() => ''), {}) })),
  ]
  return [grid(lines, sizes, tied), gap(tied)]
}

function listed(items: readonly string[], reference: string, { page, lists }: Setting): Part[] {
  lists.count += 1
  return items.map(item => paragraph(item, {}, { numbering: { reference, level: 0, instance: lists.count }, spacing: { line: page.letter ? 460 : 340, after: 20 } }))
}

const checklist = ({ items }: Of<'checklist'>, { page }: Setting): Part[] =>
  items.map(item => paragraph(`□　${item}`, {}, { spacing: { line: page.letter ? 500 : 340, after: 20 }, indent: { left: bodySize(page) * 20, hanging: bodySize(page) * 20 } }))

function signature({ lines, align }: Of<'signature'>, { page }: Setting): Part[] {
  const blank = '　'.repeat(page.letter ? 7 : 9)
  if (align === 'right') return lines.flat().map((who, at) => paragraph(`${who}${/[：:]$/.test(who) ? blank : ''}`, {}, { alignment: alignment('right'), spacing: { line: 500, before: at === 0 ? 240 : 0 }, indent: { right: bodySize(page) * 20 } }))
  return lines.map(line => [line].flat()).flatMap(line => {
    const sizes = split(page.width, line.map(() => 1))
    return [grid([{ height: 13, boxes: line.map((who, at) => ({ text: `${who}：${'＿'.repeat(line.length > 2 ? 4 : 6)}`, width: sizes[at]!, borders: open })) }], sizes)]
  })
}

/** A numbered text of content/texts: its headings, lists and paragraphs; the last line with ＿ is what is signed. */
function quoted(markdown: string, setting: Setting): Part[] {
  const parts: Part[] = []
  let items: string[] = []
  const flush = () => {
    if (items.length > 0) parts.push(...listed(items, 'ordered', setting))
    items = []
  }
  for (const line of markdown.split('\n').filter(one => one.trim())) {
    const item = /^\d+\. (.+)$/.exec(line)
    if (item) items.push(item[1]!)
    else {
      flush()
      if (line.startsWith('## ')) parts.push(...heading({ type: 'heading', level: 1, text: line.slice(3) }))
      else if (line.includes('＿＿')) parts.push(...line.split(/　{2,}/).map(one => paragraph(one, {}, { alignment: alignment('right'), spacing: { line: 560, before: 60 } })))
      else parts.push(...words({ type: 'paragraph', look: 'body', text: line }, setting))
    }
  }
  flush()
  return parts
}

/** The paragraphs and tables of one block. */
export function drawBlock(block: Block, setting: Setting): Part[] {
  switch (block.type) {
    case 'heading': return heading(block)
    case 'paragraph': return words(block, setting)
    case 'fields': return fields(block, setting)
    case 'table': return table(block, setting)
    case 'list': return listed(block.items, block.ordered ? 'ordered' : 'dotted', setting)
    case 'checklist': return checklist(block, setting)
    case 'signature': return signature(block, setting)
    case 'page-break': return [new Paragraph({ children: [new PageBreak()], spacing: { line: 20, lineRule: 'exact' } })]
    case 'text': return quoted(setting.textOf(block.code), setting)
  }
}
