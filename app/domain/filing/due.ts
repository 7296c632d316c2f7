import { type DateString, workdaysBetween } from '../clock'
import type { Rules } from '../settings/rules'

/** How long a bureau still has, in working days, as words and urgency. */
export function dueWords(today: DateString, dueOn: DateString, rules: Pick<Rules, 'holidays' | 'workdays'>): { text: string; tone: 'idle' | 'warn' | 'danger' } {
  const left = workdaysBetween(today, dueOn, rules.holidays, rules.workdays)
  if (today > dueOn) return { text: `已超 ${Math.max(1, -left)} 天`, tone: 'danger' }
  if (today === dueOn) return { text: '今天到期', tone: 'danger' }
  return { text: `剩 ${left} 天`, tone: left <= 1 ? 'warn' : 'idle' }
}
