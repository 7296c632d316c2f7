// GB 32100—2015: 18 characters, alphabet without I O S V Z, weights 3^i mod 31.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
// GB 11714: the organisation code inside (characters 9–17) has its own check character.
const INNER_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** Half-width, upper case, without spaces: the form in which a code is stored and compared. */
export function normalizeUscc(input: string): string {
  return input.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}

/** Whether a normalised 统一社会信用代码 is well formed and both check characters agree (GB 32100, GB 11714). */
export function isUscc(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  return code[17] === checkCharacter(code) && code[16] === innerCheckCharacter(code.slice(8, 16))
}

/** The check character (18th) for the first 17 characters. */
export function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(code.charAt(i)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** The check character of an 8-character organisation code. */
export function innerCheckCharacter(body: string): string {
  const sum = INNER_WEIGHTS.reduce((total, weight, i) => total + weight * INNER_ALPHABET.indexOf(body.charAt(i)), 0)
  const check = 11 - (sum % 11)
  return check === 11 ? '0' : check === 10 ? 'X' : String(check)
}

/** Why a code cannot be right, in words for the form; null when it can. */
export function usccProblem(input: string): string | null {
  const code = normalizeUscc(input)
  if (code.length !== 18) return `统一社会信用代码是 18 位，现填 ${code.length} 位。请照营业执照填写。`
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return '统一社会信用代码只用数字和大写字母，不含 I、O、S、V、Z。请照营业执照核对。'
  return isUscc(code) ? null : '统一社会信用代码校验不符。请照营业执照逐位核对。'
}
