/** 'asvs': length and known-bad lists only. 'dengbao': besides, three of four character classes (GB/T 22239 8.1.4.1 a), for staff. */
export type PasswordProfile = 'asvs' | 'dengbao'

/** What an attacker would try first about this person; empty and missing entries are ignored. */
export interface PasswordContext {
  name?: string
  /** The name in pinyin ('chen yan'), where the caller knows it. */
  namePinyin?: string
  username?: string
  mobile?: string
  idNumber?: string
  enterprise?: string
}

export const MIN_LENGTH = 12
export const MAX_BYTES = 256

// Words that make up most bad passwords here. Compared after folding look-alikes and stripping the digits and
// signs around them, so 'P@ssw0rd2026!!' and 'Woaini1314520' are found too.
const COMMON_WORDS = `password passwd admin administrator root welcome letmein qwerty qwertyuiop asdfghjkl zxcvbnm qazwsx qazwsxedc
  iloveyou monkey dragon login master abc abcd abcdef abcdefg test user guest changeme default temp secret
  woaini woaiwojia aini woaizhongguo zhongguo china guangdong guangzhou shenzhen foshan dongguan zhuhai beijing shanghai
  mima wodemima denglu yonghu guanliyuan gongsi qiye zhiliang zhiliangguan zhijian pinzhi shouxizhiliangguan cqo cqoba kaoshi peixun
  wang li zhang liu chen nihao xiaoming zhangsan lisi`.split(/\s+/)
const COMMON = new Set(COMMON_WORDS)
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', 'qazwsxedcrfvtgbyhnujm', 'abcdefghijklmnopqrstuvwxyz', '!@#$%^&*()']
const LOOKALIKES: Record<string, string> = { '@': 'a', '4': 'a', '0': 'o', '1': 'i', '!': 'i', '3': 'e', '$': 's', '5': 's', '7': 't' }

/**
 * Why a password cannot be used, in words for the form; null when it can. The password itself is never
 * trimmed, cut or folded for storage. At least 12 characters and at most 256 bytes.
 */
export function passwordProblem(password: string, context: PasswordContext, profile: PasswordProfile): string | null {
  const length = [...password].length
  if (length < MIN_LENGTH) return `密码至少 ${MIN_LENGTH} 个字符，现填 ${length} 个。`
  if (new TextEncoder().encode(password).length > MAX_BYTES) return `密码最长 ${MAX_BYTES} 个字节。`
  const known = personalParts(context).find((part) => password.toLowerCase().includes(part))
  if (known) return '密码不能包含姓名、用户名、手机号、证件号或企业名称。'
  if (isCommon(password)) return '这是常见密码，容易被猜到。请换一句只有自己知道的话。'
  if (profile === 'dengbao' && characterClasses(password) < 3) return '工作人员的密码须含大写字母、小写字母、数字、符号中的三类。'
  return null
}

/** How many of upper case, lower case, digit, other occur. */
export function characterClasses(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{Lu}\p{Ll}\d]/u].filter((kind) => kind.test(password)).length
}

function personalParts(context: PasswordContext): string[] {
  const digits = [context.mobile?.slice(-8), context.idNumber?.slice(-6), context.idNumber?.slice(6, 14)]
  const pinyin = context.namePinyin?.toLowerCase().replace(/[^a-z]/g, '')
  const words = [context.name, context.username, context.enterprise, pinyin, context.mobile, context.idNumber, ...digits]
  return words.map((word) => word?.toLowerCase() ?? '').filter((word) => [...word].length >= (/[^\x20-\x7e]/.test(word) ? 2 : 4))
}

/** Made of common words, keyboard runs, repetitions, dates and numbers and little else. */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  if (new Set(lower).size < 5 || isRepetition(lower)) return true
  const letters = lower.replace(/[^a-z]/g, '')
  const folded = [...lower].map((char) => LOOKALIKES[char] ?? char).join('').replace(/[^a-z]/g, '')
  if ([letters, folded, folded.replace(/^[iseot]+|[iseot]+$/g, '')].some((word) => isCommonWord(word))) return true
  return residue(lower).length < 4
}

const isCommonWord = (word: string) => COMMON.has(word) || COMMON_WORDS.some((one) => one.length >= 3 && word === one.repeat(2))
const isRepetition = (text: string) => /^(.{1,6}?)\1+.{0,5}$/su.test(text) && new Set(text).size <= 6

const longWords = COMMON_WORDS.filter((word) => word.length >= 5)
const keyboardRuns = KEYBOARD.flatMap((line) => [line, [...line].reverse().join('')]).flatMap((line) =>
  Array.from({ length: line.length - 3 }, (_, at) => line.slice(at, at + 4)),
)

/** What remains when common words, keyboard runs of four or more, and numbers are taken away. */
function residue(lower: string): string {
  const covered = Array.from(lower, () => false)
  for (const piece of [...longWords, ...keyboardRuns])
    for (let at = lower.indexOf(piece); at !== -1; at = lower.indexOf(piece, at + 1)) covered.fill(true, at, at + piece.length)
  const rest = Array.from({ length: lower.length }, (_, i) => (covered[i] ? '' : lower.charAt(i))).join('')
  return rest.replace(/[\d\s!@#$%^&*._-]+/g, '')
}
