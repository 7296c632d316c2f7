import { residentCheckCharacter } from '~/domain/identity/id-number'
import { checkCharacter, innerCheckCharacter } from '~/domain/organizations/uscc'

/** Invented people and codes for tests and the demo. Check digits are right; the ID region 440699 is assigned to no place. */

let counter = 0
/** Distinct within the process and, by the process id, unlikely to meet another's. */
const next = () => ++counter

/** Names as they occur, rare characters and long ones among them. */
const names = [
  '陈䶮', '李㛃', '王𬭎', '买买提·阿不都', '张鋐', '梁赟', '麦嘉翀', '霍犇', '冼志衡', '何祎', '黎玥', '潘昇', '区婉仪', '欧阳靖', '司徒慧敏', '林婉珊', '黄梓晴', '罗启正',
  '邓国梁', '曾子墨', '吴泽楷', '郑雨桐', '谢安澜', '许一诺', '阿依古丽·买买提', '钟伟强', '叶锦堂', '关佩珊', '龙海涛', '卢思远',
] as const
export const personName = (n = next()) => names[n % names.length] ?? '陈安'

const two = (n: number) => String(n).padStart(2, '0')

/** A synthetic 居民身份证 number with a right check character; even `n` is a woman. */
export function residentId(n = next()): string {
  const birth = `${1970 + (n % 25)}${two(1 + (n % 12))}${two(1 + (n % 28))}`
  const body = `440699${birth}${String(n % 1000).padStart(3, '0')}`
  return body + residentCheckCharacter(body)
}

/** A synthetic 统一社会信用代码 with both check characters right. */
export function uscc(n = next()): string {
  const inner = `MA${String(5_000_000 + n).slice(-6)}`
  const body = `91440699${inner}${innerCheckCharacter(inner)}`
  // The inner check may be X; the outer alphabet has no O, I, S, V, Z, so every inner result is allowed.
  return body + checkCharacter(body)
}

/** A mobile number of the range 191 0000 xxxx, in which none is given out. */
export const mobile = (n = next()) => `1910000${String(n % 10_000).padStart(4, '0')}`

/** A private mailbox under a domain that cannot exist. */
export const privateEmail = (n = next()) => `xin.${n.toString(36)}@youxiang.example`

/** The password of every account a factory makes unless it is given a hash. */
export const factoryPassword = '岭南制造，第一次就把事情做对'

/** Someone who could be a CQO: name, document, mobile, mailbox. */
export function makePerson(given: { name?: string; idNumber?: string; mobile?: string; email?: string } = {}) {
  const n = next()
  return { name: given.name ?? personName(n), idNumber: given.idNumber ?? residentId(n), mobile: given.mobile ?? mobile(n), email: given.email ?? privateEmail(n) }
}

export const sequence = next
