import type { DrawItem, PathItem, TextItem } from '#certificates/drawing'
import type { CertificateFacts } from '#certificates/facts'
import { layoutCertificate } from '#certificates/layout'
import { PAGE, ornament } from '#certificates/ornament'

const escape = (text: string) => text.replace(/[&<>"]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)

/** Advance widths near those of the printed font; `textLength` settles the rest. */
function em(char: string): number {
  if (/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef“”‘’…—]/u.test(char)) return 1
  if (/[A-Z]/.test(char)) return 0.7
  if (/[a-z0-9]/.test(char)) return 0.55
  return char === ' ' ? 0.256 : 0.35
}
const measure = (text: string) => [...text].reduce((sum, char) => sum + em(char), 0)

function path({ d, fill, stroke, repeat }: PathItem): string {
  const paint = `fill="${fill ?? 'none'}"${stroke ? ` stroke="${stroke.colour}" stroke-width="${stroke.width}"${stroke.dash ? ` stroke-dasharray="${stroke.dash.join(' ')}"` : ''}` : ''}`
  const one = `<path d="${d}" ${paint}/>`
  if (!repeat) return one
  return Array.from({ length: repeat.times }, (_, i) => `<g transform="translate(${(repeat.dx * i).toFixed(3)} ${(repeat.dy * i).toFixed(3)})">${one}</g>`).join('')
}

function line({ text, x, y, size, bold, colour, spacing }: TextItem): string {
  const length = measure(text) * size + spacing * Math.max(0, [...text].length - 1)
  return `<text x="${x.toFixed(2)}" y="${y.toFixed(2)}" font-size="${size.toFixed(2)}"${bold ? ' font-weight="700"' : ''} fill="${colour}" textLength="${length.toFixed(2)}">${escape(text)}</text>`
}

/** The certificate as it will be printed, for the screen: the same layout in the reader's own serif. The PDF is the document. */
export function paperSvg(facts: CertificateFacts): string {
  const items: DrawItem[] = [...ornament(), ...layoutCertificate(facts, measure)]
  const body = items.map(item => (item.kind === 'path' ? path(item) : line(item))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PAGE.width} ${PAGE.height}" font-family="'Songti SC','Noto Serif CJK SC','Noto Serif SC',SimSun,serif">${body}</svg>`
}
