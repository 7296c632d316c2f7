import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ownAttempt, paperSize, receiptText, runningPaper } from '~/domain/attempts/queries.server'
import { formatDateTime, formatTime } from '~/domain/clock'
import type { Ctx } from '~/domain/context'
import { mayHandIn, mayStart } from '~/domain/exams/sitting'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TaskFrame } from '~/ui/learner-frame'
import { Receipt } from './receipt-view'
import { Rules } from './rules-view'
import { Sheet } from './sheet'
import { type ExamView, examView } from './view'

type Own = Awaited<ReturnType<typeof ownAttempt>>

const gate = route({
  who: ['cqo'],
  params: z.object({ attemptId: z.string().max(64) }),
  output: examView,
  async load({ ctx, params }) {
    const own = await ownAttempt(ctx, params.attemptId)
    return { attemptId: params.attemptId, title: own.sitting.name, person: own.personName, admissionNo: own.admissionNo, demo: ctx.demo, state: await stateOf(ctx, own) }
  },
})
export const loader = gate.loader

async function stateOf(ctx: Ctx, own: Own): Promise<ExamView['state']> {
  const { attempt, sitting } = own
  if (attempt.status === 'scheduled') return rulesOf(ctx, own)
  if (attempt.status === 'in_progress') return runningOf(ctx, own)
  if (attempt.status === 'absent' || attempt.submittedAt === null) return { view: 'absent', opensAt: formatDateTime(sitting.opensAt), entryClosesAt: formatDateTime(sitting.entryClosesAt) }
  const [{ answered }, { questions }] = await Promise.all([receiptText(ctx, attempt.id), paperSize(ctx, attempt.id)])
  const times = { startedAt: secondsOf(attempt.startedAt ?? 0), submittedAt: secondsOf(attempt.submittedAt) }
  return { view: 'receipt', ...times, automatic: attempt.submittedAt === attempt.deadline, answered, questions, receipt: attempt.receipt ?? '', released: attempt.status === 'released' }
}

const secondsOf = (instant: number) => `${formatDateTime(instant).slice(0, 10)} ${formatTime(instant)}`

async function rulesOf(ctx: Ctx, { attempt, sitting }: Own): Promise<ExamView['state']> {
  const { rules } = await rulesNow(ctx)
  const allowed = mayStart(sitting, ctx.now)
  return {
    view: 'rules',
    opensAt: formatDateTime(sitting.opensAt),
    entryClosesAt: formatDateTime(sitting.entryClosesAt),
    minutes: sitting.minutes,
    ...(await paperSize(ctx, attempt.id)),
    handInMinutes: rules.earliest_handin_minutes,
    focusLimit: rules.focus_loss_limit,
    wait: allowed.ok ? null : allowed.sentence,
    opensInSeconds: Math.max(0, Math.ceil((sitting.opensAt - ctx.now) / 1000)),
  }
}

async function runningOf(ctx: Ctx, { attempt, sitting }: Own): Promise<ExamView['state']> {
  const { rules } = await rulesNow(ctx)
  const { paper, answers } = await runningPaper(ctx, attempt.id)
  const [deadline, startedAt] = [attempt.deadline ?? 0, attempt.startedAt ?? 0]
  const handIn = mayHandIn(sitting, ctx.now, rules)
  return {
    view: 'running',
    paper,
    answers: Object.fromEntries(Object.entries(answers).map(([item, { choice, rev }]) => [item, { choice: [...choice], rev }])),
    remainingSeconds: Math.max(0, Math.ceil((deadline - ctx.now) / 1000)),
    totalSeconds: Math.round((deadline - startedAt) / 1000),
    handInFrom: handIn.ok || handIn.from === undefined ? null : formatTime(handIn.from).slice(0, 5),
    focusLimit: rules.focus_loss_limit,
  }
}

export const meta = () => [{ title: '岗位能力考核 · 广东省企业首席质量官网络培训考试平台' }]

export default function Attempt() {
  const exam = useLoaderData<typeof loader>() as ExamView
  const { state } = exam
  if (state.view === 'running') return <Sheet exam={exam} state={state} />
  return (
    <TaskFrame back={{ to: '/learn/exams', label: '返回我的考核' }} title={exam.title} context={`${exam.person}　准考号 ${exam.admissionNo}`} demo={exam.demo}>
      {state.view === 'rules' && <Rules attemptId={exam.attemptId} state={state} />}
      {state.view === 'receipt' && <Receipt exam={exam} state={state} />}
      {state.view === 'absent' && (
        <EmptyState action={<LinkButton to="/learn/exams">选别的场次</LinkButton>}>
          本场 {state.opensAt} 开考，{state.entryClosesAt} 停止入场，记为缺考。缺考不用掉考核机会。
        </EmptyState>
      )}
    </TaskFrame>
  )
}
