import { describe, expect, it } from 'vitest'
import type { EnrolmentStatus, FilingStatus } from '#db/schema'
import { type JourneyFacts, stagesOf, studyPlan } from './journey'
import { nextAction } from './next-action'

const NOW = Date.parse('2026-11-20T01:00:00Z')
const HOUR = 3_600_000
const lesson = { to: '/learn/lessons/qualification/L5.4', code: 'L5.4', title: '卓越绩效与政府质量奖', atSeconds: 1176, credits: 0.4, quizOnly: false }
const fresh: JourneyFacts = {
  now: NOW,
  filing: 'filed',
  enrolment: null,
  study: { credits: 0, required: 32, todayLeft: 8, dailyCap: 8, lesson: { ...lesson, atSeconds: 0, credits: 0 } },
  attempt: null,
  resit: null,
  certificate: null,
  ce: { year: 2026, due: false, total: 0, target: 0, missing: 0 },
}
const enrolled = (status: EnrolmentStatus, over: Partial<JourneyFacts> = {}): JourneyFacts => ({ ...fresh, enrolment: { status, cohort: '2026 年第 6 期', cohortStatus: 'enrolling', endsOn: '2026-12-20', reason: null }, ...over })
const sitting = { id: 'a1', sitting: '12 月第一场', opensAt: NOW + 24 * HOUR, entryClosesAt: NOW + 24.5 * HOUR }
const certificate = { number: 'GDCQO-4406-2026-000123-F', status: 'valid' as const, issuedOn: '2026-11-01' }

const now = (facts: JourneyFacts) => stagesOf(facts).findIndex(stage => stage.state === 'now')
const figures = (facts: JourneyFacts) => stagesOf(facts).map(stage => stage.figure)

