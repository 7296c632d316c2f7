import { emailProblem, isEmail, normalizeEmail } from '../identity/email'
import { checkPersonName } from '../identity/person-name'
import { type SizeClass, sizeClasses } from '../settings/rules'
import { ownershipTypes } from './ownership'
import { type Indicator, type SizeRow, indicators, indicatorsOf, sizeClass, sizeClassLabels, sizeRows } from './size-class'

/** What an enterprise states about itself; figures as of `sizeYear`. */
export interface EnterpriseFacts {
  name: string
  cityCode: string
  districtCode: string | null
  address: string
  ownershipType: string
  /** A row of 附表4, or 'none' where no row covers the industry. */
  sizingRow: SizeRow | 'none'
  /** X 从业人员, persons. */
  employees: number | null
  /** Y 营业收入, 万元. */
  revenue: number | null
  /** Z 资产总额, 万元. */
  assets: number | null
  sizeYear: number
  /** Chosen by hand with a reason, only where the standard has no row. */
  chosenSize: SizeClass | null
  sizeReason: string
  mainProducts: string
  leaderName: string
  leaderTitle: string
  email: string
}

export type Judged = { size: SizeClass; problems?: undefined } | { size?: undefined; problems: Record<string, string[]> }

/** The size by 附表4, or what is missing, by field. */
export function judgeSize(facts: EnterpriseFacts): Judged {
  if (facts.sizingRow === 'none') {
    if (!facts.chosenSize || !sizeClasses.includes(facts.chosenSize)) return { problems: { chosenSize: ['这个行业没有对应标准，请手工选择企业规模。'] } }
    return facts.sizeReason.trim().length < 5 ? { problems: { sizeReason: ['请写明选这个规模的理由。'] } } : { size: facts.chosenSize }
  }
  const figures = Object.fromEntries(indicatorsOf(facts.sizingRow).map(name => [name, facts[name] ?? undefined]))
  const verdict = sizeClass(facts.sizingRow, figures)
  if (verdict.kind === 'classified') return { size: verdict.size }
  const missing = verdict.kind === 'incomplete' ? verdict.missing : []
  return { problems: Object.fromEntries(missing.map(name => [name, [`${sizeRows[facts.sizingRow as SizeRow].label}按${indicators[name].label}划型，请填写。`]])) }
}

/** 中型，从业人员 486 人、营业收入 32400 万元. */
export function sizeSentence(size: SizeClass, sizingRow: string, figures: Record<Indicator, number | null>): string {
  const listed = sizingRow in sizeRows ? indicatorsOf(sizingRow as SizeRow) : []
  const stated = listed.filter(name => figures[name] !== null).map(name => `${indicators[name].label} ${figures[name]} ${indicators[name].unit}`)
  return [sizeClassLabels[size], stated.join('、')].filter(Boolean).join('，')
}

/** Everything wrong with the stated facts, by field, besides size and region. */
export function enterpriseProblems(facts: EnterpriseFacts, thisYear: number): Record<string, string[]> {
  const problems: Record<string, string[]> = {}
  const demand = (field: keyof EnterpriseFacts, ok: boolean, sentence: string) => void (ok || (problems[field] = [sentence]))
  demand('name', [...facts.name.trim()].length >= 4, '请照营业执照填写企业全称。')
  demand('address', facts.address.trim() !== '', '请填写生产经营地址。')
  demand('ownershipType', (ownershipTypes as readonly string[]).includes(facts.ownershipType), '请选单位性质。')
  demand('sizeYear', facts.sizeYear >= thisYear - 3 && facts.sizeYear <= thisYear, `统计年度填近三年的一年，如 ${thisYear - 1}。`)
  demand('mainProducts', facts.mainProducts.trim() !== '', '请填写主导产品及经营项目。')
  const leader = checkPersonName(facts.leaderName)
  if (!leader.ok) problems.leaderName = [leader.problem]
  demand('leaderTitle', facts.leaderTitle.trim() !== '', '请填写单位负责人的职务。')
  demand('email', facts.email === '' || isEmail(normalizeEmail(facts.email)), emailProblem('') ?? '')
  return problems
}
