import { AlignmentType, Document, Footer, type IStylesOptions, LevelFormat, PageNumber, PageOrientation, Packer, Paragraph, TabStopType, TextRun } from 'docx'
import type { DocxTemplate } from '#content/template-schema'
import { type Part, type Setting, bodySize, drawBlock } from './docx-blocks'
import { type Page, faces, framed, grid, inks, mm, pageOf, paragraph } from './docx-parts'
import { PLATFORM, SAMPLE, adviceOf } from './sample-note'
import { repack } from './zip'

function stylesOf(page: Page): IStylesOptions {
  const size = bodySize(page)
  const level = (bigger: number, before: number) => ({ run: { font: faces.hei, size: size + bigger, bold: true, color: inks.text }, paragraph: { spacing: { before, after: 100 }, keepNext: true } })
  return { default: { document: { run: { font: faces.song, size, color: inks.text } }, heading1: level(page.letter ? 4 : 5, 260), heading2: level(page.letter ? 0 : 1, 180) } }
}

function numbering(page: Page) {
  const left = bodySize(page) * 20
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => [{ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left, hanging: left } } } }]
  return { config: [{ reference: 'ordered', levels: level(LevelFormat.DECIMAL, '%1.') }, { reference: 'dotted', levels: level(LevelFormat.BULLET, '·') }] }
}

/** The box at the top that says what this is; to be deleted before use. */
const sampleBox = ({ basis }: DocxTemplate, page: Page): Part[] => {
  const text = [`**样本**　${SAMPLE}填写说明在末页，用前可连同本框删去。`, ...(basis.length > 0 ? [`依据：${basis.join('；')}`] : [])].join('\n')
  return [grid([{ boxes: [{ text, width: page.width, fill: inks.band, look: { size: 18, color: inks.quiet }, borders: framed }] }], [page.width]), new Paragraph({ spacing: { after: page.letter ? 240 : 120 }, children: [] })]
}

/** The last page: what the template is for and how it is filled in. */
function advice(template: DocxTemplate): Part[] {
  const line = { spacing: { line: 360, after: 40 } }
  const [quiet, strong] = [{ size: 21 }, { size: 21, bold: true, font: faces.hei }]
  return [
    new Paragraph({ pageBreakBefore: true, children: [new TextRun({ text: '填写说明（用后删去本页）', font: faces.hei, size: 28, bold: true })], spacing: { after: 160 } }),
    ...adviceOf(template).map(([name, text]) => new Paragraph({ ...line, indent: { left: 1260, hanging: 1260 }, tabStops: [{ type: TabStopType.LEFT, position: 1260 }], children: [new TextRun({ ...strong, text: `${name}\t` }), new TextRun({ ...quiet, text })] })),
    paragraph('怎样填', strong, { spacing: { before: 160, after: 60 } }),
    ...template.howto.map((text, at) => paragraph(`${at + 1}.\t${text}`, quiet, { ...line, indent: { left: 420, hanging: 420 } })),
  ]
}

const footer = ({ title, edition }: DocxTemplate, page: Page) =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: page.width }],
        children: [new TextRun({ text: `${title}　样本 ${edition} 版`, size: 16, color: inks.quiet }), new TextRun({ size: 16, color: inks.quiet, children: ['\t第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'] })],
      }),
    ],
  })

/** Fonts that stand in where 宋体 or 黑体 is not installed. */
const fallbacks = [
  { name: '宋体', other: 'SimSun', family: 'roman' },
  { name: '黑体', other: 'SimHei', family: 'swiss' },
]
const fontTable = fallbacks.map(({ name, other, family }) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`).join('')

/** A template as a Word file; equal templates make equal bytes. */
export async function buildDocx(template: DocxTemplate, textOf: (code: string) => string): Promise<Uint8Array> {
  const page = pageOf(template)
  const setting: Setting = { page, textOf, lists: { count: 0 } }
  const document = new Document({
    title: template.title,
    description: template.purpose,
    subject: template.lessons.join('、'),
    creator: PLATFORM,
    lastModifiedBy: PLATFORM,
    styles: stylesOf(page),
    numbering: numbering(page),
    sections: [
      {
        properties: { page: { size: { width: mm(210), height: mm(297), orientation: page.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { ...page.margin, footer: mm(10), header: mm(10) } } },
        footers: { default: footer(template, page) },
        children: [...sampleBox(template, page), ...titled(template, page), ...template.blocks.flatMap((block, at) => drawBlock(block, { ...setting, tied: template.blocks[at + 1]?.type === 'signature' })), ...advice(template)],
      },
    ],
  })
  const at = `${template.edition}T00:00:00Z`
  return repack(await Packer.toBuffer(document), {
    'docProps/core.xml': xml => xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${at}`),
    'word/fontTable.xml': xml => xml.replace(/(<w:fonts[^>]*?)(\/>|>[\s\S]*<\/w:fonts>)/, `$1>${fontTable}</w:fonts>`),
  })
}

/** The name of the document, unless its blocks open with a title of their own. */
function titled({ title, blocks }: DocxTemplate, page: Page): Part[] {
  const first = blocks[0]
  if (first?.type === 'paragraph' && first.look === 'title') return []
  return [paragraph(title.replace(/（样本）$/, ''), { font: faces.hei, size: page.letter ? 44 : 36, bold: true }, { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240 } })]
}