describe('the way of a CQO', () => {
  it('stands at the filing until it is recorded, and says who has it', () => {
    const kinds: Record<FilingStatus, string> = {
      draft: 'filing-missing', submitted: 'filing-city', city_reviewing: 'filing-city', city_passed: 'filing-province', returned: 'filing-returned', rejected: 'filing-rejected', ended: 'filing-ended', revoked: 'filing-revoked', filed: 'enrol',
    }
    for (const [filing, kind] of Object.entries(kinds)) {
      const facts = { ...fresh, filing: filing as FilingStatus }
      expect(nextAction(facts).kind).toBe(kind)
      expect(now(facts)).toBe(filing === 'filed' ? 1 : 0)
    }
    expect(nextAction({ ...fresh, filing: null }).kind).toBe('filing-missing')
    expect(figures({ ...fresh, filing: 'returned' })).toEqual(['已退回', '未报名', '未到', '未到', '未到'])
  })

  it('offers a cohort while there is no enrolment, and again after one that led nowhere', () => {
    for (const status of ['declined', 'expired', 'withdrawn'] as const) expect(nextAction(enrolled(status))).toMatchObject({ kind: 'enrol', action: { to: '/learn/cohorts' } })
    expect(nextAction(enrolled('failed'))).toMatchObject({ kind: 'enrol-again', action: { to: '/learn/cohorts' } })
    const declined = enrolled('declined')
    expect(nextAction({ ...declined, enrolment: declined.enrolment && { ...declined.enrolment, reason: '面向食品企业' } }).text).toContain('面向食品企业')
  })

  it('waits for admission, then starts, then goes on where the reader stopped', () => {
    expect(nextAction(enrolled('applied')).kind).toBe('enrolment-applied')
    expect(nextAction(enrolled('admitted')).kind).toBe('study-first')
    const studying = enrolled('studying', { study: { ...fresh.study, credits: 18.4, todayLeft: 5.6, lesson } })
    expect(nextAction(studying)).toMatchObject({ kind: 'study', title: 'L5.4 卓越绩效与政府质量奖', text: '上次学到 19:36，本课已计 0.4 学时。今天还可计 5.6 学时。', action: { to: lesson.to } })
    expect(stagesOf(studying)[1]).toMatchObject({ figure: '18.4 / 32', state: 'now', ratio: 18.4 / 32 })
  })

  it('asks for the quiz of a lesson that was read, and says when the day is full', () => {
    const study = { ...fresh.study, lesson: { ...lesson, quizOnly: true } }
    expect(nextAction(enrolled('studying', { study }))).toMatchObject({ kind: 'quiz', action: { to: `${lesson.to}/quiz` } })
    expect(nextAction(enrolled('studying', { study: { ...fresh.study, todayLeft: 0, lesson } })).text).toContain('今天已计满 8 学时')
  })

  it('leads through the assessment', () => {
    expect(nextAction(enrolled('study_completed')).kind).toBe('exam-book')
    const scheduled = enrolled('study_completed', { attempt: { ...sitting, status: 'scheduled', passed: null } })
    expect(nextAction(scheduled).kind).toBe('exam-scheduled')
    expect(figures(scheduled)[2]).toBe('11-21 09:00')
    expect(nextAction({ ...scheduled, now: sitting.opensAt })).toMatchObject({ kind: 'exam-open', action: { to: '/exam/a1' } })
    expect(nextAction({ ...scheduled, now: sitting.entryClosesAt + 1 }).kind).toBe('exam-book')
    expect(nextAction(enrolled('study_completed', { attempt: { ...sitting, status: 'in_progress', passed: null } }))).toMatchObject({ kind: 'exam-running', action: { to: '/exam/a1' } })
    const pending = enrolled('study_completed', { attempt: { ...sitting, status: 'submitted', passed: null }, resit: { reason: 'result-pending', sentence: '', from: null } })
    expect([nextAction(pending).kind, figures(pending)[2]]).toEqual(['exam-pending', '待发布'])
  })

  it('after a failed attempt names the day of the resit, then offers it, then the way out', () => {
    const attempt = { ...sitting, status: 'released' as const, passed: false }
    const soon = enrolled('study_completed', { attempt, resit: { reason: 'too-soon', sentence: '两次考核须间隔 24 小时。', from: NOW + 24 * HOUR } })
    expect([nextAction(soon).kind, nextAction(soon).title, figures(soon)[2]]).toEqual(['exam-too-soon', '11-21 09:00 起可以补考', '11-21 起补考'])
    expect(nextAction(enrolled('study_completed', { attempt })).kind).toBe('exam-resit')
    expect(nextAction(enrolled('study_completed', { attempt, resit: { reason: 'window-closed', sentence: '', from: null } })).kind).toBe('exam-closed')
  })

  it('waits for the certificate, then keeps it alive', () => {
    const passed = enrolled('passed')
    expect([nextAction(passed).kind, now(passed)]).toEqual(['certificate-pending', 3])
    const certified = { ...passed, certificate }
    expect([nextAction(certified).kind, now(certified), figures(certified)[4]]).toEqual(['certified', 4, '2027 起'])
    const due = { ...certified, ce: { year: 2027, due: true, total: 12, target: 40, missing: 28 } }
    expect([nextAction(due).kind, figures(due)[4]]).toEqual(['ce', '12 / 40'])
    expect(nextAction({ ...due, ce: { ...due.ce, total: 40, missing: 0 } }).kind).toBe('ce-met')
  })

  it('keeps the certificate when the appointment ends, and says when it is suspended or revoked', () => {
    const certified = enrolled('passed', { certificate })
    expect([nextAction({ ...certified, filing: 'ended' }).kind, now({ ...certified, filing: 'ended' })]).toEqual(['post-ended', 4])
    expect(nextAction({ ...certified, certificate: { ...certificate, status: 'suspended' } }).kind).toBe('certificate-suspended')
    expect(nextAction({ ...certified, certificate: { ...certificate, status: 'revoked' } }).kind).toBe('certificate-revoked')
    expect(nextAction({ ...enrolled('studying'), filing: 'ended' }).kind).toBe('filing-ended')
  })
})

describe('the plan to finish in time', () => {
  it('takes two hours an evening where that is enough, more where it is not', () => {
    expect(studyPlan(13.6, '2026-11-21', '2026-12-20', 8)).toBe('每天学 2 学时，11 月 27 日可以学完，本期 12 月 20 日截止。')
    expect(studyPlan(13.6, '2026-12-17', '2026-12-20', 8)).toBe('每天学 3.4 学时，12 月 20 日可以学完，本期 12 月 20 日截止。')
  })
  it('says so when it can no longer be done', () => {
    expect(studyPlan(20, '2026-12-19', '2026-12-20', 8)).toContain('已来不及学完')
    expect(studyPlan(0, '2026-12-19', '2026-12-20', 8)).toBe('学时已满。')
  })
})
