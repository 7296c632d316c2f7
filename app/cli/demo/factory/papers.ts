import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Font, openSync } from 'fontkit'
import sharp from 'sharp'
import type { Upload } from '~/domain/files/prepare-file.server'

const require = createRequire(import.meta.url)
let opened: Font | undefined
/** The certificates' own font: a scan must show its words on a machine without any Chinese font. */
const font = () => (opened ??= openSync(join(dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json')), '400Regular', 'NotoSerifSC_400Regular.ttf')))

/** A line of text as outlines, its start, middle or end at x and its baseline at y. */
function line(text: string, x: number, y: number, size: number, anchor: 0 | 0.5 | 1 = 0) {
  const glyphs = [...text].map(char => font().glyphForCodePoint(char.codePointAt(0) ?? 32))
  const scale = size / font().unitsPerEm
  const width = glyphs.reduce((total, glyph) => total + glyph.advanceWidth, 0) * scale
  let left = x - width * anchor
  return glyphs
    .map(glyph => {
      const outline = `<path transform="translate(${left.toFixed(1)} ${y}) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}"/>`
      left += glyph.advanceWidth * scale
      return outline
    })
    .join('')
}

/** A scanned page: a heading, lines of text, and a red seal. */
export async function page(name: string, heading: string, lines: string[], foot: string[]): Promise<Upload> {
  const words = [line(heading, 450, 190, 42, 0.5), ...lines.map((text, i) => line(text, 90, 320 + i * 56, 28)), ...foot.map((text, i) => line(text, 810, 900 + i * 52, 26, 1))].join('')
  const seal = '<g fill="none" stroke="#b3202c" opacity=".75"><circle cx="660" cy="900" r="92" stroke-width="7"/><path d="M660 846l16 46h48l-39 29 15 47-40-29-40 29 15-47-39-29h48z" fill="#b3202c" stroke="none"/></g>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#fff"/>${words}<path d="M90 230h720" stroke="#b3202c" stroke-width="3"/>${seal}</svg>`
  const bytes = await sharp(Buffer.from(svg)).flatten().jpeg({ quality: 80 }).toBuffer()
  return { name, size: bytes.length, bytes }
}

interface Facts {
  enterprise: string
  person: string
  position: string
  appointedOn: string
  authorizer: string
}

/** 任命决定 as an enterprise would scan it. */
export const appointmentDecision = ({ enterprise, person, position, appointedOn, authorizer }: Facts) =>
  page('任命决定.jpg', '关于任命首席质量官的决定', [`经公司研究决定，任命${person}同志为`, `${enterprise}首席质量官（${position}），`, `自 ${appointedOn} 起任职，直接向${authorizer}报告工作，`, '对产品质量安全负直接责任，行使质量安全“一票否决”权。'], [enterprise, appointedOn])

/** 承诺书, signed by the CQO. */
export const commitmentLetter = ({ enterprise, person, appointedOn }: Facts) =>
  page('承诺书.jpg', '首席质量官承诺书', [`本人${person}受聘担任${enterprise}`, '首席质量官，承诺遵守质量法规，坚持原则，廉洁公正，', '保守商业秘密，回避利益冲突，备案信息属实。'], [`承诺人：${person}`, appointedOn])
