import { type Cell, type ConditionalRule, type DataValidation, type MergeRange, type RowDef, type WriteSheet } from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import type { TemplateSheet, XlsxTemplate } from '#content/template-schema'
import { columnIndex, type PlacedRow, layOut, resolve, rowNames } from '#content/template-sheet'
import { PLATFORM, SAMPLE, adviceOf } from './sample-note'
import { heightOf, markStyle, styleOf } from './xlsx-looks'
import { repack } from './zip'

type Chart = NonNullable<WriteSheet['charts']>[number]

function cellsOf(rows: readonly PlacedRow[], columns: TemplateSheet['columns']) {
  const cells = new Map<string, Partial<Cell>>()
  rows.forEach(({ look, cells: across }, row) => {
    // A framed row is framed over its whole width, also where it has no words.
    const wide = ['band', 'total', 'body', 'example'].includes(look) && across.length > 0 ? columns.length : across.length
    for (let at = 0; at < wide; at++) {
      const cell = across[at] ?? { value: null }
      const formula = typeof cell.value === 'string' && cell.value.startsWith('=') ? cell.value.slice(1) : undefined
      cells.set(`${row},${at}`, { ...(formula ? { type: 'formula', formula, value: null } : { value: cell.value === '' ? null : cell.value }), style: styleOf(look, cell, columns[at]!) })
    }
  })
  return cells
}

/** Titles, notes and bands run over the whole width; other cells over what they span. */
function mergesOf(rows: readonly PlacedRow[], columns: number): MergeRange[] {
  return rows.flatMap(({ look, cells }, row) => {
    const merge = (startCol: number, endCol: number) => ({ startRow: row, startCol, endRow: row, endCol })
    if ((look === 'title' || look === 'note' || (look === 'band' && cells.length === 1)) && columns > 1) return [merge(0, columns - 1)]
    return cells.flatMap((cell, at) => (cell.span ? [merge(at, at + cell.span - 1)] : []))
  })
}

const place = (address: string) => {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  return { row: Number(row) - 1, col: columnIndex(letters) }
}

const strokes = {
  data: { color: '0B4A52', stroke: { width: 1.75 }, marker: { symbol: 'circle' as const, size: 6, fill: '0B4A52', line: '0B4A52' } },
  centre: { color: '4F8F95', stroke: { width: 1.25 }, marker: { symbol: 'none' as const } },
  limit: { color: 'A64F00', stroke: { width: 1.25, dash: 'dash' as const }, marker: { symbol: 'none' as const } },
}

const ticks = { majorTickMark: 'out', minorTickMark: 'none' } as const

const chartOf = (sheet: TemplateSheet, chart: TemplateSheet['charts'][number], at: (text: string) => string): Chart => ({
  type: 'line',
  title: chart.title,
  titleFontSize: 12,
  legend: 'bottom',
  series: chart.series.map(({ name, values, look }) => ({ name, values: at(values), categories: at(chart.categories), ...strokes[look] })),
  anchor: { from: place(at(chart.from)), to: place(at(chart.to)) },
  axes: { x: { ...ticks, tickLblPos: 'low' }, y: { ...ticks, ...(chart.axis ? { numberFormat: { formatCode: chart.axis } } : {}) } },
  altText: `${sheet.name}：${chart.title}`,
})

function validationsOf({ choices }: TemplateSheet, at: (text: string) => string): DataValidation[] {
  return choices.map(({ cells, values }) => ({ type: 'list', values, range: at(cells), allowBlank: true, showErrorMessage: true, errorStyle: 'warning', errorTitle: '请从列表中选', errorMessage: values.join('、') }))
}

const rulesOf = ({ marks }: TemplateSheet, at: (text: string) => string): ConditionalRule[] =>
  marks.map(({ cells, when, look }, index) => ({ type: 'expression', priority: index + 1, range: at(cells), formula: at(when).replace(/^=/, ''), style: markStyle(look) }))

function draw(sheet: TemplateSheet, workbook: readonly TemplateSheet[], title: string): WriteSheet {
  const names = rowNames(sheet, workbook)
  const rows = layOut(sheet, names)
  const at = (text: string) => resolve(text, { names })
  const { frozen, columns, orientation } = sheet
  return {
    name: sheet.name,
    columns: columns.map(({ width }) => ({ width })),
    rows: rows.map(() => []),
    cells: cellsOf(rows, columns),
    merges: mergesOf(rows, columns.length),
    rowDefs: new Map(rows.map(({ look, height, cells }, row): [number, RowDef] => [row, { height: height ?? heightOf(look, cells, columns) }])),
    freezePane: frozen.rows || frozen.columns ? { rows: frozen.rows, columns: frozen.columns } : undefined,
    dataValidations: validationsOf(sheet, at),
    conditionalRules: rulesOf(sheet, at),
    charts: sheet.charts.map(chart => chartOf(sheet, chart, at)),
    pageSetup: { paperSize: 'a4', orientation, fitToPage: true, fitToWidth: 1, fitToHeight: sheet.onePage ? 1 : 0, horizontalCentered: true, margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 }, printTitlesRow: frozen.rows ? `$1:$${frozen.rows}` : undefined, printArea: sheet.print && at(sheet.print) },
    headerFooter: { oddFooter: `&L&8${title}　&A&R&8第 &P 页　共 &N 页` },
    view: { showGridLines: false },
  }
}

/** The last sheet: what the workbook is for and how it is filled in. */
function advice(template: XlsxTemplate): TemplateSheet {
  const line = (name: string, text: string) => [{ value: name, look: 'label' as const }, text]
  return {
    name: '填写说明',
    orientation: 'portrait',
    frozen: { rows: 0, columns: 0 },
    onePage: true,
    columns: [{ width: 12, input: false }, { width: 84, input: false }],
    rows: [
      { look: 'title', times: 1, cells: [`${template.title}：填写说明`] },
      { look: 'note', times: 1, cells: [`样本。${SAMPLE}`] },
      ...adviceOf(template).map(([name, text]) => line(name, text)),
      ...template.howto.map((text, at) => line(`怎样填 ${at + 1}`, text)),
      line('颜色', '浅黄的格填数；浅灰的格是公式，自动计算，不要改写；米色的行是示例，看懂后删去。'),
    ],
    choices: [],
    marks: [],
    charts: [],
  }
}

/** A template as an Excel file; equal templates make equal bytes. Results of formulas are computed when it is opened. */
export async function buildXlsx(template: XlsxTemplate): Promise<Uint8Array> {
  const at = new Date(`${template.edition}T00:00:00Z`)
  const file = await writeXlsx({
    sheets: [...template.sheets, advice(template)].map(sheet => draw(sheet, template.sheets, template.title)),
    defaultFont: { name: '宋体', size: 11 },
    properties: { title: template.title, subject: template.lessons.join('、'), description: template.purpose, creator: PLATFORM, created: at, modified: at },
  })
  // Excel's own order inside a font: size, then colour.
  return repack(file, { 'xl/styles.xml': xml => xml.replace(/(<color [^>]*\/>)(<sz [^>]*\/>)/g, '$2$1') })
}
