import { z } from 'zod'
import { date, lessonCode, slug, text } from './fields'

/** What a template of content/templates must look like: a Word document of blocks, or an Excel workbook of sheets. */

export const templateGroups = ['聘任与备案', '日常管理', '改进与分析'] as const

const cellText = z.string({ error: '这里要写文字，数字请加引号；空格写 ""' })
const share = z.number().positive()
const align = z.enum(['left', 'center', 'right'])

/** Refuses rows that are not as long as the table is wide. */
const asWide = (wanted: number, rows: readonly unknown[], key: string, ctx: z.RefinementCtx) =>
  rows.forEach((row, index) => {
    if (Array.isArray(row) && row.length !== wanted) ctx.addIssue({ code: 'custom', path: [key, index], message: `这一行有 ${row.length} 格，应有 ${wanted} 格` })
  })

const heading = z.strictObject({ type: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]).default(1), text })
/** `title` stands centred as the name of a page; `field` is a line to fill in; `note` small and grey. */
const paragraph = z.strictObject({ type: z.literal('paragraph'), look: z.enum(['body', 'plain', 'title', 'field', 'note', 'example']).default('body'), align: align.optional(), text })
/** Names and values beside each other: every row is 名称, 值, 名称, 值…; `widths` are shares of the page. */
const fields = z
  .strictObject({ type: z.literal('fields'), widths: z.array(share).min(2), rows: z.array(z.array(cellText)).min(1) })
  .superRefine((block, ctx) => {
    if (block.widths.length % 2) ctx.addIssue({ code: 'custom', path: ['widths'], message: '名称和值成对，列数应为双数' })
    asWide(block.widths.length, block.rows, 'rows', ctx)
  })
/** A row that is one text is a band over the whole width. `blank` rows to fill in follow, `height` millimetres high. */
const table = z
  .strictObject({
    type: z.literal('table'),
    columns: z.array(z.strictObject({ title: text, width: share, align: align.optional() })).min(2),
    examples: z.array(z.array(cellText)).default([]),
    rows: z.array(z.union([text, z.array(cellText)])).default([]),
    blank: z.number().int().min(0).max(40).default(0),
    height: z.number().min(6).max(80).default(9),
  })
  .superRefine((block, ctx) => {
    asWide(block.columns.length, block.rows, 'rows', ctx)
    asWide(block.columns.length, block.examples, 'examples', ctx)
  })
const list = z.strictObject({ type: z.literal('list'), ordered: z.boolean().default(false), items: z.array(text).min(1) })
const checklist = z.strictObject({ type: z.literal('checklist'), items: z.array(text).min(1) })
/** Who signs: a line each, or several beside each other; at the right as a letter ends. */
const signature = z.strictObject({ type: z.literal('signature'), align: z.enum(['spread', 'right']).default('spread'), lines: z.array(z.union([text, z.array(text).min(1).max(3)])).min(1) })
const pageBreak = z.strictObject({ type: z.literal('page-break') })
/** The words of a numbered text of content/texts, in its newest version. */
const quote = z.strictObject({ type: z.literal('text'), code: slug })

const block = z.discriminatedUnion('type', [heading, paragraph, fields, table, list, checklist, signature, pageBreak, quote])

const value = z.union([z.string(), z.number(), z.null()])
export const looks = ['title', 'note', 'head', 'band', 'body', 'total', 'example', 'gap'] as const
const cellLook = z.enum(['input', 'plain', 'label', 'calc', 'strong'])
/** A bare value, or one with a look of its own; `fill` repeats it over so many columns, `span` merges them. */
const cell = z.union([value, z.strictObject({ value: value.default(null), look: cellLook.optional(), format: text.optional(), align: align.optional(), fill: z.number().int().min(2).max(60).optional(), span: z.number().int().min(2).max(60).optional() })])
/** Plain cells, or a row with a look, a name for formulas, and a number of times it stands there. */
const row = z.union([
  z.array(cell).min(1),
  z.strictObject({ look: z.enum(looks).default('body'), name: z.string().regex(/^[\p{Script=Han}A-Za-z][\p{Script=Han}\w]*$/u, '行名用汉字或字母').optional(), times: z.number().int().min(2).max(200).default(1), height: z.number().min(8).max(400).optional(), cells: z.array(cell).default([]) }),
])
const series = z.strictObject({ name: text, values: text, look: z.enum(['data', 'centre', 'limit']) })
/** So many columns alike; `formula` stands in the plain and example rows wherever they leave the cell empty. */
const column = z.strictObject({ width: share, times: z.number().int().min(1).max(60).default(1), align: align.optional(), format: text.optional(), input: z.boolean().default(false), formula: z.string().startsWith('=').optional() })
const sheet = z.strictObject({
  name: z.string().regex(/^[\p{Script=Han}A-Za-z][\p{Script=Han}\w]{0,24}$/u, '表名用汉字、字母和数字，公式里才好引用'),
  orientation: z.enum(['portrait', 'landscape']).default('landscape'),
  /** Rows and columns that stay when the sheet is scrolled. */
  frozen: z.strictObject({ rows: z.number().int().min(0).default(0), columns: z.number().int().min(0).default(0) }).prefault({}),
  columns: z.array(column).min(1).transform(columns => columns.flatMap(({ times, ...one }) => Array.from({ length: times }, () => one))),
  rows: z.array(row).min(1),
  /** Shrunk to one page when printed; else only to its width. */
  onePage: z.boolean().default(false),
  /** What is printed, when not everything. */
  print: text.optional(),
  /** Cells that offer a list of values. */
  choices: z.array(z.strictObject({ cells: text, values: z.array(text).min(2) })).default([]),
  /** Cells coloured when a formula is true; it speaks of the first cell of the range. */
  marks: z.array(z.strictObject({ cells: text, when: text, look: z.enum(['bad', 'care', 'good', 'hide']) })).default([]),
  charts: z.array(z.strictObject({ title: text, categories: text, series: z.array(series).min(1), from: text, to: text, axis: text.optional() })).default([]),
})

const about = {
  code: slug,
  title: text,
  group: z.enum(templateGroups),
  purpose: text,
  lessons: z.array(lessonCode).min(1),
  audience: text,
  howto: z.array(text).min(3).max(5),
  edition: date,
  /** Where a rule asks for the document: its clause. */
  basis: z.array(text).default([]),
}

/** `letter` is set like an official letter, `form` like a working paper. */
const docx = z.strictObject({ ...about, kind: z.literal('docx'), style: z.enum(['letter', 'form']).default('form'), orientation: z.enum(['portrait', 'landscape']).default('portrait'), blocks: z.array(block).min(1) })
const xlsx = z.strictObject({ ...about, kind: z.literal('xlsx'), sheets: z.array(sheet).min(1) })

export const templateFile = z.discriminatedUnion('kind', [docx, xlsx])

export type Template = z.infer<typeof templateFile>
export type DocxTemplate = z.infer<typeof docx>
export type XlsxTemplate = z.infer<typeof xlsx>
export type Block = z.infer<typeof block>
export type TemplateSheet = z.infer<typeof sheet>
export type RowLook = (typeof looks)[number]
export type CellLook = z.infer<typeof cellLook>
