import type { AttemptStatus, CertificateStatus, CohortStatus, EnrolmentStatus, FilingStatus } from '#db/schema'
import { addDays, formatDateTime, shanghaiDate, type DateString, type Instant } from '../clock'

/** What is known of a CQO's way from the appointment to continuing education. Hours are credit hours as shown. */
export interface JourneyFacts {
  now: Instant
  filing: FilingStatus | null
  enrolment: { status: EnrolmentStatus; cohort: string; cohortStatus: CohortStatus; endsOn: DateString; reason: string | null } | null
  study: { credits: number; required: number; todayLeft: number; dailyCap: number; lesson: { to: string; code: string; title: string; atSeconds: number; credits: number; quizOnly: boolean } | null }
  /** The newest attempt; `passed` once its result is released. */
  attempt: { id: string; status: AttemptStatus; sitting: string; opensAt: Instant; entryClosesAt: Instant; passed: boolean | null } | null
  /** Why no further attempt may begin now, and from when it may; null when it may. */
  resit: { reason: string; sentence: string; from: Instant | null } | null
  certificate: { number: string; status: CertificateStatus; issuedOn: DateString } | null
  ce: { year: number; due: boolean; total: number; target: number; missing: number }
}

export interface Stage {
  label: string
  figure: string
  state: 'done' | 'now' | 'todo'
  ratio?: number
}

export interface NextAction {
  /** Names the situation, for tests. */
  kind: string
  eyebrow: string
  title: string
  text: string
  action: { label: string; to: string } | null
}

export interface Journey {
  stages: Stage[]
  next: NextAction
}

const monthDay = (date: DateString) => date.slice(5)
const spoken = (date: DateString) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`
const day = (at: Instant) => monthDay(shanghaiDate(at))
const clock = (at: Instant) => formatDateTime(at).slice(5)
export const timeOfLesson = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

const studied = (facts: JourneyFacts) => facts.enrolment?.status === 'study_completed' || facts.enrolment?.status === 'passed'
const inForce = (facts: JourneyFacts) => facts.certificate?.status === 'valid' || facts.certificate?.status === 'suspended'

/** Which of the five stages is being worked on. */
function stageNow(facts: JourneyFacts): number {
  if (inForce(facts)) return 4
  if (facts.enrolment?.status === 'passed') return 3
  if (facts.filing !== 'filed') return 0
  return studied(facts) ? 2 : 1
}

const filingFigures: Record<FilingStatus, string> = { draft: '未提交', submitted: '市局待核', city_reviewing: '市局在核', returned: '已退回', city_passed: '待省局登记', filed: '已登记', rejected: '未登记', ended: '已结束', revoked: '已撤销' }

function studyFigure({ enrolment, study }: JourneyFacts, done: boolean): string {
  if (done || enrolment?.status === 'studying') return `${done ? study.required : study.credits} / ${study.required}`
  if (enrolment?.status === 'applied') return '待录取'
  return enrolment?.status === 'admitted' ? '可开始' : '未报名'
}

function examFigure({ attempt, resit }: JourneyFacts, reached: boolean): string {
  if (attempt?.passed) return '合格'
  if (!reached) return '未到'
  if (attempt?.status === 'scheduled') return clock(attempt.opensAt)
  if (attempt?.status === 'in_progress') return '进行中'
  if (resit?.reason === 'result-pending') return '待发布'
  if (resit?.from) return `${day(resit.from)} 起补考`
  return attempt?.passed === false ? '可补考' : '待预约'
}

function certificateFigure({ certificate, enrolment }: JourneyFacts): string {
  const words: Partial<Record<CertificateStatus, string>> = { valid: '有效', suspended: '暂停使用', revoked: '已撤销' }
  return certificate ? (words[certificate.status] ?? '已换发') : enrolment?.status === 'passed' ? '待发证' : '未到'
}

/** The five stages 聘任备案 → 培训学习 → 考核 → 证书 → 继续教育. */
export function stagesOf(facts: JourneyFacts): Stage[] {
  const at = stageNow(facts)
  const { ce, certificate, study } = facts
  const figures = [
    facts.filing ? filingFigures[facts.filing] : '未办',
    studyFigure(facts, at > 1),
    examFigure(facts, at >= 2),
    certificateFigure(facts),
    certificate && inForce(facts) ? (ce.due ? `${ce.total} / ${ce.target}` : `${ce.year + 1} 起`) : '未到',
  ]
  const ratios = [0.5, study.required ? study.credits / study.required : 0, facts.attempt ? 0.5 : 0, 0.5, ce.due && ce.target ? ce.total / ce.target : 0]
  return ['聘任备案', '培训学习', '考核', '证书', '继续教育'].map((label, index) => ({
    label,
    figure: figures[index] ?? '',
    state: index < at ? 'done' : index === at ? 'now' : 'todo',
    ratio: ratios[index],
  }))
}

/** At most this many credit hours an evening, unless the cohort's last day asks for more. */
const EVENING = 2

/** When the course is finished at a steady pace, in a sentence. */
export function studyPlan(missing: number, today: DateString, endsOn: DateString, dailyCap: number): string {
  if (missing <= 0) return '学时已满。'
  const daysLeft = Math.max(1, Math.round((Date.parse(endsOn) - Date.parse(today)) / 86_400_000) + 1)
  const pace = Math.max(EVENING, Math.ceil((missing / daysLeft) * 10) / 10)
  if (pace > dailyCap) return `${spoken(endsOn)}学习截止，每天最多计 ${dailyCap} 学时，已来不及学完。可转下一期，已计学时保留。`
  const days = Math.ceil(missing / pace)
  return `每天学 ${pace} 学时，${spoken(addDays(today, days - 1))}可以学完，本期 ${spoken(endsOn)}截止。`
}
