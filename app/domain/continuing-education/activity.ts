import type { DateString, Instant } from '../clock'
import { Refusal } from '../refusal'
import type { Rules } from '../settings/rules'
import { dateProblem, SYSTEM_CATEGORIES } from './ce-record-status'

/** A self-declared activity; `tenths` are tenths of a credit hour. */
export interface Activity {
  category: string
  title: string
  organizer: string
  happenedOn: DateString
  tenths: number
}

/** Refuses a category that is not for declaring, and a day outside its time (C4). */
export function assertDeclarable(activity: Activity, now: Instant, rules: Pick<Rules, 'ce_category_caps'>, keptYear?: number) {
  const known = rules.ce_category_caps.some(category => category.code === activity.category) && !SYSTEM_CATEGORIES.includes(activity.category)
  if (!known) throw new Refusal('continuing-education.category-unknown')
  const problem = dateProblem(activity.happenedOn, now, keptYear)
  if (problem) throw new Refusal('continuing-education.date-invalid', {}, { happenedOn: [problem] })
}

/** Names one achievement of one person, whatever the category: 同一成果不重复计 (C4). */
export const achievementKey = (personId: string, { title, happenedOn }: Pick<Activity, 'title' | 'happenedOn'>) =>
  `declared:${personId}:${happenedOn}:${title.normalize('NFKC').replace(/[\s\p{P}]/gu, '').toLowerCase()}`
