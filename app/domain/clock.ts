/** A point in time: UTC epoch milliseconds. */
export type Instant = number
/** A calendar day in Shanghai, 'YYYY-MM-DD'. */
export type DateString = string

const HOUR = 3_600_000
const DAY = 24 * HOUR
// China has kept UTC+8 without summer time since 1992; everything the platform dates is later.
const SHANGHAI_OFFSET = 8 * HOUR

const iso = (instant: Instant) => new Date(instant + SHANGHAI_OFFSET).toISOString()
const utcOf = (date: DateString) => Date.parse(`${date}T00:00:00Z`)
const dateOfUtc = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** The Shanghai calendar day of an instant, 'YYYY-MM-DD'. */
export function shanghaiDate(instant: Instant): DateString {
  return iso(instant).slice(0, 10)
}

/** The Shanghai calendar year of an instant. */
export function shanghaiYear(instant: Instant): number {
  return Number(iso(instant).slice(0, 4))
}

/** Midnight in Shanghai at the start of the day that contains the instant. */
export function startOfShanghaiDay(instant: Instant): Instant {
  return Math.floor((instant + SHANGHAI_OFFSET) / DAY) * DAY - SHANGHAI_OFFSET
}

/** Midnight in Shanghai at the start of a calendar day. */
export function instantOfDate(date: DateString): Instant {
  return utcOf(date) - SHANGHAI_OFFSET
}

/** 'YYYY-MM-DD HH:mm' in Shanghai. */
export function formatDateTime(instant: Instant): string {
  return iso(instant).slice(0, 16).replace('T', ' ')
}

/** 'HH:mm:ss' in Shanghai. */
export function formatTime(instant: Instant): string {
  return iso(instant).slice(11, 19)
}

/** True for a real calendar day written 'YYYY-MM-DD' (30 February is not one). */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = utcOf(text)
  return !Number.isNaN(ms) && dateOfUtc(ms) === text
}

/** The calendar day n days later (earlier when n is negative). */
export function addDays(date: DateString, n: number): DateString {
  return dateOfUtc(utcOf(date) + n * DAY)
}

/** A day on which offices work: Monday to Friday less the holidays, plus the make-up working days (调休上班日). */
export function isWorkday(date: DateString, holidays: readonly DateString[], makeUpDays: readonly DateString[] = []): boolean {
  if (makeUpDays.includes(date)) return true
  const weekday = new Date(utcOf(date)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.includes(date)
}

/** The n-th working day after a date (n ≥ 0; the date itself does not count; n = 0 gives the date back). */
export function addWorkdays(date: DateString, n: number, holidays: readonly DateString[], makeUpDays: readonly DateString[] = []): DateString {
  let day = date
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkday(day, holidays, makeUpDays)) left -= 1
  }
  return day
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from` (days overdue). */
export function workdaysBetween(from: DateString, to: DateString, holidays: readonly DateString[], makeUpDays: readonly DateString[] = []): number {
  if (to < from) return -workdaysBetween(to, from, holidays, makeUpDays) || 0
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkday(day, holidays, makeUpDays)) count += 1
  }
  return count
}
