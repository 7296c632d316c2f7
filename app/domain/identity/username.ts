/** Half-width, lower case, trimmed: the form in which a user name is stored and compared. */
export function normalizeUsername(input: string): string {
  return input.normalize('NFKC').trim().toLowerCase()
}

const RESERVED = new Set(['admin', 'administrator', 'root', 'system', 'support', 'null', 'undefined', 'anonymous'])

/** Why a user name cannot be used, in words for the form; null when it can. 4–32 of a–z 0–9 . _ -, a letter first. */
export function usernameProblem(input: string): string | null {
  const name = normalizeUsername(input)
  if (name.length < 4 || name.length > 32) return '用户名是 4 至 32 个字符。'
  if (!/^[a-z][a-z0-9._-]*$/.test(name)) return '用户名以字母开头，只用字母、数字、点、下划线和连字符。'
  // A user name that looks like an ID number or a phone number would leak one.
  if (/\d{11}/.test(name)) return '用户名不要包含手机号或证件号。'
  return RESERVED.has(name) ? `“${name}”是保留的用户名。请换一个。` : null
}
