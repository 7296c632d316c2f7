import { shanghaiYear, type DateString, type Instant } from '../clock'
import type { Rules } from '../settings/rules'

/** What was done: minutes for what was timed, tenths of a credit hour for what is valued by rule (C4). */
export type CreditAmount = { minutes: number } | { tenths: number }
export interface CeEntry {
  category: string
  year: number
  status: 'draft' | 'submitted' | 'approved' | 'returned' | 'rejected' | 'voided'
  amount: CreditAmount
  /** Names one achievement: 同一成果不重复计, only the largest of its approved entries counts. */
  achievement?: string
}
export type LedgerRules = Pick<Rules, 'ce_annual_hours' | 'ce_core_share_percent' | 'ce_category_caps' | 'hours_per_credit_minutes'>

/** All figures are credit hours to one decimal: what is earned is cut, what is missing is raised. */
export interface CategoryLine {
  code: string
  name: string
  core: boolean
  cap: number | null
  approved: number
  /** Approved hours that count after the yearly cap. */
  counted: number
  /** Submitted and not yet decided. */
  pending: number
}
export interface Ledger {
  year: number
  /** Whether the year asks anything of this person. */
  due: boolean
  total: number
  byCategory: CategoryLine[]
  countedCore: number
  target: number
  coreTarget: number
  missing: number
  missingCore: number
  met: boolean
}

/**
 * The first day on which continuing education is owed: 1 January of the year after certification (C4:
 * 取证当年免，次年 1 月 1 日起算).
 */
export function dutyBegins(certifiedAt: Instant): DateString {
  return `${shanghaiYear(certifiedAt) + 1}-01-01`
}

/**
 * The account of one person for one year. Only approved entries of that year count; each category up to its
 * cap; the year is met when the total reaches the target and the core categories reach their share of it.
 * Reckons in whole units of 1/10 minute × 1/10 hour, so that 39.5 never becomes 40.
 */
export function ledger(entries: readonly CeEntry[], person: { year: number; certifiedAt: Instant | null }, rules: LedgerRules): Ledger {
  const { year } = person
  const due = person.certifiedAt !== null && `${year}-01-01` >= dutyBegins(person.certifiedAt)
  const scale = unitScale(rules)
  const ofYear = entries.filter((entry) => entry.year === year)
  const approved = onePerAchievement(ofYear.filter((entry) => entry.status === 'approved'), scale)
  const pending = ofYear.filter((entry) => entry.status === 'submitted')
  const lines = rules.ce_category_caps.map((category) => {
    const earned = sum(approved, category.code, scale)
    const counted = category.cap === null ? earned : Math.min(earned, Math.round(category.cap * 10) * scale.perTenth)
    return { category, earned, counted, pending: sum(pending, category.code, scale) }
  })
  const total = lines.reduce((units, line) => units + line.counted, 0)
  const core = lines.reduce((units, line) => units + (line.category.core ? line.counted : 0), 0)
  const target = due ? Math.round(rules.ce_annual_hours * 10) * scale.perTenth : 0
  const coreTarget = Math.ceil((target * rules.ce_core_share_percent) / 100)
  const down = (units: number) => Math.floor(units / scale.perTenth) / 10
  const up = (units: number) => Math.ceil(Math.max(0, units) / scale.perTenth) / 10
  return {
    year,
    due,
    total: down(total),
    byCategory: lines.map(({ category, earned, counted, pending: waiting }) => ({
      code: category.code, name: category.name, core: category.core, cap: category.cap, approved: down(earned), counted: down(counted), pending: down(waiting),
    })),
    countedCore: down(core),
    target: down(target),
    coreTarget: up(coreTarget),
    missing: up(target - total),
    missingCore: up(coreTarget - core),
    met: total >= target && core >= coreTarget,
  }
}

/** A minute is 10 units and a tenth of a credit hour as many units as the hour has minutes: both stay whole. */
interface UnitScale {
  perMinute: number
  perTenth: number
}
const unitScale = (rules: LedgerRules): UnitScale => ({ perMinute: 10, perTenth: rules.hours_per_credit_minutes })

const units = (amount: CreditAmount, scale: UnitScale) =>
  'minutes' in amount ? Math.floor(amount.minutes) * scale.perMinute : Math.floor(amount.tenths) * scale.perTenth

const sum = (entries: readonly CeEntry[], code: string, scale: UnitScale) =>
  entries.filter((entry) => entry.category === code).reduce((total, entry) => total + Math.max(0, units(entry.amount, scale)), 0)

function onePerAchievement(entries: readonly CeEntry[], scale: UnitScale): CeEntry[] {
  const best = new Map<string, CeEntry>()
  for (const entry of entries) {
    if (!entry.achievement) continue
    const held = best.get(entry.achievement)
    if (!held || units(entry.amount, scale) > units(held.amount, scale)) best.set(entry.achievement, entry)
  }
  return entries.filter((entry) => !entry.achievement || best.get(entry.achievement) === entry)
}
