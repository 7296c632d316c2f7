import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { attemptStatusNames } from '~/domain/attempts/attempt-status'
import { chancesUsed } from '~/domain/attempts/chances.server'
import { myAttempts } from '~/domain/attempts/queries.server'
import { registerForSitting } from '~/domain/attempts/register-for-sitting.server'
import { formatDateTime } from '~/domain/clock'
import { latestEnrolment } from '~/domain/cohorts/queries.server'
import type { Ctx } from '~/domain/context'
import { sittingsToChoose } from '~/domain/exams/queries.server'
import { mayAttempt } from '~/domain/exams/sitting'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { NextStep, PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ExamBadge } from './exam-badge'

const attempt = z.object({
  id: z.string(), status: z.string(), statusName: z.string(), name: z.string(), ordinal: z.number(), admissionNo: z.string(), opensAt: z.string(), entryClosesAt: z.string(), minutes: z.number(),
  canEnter: z.boolean(), submittedAt: z.string().nullable(), passed: z.boolean().nullable(),
})
const sitting = z.object({ id: z.string(), name: z.string(), opensAt: z.string(), entryClosesAt: z.string(), minutes: z.number(), certifyingBody: z.string(), places: z.number(), refusal: z.string().nullable() })

const gate = route({
  who: ['cqo'],
  output: z.object({ missing: z.object({ text: z.string(), to: z.string(), label: z.string() }).nullable(), chances: z.string().nullable(), /** Why no sitting at all may be chosen. */ closed: z.string().nullable(), attempts: z.array(attempt), sittings: z.array(sitting) }),
  async load({ ctx }) {
    const [mine, open, enrolment] = await Promise.all([myAttempts(ctx), sittingsToChoose(ctx), latestEnrolment(ctx, ctx.actor.personId ?? '')])
    const attempts = mine.map(row => ({
      ...row,
      statusName: attemptStatusNames[row.status],
      opensAt: formatDateTime(row.opensAt),
      entryClosesAt: formatDateTime(row.entryClosesAt),
      submittedAt: row.submittedAt === null ? null : formatDateTime(row.submittedAt),
      canEnter: row.status === 'in_progress' || (row.status === 'scheduled' && ctx.now <= row.entryClosesAt),
    }))
    const missing = whatIsMissing(enrolment?.status)
    const booked = mine.some(row => row.status === 'scheduled' || row.status === 'in_progress')
    const ready = !missing && !booked && enrolment ? enrolment.id : null
    return { missing, chances: ready ? await chancesLine(ctx, ready) : null, attempts, ...(ready ? await choices(ctx, ready, open.filter(row => !mine.some(past => past.sittingId === row.id))) : { sittings: [], closed: null }) }
  },
  actions: act => ({
    register: act(z.strictObject({ sittingId: z.string().max(64) }), async ({ ctx, input }) => {
      const { attemptId } = await registerForSitting(ctx, input)
      return redirect(`/exam/${attemptId}`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

/** Why there is nothing to choose yet, and where to go. */
function whatIsMissing(status: string | undefined) {
  if (status === 'study_completed') return null
  if (status === 'passed') return { text: '您已考核合格，不用再考。', to: '/learn/certificate', label: '看证书' }
  if (status === 'applied') return { text: '还不能考核。报名还在等培训机构录取，录取后学完全部必修课即可选场次。', to: '/learn', label: '看报名' }
  if (status === 'admitted' || status === 'studying') return { text: '还不能考核。必修课或测验还没有全部完成，学完后就能选场次。', to: '/learn/course', label: '去学完' }
  return { text: '还不能考核。先报名培训班并学完全部必修课，再选考核场次。', to: '/learn/cohorts', label: '选培训班' }
}

async function chancesLine(ctx: Ctx, enrolmentId: string) {
  const { rules } = await rulesNow(ctx)
  const used = (await chancesUsed(ctx, enrolmentId)).length
  return `本次报名共 ${rules.attempts_per_enrolment} 次考核机会，已用 ${used} 次。补考与上次间隔满 ${rules.resit_gap_hours} 小时，在首次考核后 ${rules.resit_window_days} 天内完成。`
}

async function choices(ctx: Ctx, enrolmentId: string, open: Awaited<ReturnType<typeof sittingsToChoose>>) {
  const { rules } = await rulesNow(ctx)
  const past = await chancesUsed(ctx, enrolmentId)
  // What does not depend on the sitting is said once.
  const now = mayAttempt(past, ctx.now, rules)
  if (!now.ok && now.reason !== 'too-soon') return { sittings: [], closed: now.sentence }
  const sittings = open.map(row => {
    const allowed = mayAttempt(past, Math.max(ctx.now, row.opensAt), rules)
    const places = Math.max(0, row.capacity - row.registered)
    return { id: row.id, name: row.name, minutes: row.minutes, certifyingBody: row.certifyingBody, opensAt: formatDateTime(row.opensAt), entryClosesAt: formatDateTime(row.entryClosesAt), places, refusal: allowed.ok ? (places === 0 ? '名额已满' : null) : allowed.sentence }
  })
  return { sittings, closed: null }
}

export const meta = () => [{ title: '考核 · 广东省企业首席质量官网络培训考试平台' }]

export default function Exams() {
  const { missing, chances, closed, attempts, sittings } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const next = attempts.find(row => row.canEnter)
  return (
    <div className="grid gap-8">
      <PageHead title="考核" lead="学完全部必修课后选场次，在线作答，成绩由考核发证机构发布。" aside={<LinkButton to="/learn/practice" icon="pen">做练习题</LinkButton>} />
      {refused && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      {next && (
        <NextStep
          eyebrow={next.status === 'in_progress' ? '正在考核，时间不停' : '下一步：考核'}
          title={next.name}
          action={<LinkButton to={`/exam/${next.id}`} variant="primary">{next.status === 'in_progress' ? '继续作答' : '进入考场'}</LinkButton>}
        >
          准考号 {next.admissionNo}，{next.opensAt} 开考，{next.entryClosesAt} 前入场，{next.minutes} 分钟。
        </NextStep>
      )}
      {missing && <EmptyState action={<LinkButton to={missing.to}>{missing.label}</LinkButton>}>{missing.text}</EmptyState>}
      {chances && (
        <Section title="选场次" aside="考核免费">
          <p className="mb-3 text-sm text-ink-2">{chances}</p>
          {sittings.length === 0 && <EmptyState>{closed ?? '现在没有可选的场次。新场次公布后会出现在这里。'}</EmptyState>}
          <ul className="list">
            {sittings.map(row => (
              <li key={row.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-4">
                <div className="min-w-0 grow basis-72">
                  <p className="font-medium">{row.name}</p>
                  <p className="text-sm text-ink-2">{row.opensAt} 开考，{row.entryClosesAt} 前入场，{row.minutes} 分钟</p>
                  <p className="text-sm text-ink-2">{row.certifyingBody}，余 {row.places} 个名额</p>
                </div>
                {row.refusal ? <p className="max-w-80 text-sm text-ink-2">{row.refusal}</p> : <RegisterForm sittingId={row.id} name={row.name} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="我的考核">
        {attempts.length === 0 && <EmptyState>还没有考核记录。</EmptyState>}
        <ul className="list">
          {attempts.map(row => (
            <li key={row.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-4">
              <div className="min-w-0 grow basis-72">
                <p className="font-medium">{row.name}<span className="ml-2 text-sm font-normal text-ink-2">第 {row.ordinal} 次</span></p>
                <p className="text-sm text-ink-2">准考号 {row.admissionNo}　{row.submittedAt ? `${row.submittedAt} 交卷` : `${row.opensAt} 开考`}</p>
              </div>
              <ExamBadge status={row.status} label={row.statusName} passed={row.passed} />
              {row.status === 'released' ? <Link to={`/learn/exams/${row.id}`}>看成绩</Link> : <Link to={`/exam/${row.id}`}>{row.submittedAt ? '看回执' : row.canEnter ? '进入考场' : '查看'}</Link>}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function RegisterForm({ sittingId, name }: { sittingId: string; name: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="register" />
      <input type="hidden" name="sittingId" value={sittingId} />
      <SubmitButton variant="plain" pendingText="正在报名…">报名这一场<span className="sr-only">：{name}</span></SubmitButton>
    </Form>
  )
}
