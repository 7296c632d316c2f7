/** Trimmed, half-width, lower case: the form in which an address is stored and compared. */
export function normalizeEmail(input: string): string {
  return input.normalize('NFKC').trim().toLowerCase()
}

// Mailboxes of a function, not of a person (附件2说明5: 须为本人邮箱).
const ROLE_ACCOUNTS = new Set(
  `info admin administrator office service services support help helpdesk hr job jobs zhaopin hire recruit sales market marketing
  contact hello mail email post postmaster webmaster hostmaster root abuse noreply no-reply donotreply quality qc qa qm qms qe
  zhiliang zhijian pinzhi pinguan pinbao zhiguan bangong bangongshi xingzheng renshi renli caiwu finance account accounts
  accounting kefu shouhou xiaoshou caigou purchase purchasing procurement shengchan production jishu tech technology it dev
  lab test team company corp group gongsi zongjingli zongjingban gm boss ceo cqo manager public pr press media legal fawu
  compliance ehs safety anquan order orders export import trade enquiry inquiry feedback tousu complaint`.split(/\s+/),
)

/**
 * Why an address cannot be the CQO's own mailbox, in words for the form; null when it can. `enterpriseEmail`
 * is the enterprise's address, which a person may not use as their own.
 */
export function emailProblem(input: string, enterpriseEmail?: string): string | null {
  const address = normalizeEmail(input)
  if (!isEmail(address)) return '电子邮箱写作 name@example.com。请核对。'
  if (isRoleAccount(address)) return `电子邮箱须为本人邮箱，${address.split('@')[0]}@ 是企业或部门邮箱。请换成本人使用的邮箱。`
  if (enterpriseEmail && normalizeEmail(enterpriseEmail) === address) return '电子邮箱与单位邮箱相同。请换成本人使用的邮箱。'
  return null
}

/** Whether a normalised address is well formed (an ASCII local part, a domain with a dot). */
export function isEmail(address: string): boolean {
  if (address.length > 254) return false
  const [local, domain, ...rest] = address.split('@')
  if (!local || !domain || rest.length > 0 || local.length > 64) return false
  return /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local) && domain.split('.').length > 1 && domain.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
}

/** Whether a normalised address belongs to a function (info@, hr2@, zhiliang-bu@) and not to a person. */
export function isRoleAccount(address: string): boolean {
  const local = address.split('@')[0]?.split('+')[0] ?? ''
  const stem = local.replace(/[\d_.-]+$/, '')
  return [local, stem, stem.replace(/[_.-]?(bu|ke|dept|department)$/, '')].some((name) => ROLE_ACCOUNTS.has(name))
}

/** c***@example.com; anything that is not an address is hidden whole. */
export function maskEmail(address: string): string {
  const at = address.indexOf('@')
  return at > 0 ? `${address[0]}***${address.slice(at)}` : '*'.repeat(address.length)
}
