import { formatDateTime, type Instant } from '../clock'
import type { Rules } from '../settings/rules'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type Allowed<Reason extends string> = { ok: true } | { ok: false; reason: Reason; sentence: string; from?: Instant; until?: Instant }

/** The last moment at which a sitting may be entered, the moment itself included. */
export function entryClosesAt(opensAt: Instant, rules: Pick<Rules, 'late_entry_minutes'>): Instant {
  return opensAt + rules.late_entry_minutes * MINUTE
}

/** Whether a candidate may start now. Re-entering a started attempt is not starting. (C2: late entry) */
export function mayStart(sitting: { opensAt: Instant; entryClosesAt: Instant }, now: Instant): Allowed<'not-open' | 'entry-closed'> {
  if (now < sitting.opensAt) return { ok: false, reason: 'not-open', sentence: `本场 ${formatDateTime(sitting.opensAt)} 开考，到时可以进入。`, from: sitting.opensAt }
  if (now > sitting.entryClosesAt) {
    const minutes = Math.round((sitting.entryClosesAt - sitting.opensAt) / MINUTE)
    return { ok: false, reason: 'entry-closed', sentence: `本场已停止入场，开考 ${minutes} 分钟后不能进入。已为您保留下一次机会。`, until: sitting.entryClosesAt }
  }
  return { ok: true }
}

/**
 * The deadline, stored once at the start: start + duration + approved extension. Someone who enters late
 * within the entry window still has the full time.
 */
export function deadlineOf(startedAt: Instant, minutes: number, extensionSeconds = 0): Instant {
  return startedAt + minutes * MINUTE + extensionSeconds * 1000
}

/** Whether a save received at `now` still counts. The grace is 0 unless set, and recorded when used. */
export function inTime(now: Instant, deadline: Instant, rules: Pick<Rules, 'save_grace_seconds'>): boolean {
  return now <= deadline + rules.save_grace_seconds * 1000
}

/**
 * Whether a paper may be handed in: not before the set time after the sitting opened, so that nobody leaves
 * with the questions while others may still enter.
 */
export function mayHandIn(sitting: { opensAt: Instant }, now: Instant, rules: Pick<Rules, 'earliest_handin_minutes'>): Allowed<'too-early'> {
  const from = sitting.opensAt + rules.earliest_handin_minutes * MINUTE
  if (now >= from) return { ok: true }
  return { ok: false, reason: 'too-early', sentence: `开考满 ${rules.earliest_handin_minutes} 分钟方可交卷，${formatDateTime(from)} 起可以交。答案会照常保存。`, from }
}

/** An attempt that used up a chance: it was started. An absence uses none. */
export interface PastAttempt {
  startedAt: Instant
  /** Null while it runs. */
  endedAt: Instant | null
  /** Null until the result stands. */
  passed: boolean | null
}
export type ResitReason = 'running' | 'passed' | 'result-pending' | 'attempts-used-up' | 'window-closed' | 'too-soon'
export type ResitRules = Pick<Rules, 'attempts_per_enrolment' | 'resit_gap_hours' | 'resit_window_days'>

/**
 * Whether one more attempt may begin at `at` (the opening of the sitting chosen, or now). C2: so many
 * attempts per enrolment, at least the gap after the end of the last, all within the window that the first
 * attempt opens. The window includes its last moment.
 */
export function mayAttempt(past: readonly PastAttempt[], at: Instant, rules: ResitRules): Allowed<ResitReason> {
  const no = (reason: ResitReason, sentence: string, more: { from?: Instant; until?: Instant } = {}) => ({ ok: false as const, reason, sentence, ...more })
  if (past.some((attempt) => attempt.endedAt === null)) return no('running', '您有一场考核正在进行。请先交卷。')
  if (past.some((attempt) => attempt.passed === true)) return no('passed', '您已考核合格，不用再考。')
  if (past.length === 0) return { ok: true }
  if (past.length >= rules.attempts_per_enrolment) return no('attempts-used-up', `本次报名的 ${rules.attempts_per_enrolment} 次考核机会已用完。重新报名后可以再考。`)
  if (past.some((attempt) => attempt.passed === null)) return no('result-pending', '上一场的成绩还没有发布。成绩发布后再选场次。')
  const windowEnds = Math.min(...past.map((attempt) => attempt.startedAt)) + rules.resit_window_days * DAY
  if (at > windowEnds) return no('window-closed', `补考须在首次考核后 ${rules.resit_window_days} 天内，已于 ${formatDateTime(windowEnds)} 截止。重新报名后可以再考。`, { until: windowEnds })
  const from = Math.max(...past.map((attempt) => attempt.endedAt ?? 0)) + rules.resit_gap_hours * HOUR
  if (at < from) return no('too-soon', `两次考核须间隔 ${rules.resit_gap_hours} 小时，${formatDateTime(from)} 起可以再考。`, { from, until: windowEnds })
  return { ok: true }
}
