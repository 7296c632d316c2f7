export type NameCheck = { ok: true; name: string } | { ok: false; problem: string }

const INTERPUNCTS = /[\u00b7\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65\u0387\u16eb\u2024\uff0e\u25cf]/gu
const KANGXI = /[\u2e80-\u2fdf]/gu
const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/u
// Control, format (bidi, zero width), line separators, unassigned-looking fillers: nothing a name is written with.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}/u
const ALLOWED = /^[\p{Script=Han}\p{Script=Latin}\p{M}〇々·' \-.]+$/u

const codePoint = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * A personal name as it will be printed on a certificate: 1–50 characters. Kangxi radicals become the
 * characters they look like and every interpunct becomes ·; nothing else is folded, so that rare
 * characters and their variants stay exactly as on the identity card.
 */
export function checkPersonName(input: string): NameCheck {
  const wrong = (problem: string): NameCheck => ({ ok: false, problem })
  const name = normalizePersonName(input)
  const length = [...name].length
  if (length === 0) return wrong('请填写姓名。')
  if (length > 50) return wrong(`姓名最多 50 个字，现填 ${length} 个。`)
  const invisible = INVISIBLE.exec(name)
  if (invisible) return wrong(`姓名里有看不见的字符（${codePoint(invisible[0])}）。请删去后重新输入。`)
  const own = PRIVATE.exec(name)
  if (own) return wrong(`“${own[0]}”（${codePoint(own[0])}）是本机自造字，别的设备显示不出。请用输入法的生僻字重新输入，与身份证一致。`)
  if (!ALLOWED.test(name)) {
    const odd = [...name].find((char) => !ALLOWED.test(char)) ?? name
    return wrong(`姓名里不能有“${odd}”（${codePoint(odd)}）。请照身份证填写。`)
  }
  if (!/[\p{Script=Han}\p{Script=Latin}〇]/u.test(name)) return wrong('请照身份证填写姓名。')
  return { ok: true, name }
}

/** The stored form of a name, without judging it. */
export function normalizePersonName(input: string): string {
  return input
    .replace(KANGXI, (radical) => radical.normalize('NFKC'))
    .replace(INTERPUNCTS, '·')
    .replace(/[\u0020\u00a0\u3000]+/gu, ' ')
    .trim()
    // 阿依古丽 · 买买提: no space around the point; between Chinese characters a space is a slip of the hand.
    .replace(/ ?· ?/gu, '·')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}
