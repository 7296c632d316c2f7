import { addDays, instantOfDate, shanghaiDate, shanghaiYear } from '~/domain/clock'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** 10 November of last year, nine o'clock: when those who are certified since last year sat their exam. */
export const lastYear = (now: number) => instantOfDate(`${shanghaiYear(now) - 1}-11-10`) + 9 * HOUR

/** A calendar day so many days from now, in Shanghai. */
export const dateIn = (now: number, days: number) => addDays(shanghaiDate(now), days)

/** Nine o'clock of a day so many days from now. */
export const morning = (now: number, days: number) => instantOfDate(dateIn(now, days)) + 9 * HOUR
