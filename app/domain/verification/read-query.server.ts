import { normalizeCode, parseNumber } from '#certificates/number'

/** What a person or a scanner put in: a certificate code, the signed token of a QR code, a certificate number, a slip of the hand, or nothing of ours. */
export type Query =
  | { kind: 'code'; code: string }
  | { kind: 'token'; token: string }
  | { kind: 'number'; number: string }
  | { kind: 'typo'; hint: string }
  | { kind: 'unknown' }

const NUMBER_SHAPE = /^GDCQO\d{4}\d{4}\d{6}[0-9A-Z]$/
const TOKEN = /^[0-9A-HJKMNP-TV-Z]{100,200}$/
/** Nothing we issue is longer; a longer text is not looked at further. */
const LONGEST = 400

/** Full-width letters and digits, odd hyphens and the address around a scanned token, folded to what was meant. */
function fold(typed: string): string {
  const text = typed.normalize('NFKC').trim().replace(/[‐‑‒–—―−]/g, '-')
  const path = /\/v\/([^/?#\s]+)/.exec(text)
  return (path?.[1] ?? text).toUpperCase().replace(/\s/g, '')
}

/** Says what a typed or scanned text is, judging its check character before anything is looked up. */
export function readQuery(typed: string): Query {
  if (typed.length > LONGEST) return { kind: 'unknown' }
  const text = fold(typed)
  if (/^GDC[QO0]/.test(text)) return readNumber(text)
  if (TOKEN.test(text)) return { kind: 'token', token: text }
  const code = normalizeCode(text)
  if (code) return { kind: 'code', code }
  const bare = text.replace(/-/g, '')
  if (/^[0-9A-Z]{14,18}$/.test(bare)) return { kind: 'typo', hint: bare.length === 16 ? '验证码里没有字母 U，请核对' : `验证码是 16 位，现有 ${bare.length} 位，请核对有没有漏字或多字` }
  return { kind: 'unknown' }
}

/** O typed for 0 is mended where only a digit can stand; any other slip is named, not guessed. */
function readNumber(text: string): Query {
  const bare = text.replace(/-/g, '')
  const digits = bare.slice(5, -1).replace(/O/g, '0').replace(/[IL]/g, '1')
  const mended = `GDCQO${digits}${bare.slice(-1)}`
  if (!NUMBER_SHAPE.test(mended)) return { kind: 'typo', hint: `编号形如 GDCQO-4401-2026-000123-F，共 20 位字母和数字，现有 ${bare.length} 位` }
  const parts = parseNumber(mended)
  if (!parts) return { kind: 'typo', hint: '编号的校验字符不符，通常是有一位打错或两位对调，请对照证书逐位核对' }
  const serial = String(parts.serial).padStart(6, '0')
  return { kind: 'number', number: ['GDCQO', parts.cityCode, parts.year, serial, mended.slice(-1)].join('-') }
}
