import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { attemptStatusNames } from '~/domain/attempts/attempt-status'
import { formatDateTime, formatTime } from '~/domain/clock'
import { candidatesOfSitting, sittingOfBody } from '~/domain/grading/queries.server'
import { releaseSitting } from '~/domain/grading/release-sitting.server'
import { formatHalfPoints } from '~/domain/papers/points'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { Card, PageHead, Section } from '~/ui/card'
import { CheckField } from '~/ui/choices'
import { EmptyState } from '~/ui/empty-state'
import { KeyValues } from '~/ui/key-values'
import { Pager } from '~/ui/pager'
import { StatusBadge, type Tone } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'
import { SittingBadge } from './sitting-badge'

const PAGE = 50
const params = z.object({ sittingId: z.string().max(64) })
const candidate = z.object({
  id: z.string(), name: z.string(), admissionNo: z.string(), status: z.string(), statusName: z.string(), started: z.string(), handedIn: z.string(), saved: z.string(),
  mark: z.string().nullable(), passed: z.boolean().nullable(), evidence: z.array(z.string()), focusLosses: z.number(), overLimit: z.boolean(),
})

const gate = route({
  who: ['certifying_body'],
  params,
  query: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1), released: z.coerce.number().int().optional() }),
  output: z.object({
    sitting: z.object({ name: z.string(), code: z.string(), status: z.string(), opensAt: z.string(), entryClosesAt: z.string(), minutes: z.number(), registered: z.number(), capacity: z.number(), blueprint: z.string() }),
    totals: z.object({ all: z.number(), waiting: z.number(), running: z.number(), handedIn: z.number(), marked: z.number(), markedPassed: z.number(), released: z.number(), absent: z.number() }),
    candidates: z.array(candidate), page: z.number(), pageSize: z.number(), released: z.number().nullable(),
  }),
  async load({ ctx, params: { sittingId }, query }) {
    const [{ sitting, blueprint, counted }, rows, { rules }] = await Promise.all([sittingOfBody(ctx, sittingId), candidatesOfSitting(ctx, sittingId, { page: query.page, pageSize: PAGE }), rulesNow(ctx)])
    return {
      sitting: { ...sitting, opensAt: formatDateTime(sitting.opensAt), entryClosesAt: formatDateTime(sitting.entryClosesAt), blueprint: blueprint.name },
      totals: totalsOf(counted),
      candidates: rows.map(row => ({
        ...row,
        statusName: attemptStatusNames[row.status],
        started: timeOf(row.startedAt),
        handedIn: timeOf(row.submittedAt),
        saved: timeOf(row.lastSavedAt),
        mark: row.halfPoints === null || row.max === null ? null : `${formatHalfPoints(row.halfPoints)} / ${formatHalfPoints(row.max)}`,
        evidence: row.evidence.map(entry => `${formatTime(entry.at)} ${entry.detail}`),
        overLimit: row.focusLosses > rules.focus_loss_limit,
      })),
      page: query.page,
      pageSize: PAGE,
      released: query.released ?? null,
    }
  },
  actions: act => ({
    release: act(z.strictObject({ confirm: z.literal('on', '请先确认'), attemptId: z.union([z.string().max(64).transform(id => [id]), z.array(z.string().max(64))]).optional() }), async ({ ctx, params: { sittingId }, input }) => {
      const released = await releaseSitting(ctx, { sittingId, attemptIds: input.attemptId })
      return redirect(`/certify/sittings/${sittingId}?released=${released}`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

const timeOf = (instant: number | null) => (instant === null ? '' : formatDateTime(instant).slice(5))

function totalsOf(counted: { status: string; passed: boolean | null; n: number }[]) {
  const of = (...statuses: string[]) => counted.filter(row => statuses.includes(row.status)).reduce((sum, row) => sum + row.n, 0)
  return {
    all: counted.reduce((sum, row) => sum + row.n, 0),
    waiting: of('scheduled'),
    running: of('in_progress'),
    handedIn: of('submitted', 'auto_submitted', 'marked', 'released'),
    marked: of('marked'),
    markedPassed: counted.filter(row => row.status === 'marked' && row.passed).reduce((sum, row) => sum + row.n, 0),
    released: of('released'),
    absent: of('absent'),
  }
}

export const meta = () => [{ title: '场次 · 广东省企业首席质量官网络培训考试平台' }]

const tones: Record<string, Tone> = { scheduled: 'idle', in_progress: 'go', submitted: 'go', auto_submitted: 'go', marked: 'warn', released: 'ok', absent: 'idle', voided: 'danger' }

export default function Sitting() {
  const { sitting, totals, candidates, page, pageSize, released } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <div className="grid gap-6">
      <PageHead title={sitting.name} back={<Link to="/certify">场次与发布</Link>} aside={<SittingBadge status={sitting.status} marked={totals.marked} released={totals.released} />} />
      {refused && <Banner tone="danger" title={refused.refusal.title} alert>{refused.fields.confirm?.[0] ?? refused.refusal.message}</Banner>}
      {released !== null && <Banner tone="ok" title={`已发布 ${released} 份成绩`}>考生已收到通知；合格的证书已签发，PDF 随后生成。</Banner>}
      <KeyValues
        items={[
          ['准考号', `${sitting.code}-0001 起`],
          ['开考', sitting.opensAt],
          ['停止入场', sitting.entryClosesAt],
          ['作答', `${sitting.minutes} 分钟`],
          ['组卷方案', sitting.blueprint],
          ['报名', `${sitting.registered} / ${sitting.capacity} 人`],
          ['待考、作答中', `${totals.waiting}、${totals.running} 人`],
          ['已交卷、缺考', `${totals.handedIn}、${totals.absent} 人`],
          ['已发布', `${totals.released} 人`],
        ]}
      />
      {totals.marked > 0 && <Release totals={totals} />}
      <Section title="考生">
        <DataTable
          caption="考生"
          rows={candidates}
          rowKey={row => row.id}
          empty={<EmptyState>还没有考生报名。</EmptyState>}
          columns={[
            { key: 'no', head: '准考号', nowrap: true, cell: row => row.admissionNo },
            { key: 'name', head: '姓名', lead: true, nowrap: true, cell: row => row.name },
            { key: 'status', head: '状态', nowrap: true, cell: row => <StatusBadge plain tone={tones[row.status] ?? 'idle'} label={row.statusName} /> },
            { key: 'started', head: '开始', nowrap: true, cell: row => row.started || '—' },
            { key: 'handedIn', head: '交卷', nowrap: true, cell: row => row.handedIn || (row.saved ? `最近保存 ${row.saved}` : '—') },
            { key: 'mark', head: '得分', align: 'right', nowrap: true, cell: row => row.mark ?? '—' },
            { key: 'passed', head: '结果', nowrap: true, cell: row => (row.passed === null ? '—' : <StatusBadge plain tone={row.passed ? 'ok' : 'warn'} label={row.passed ? '合格' : '未达'} />) },
            { key: 'evidence', head: '线索', cell: row => <Evidence entries={row.evidence} losses={row.focusLosses} over={row.overLimit} /> },
          ]}
        />
      </Section>
      <Pager page={page} pageSize={pageSize} total={totals.all} unit="人" />
    </div>
  )
}

/** Leaving the page, reconnects and take-overs: for a person to judge, never a verdict. */
function Evidence({ entries, losses, over }: { entries: string[]; losses: number; over: boolean }) {
  if (entries.length === 0) return <span className="text-ink-3">无</span>
  return (
    <details>
      <summary className="cursor-pointer">{over ? <StatusBadge plain tone="warn" label={`离开 ${losses} 次，共 ${entries.length} 条`} /> : `${entries.length} 条`}</summary>
      <ul className="mt-1 grid gap-0.5 text-sm text-ink-2">{entries.map((entry, i) => <li key={i}>{entry}</li>)}</ul>
    </details>
  )
}

function Release({ totals }: { totals: { marked: number; markedPassed: number; running: number; waiting: number } }) {
  return (
    <Card title={`发布成绩：${totals.marked} 份待发布`}>
      <p>其中合格 {totals.markedPassed} 份、未达合格线 {totals.marked - totals.markedPassed} 份。{totals.running + totals.waiting > 0 && `本场还有 ${totals.running + totals.waiting} 人未考完，他们的成绩以后另行发布。`}</p>
      <p className="mt-2 text-ink-2">发布后，考生立即看到得分和各领域得分；合格者即时签发培训合格证书并进入人才库待入库名单；未达合格线的可按规定补考。发布不能撤回。</p>
      <Form method="post" className="mt-4 grid gap-4">
        <input type="hidden" name="intent" value="release" />
        <CheckField name="confirm" label={`我已核对考场线索和阅卷结果，确认发布这 ${totals.marked} 份成绩`} />
        <div><SubmitButton pendingText="正在发布并签发证书…">发布 {totals.marked} 份成绩</SubmitButton></div>
      </Form>
    </Card>
  )
}
