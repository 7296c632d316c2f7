import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { type StatusCounts, sittingsOfBody } from '~/domain/grading/queries.server'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { DataTable } from '~/ui/table'
import { SittingBadge } from './sitting-badge'

const row = z.object({
  id: z.string(), name: z.string(), status: z.string(), opensAt: z.string(), entryClosesAt: z.string(), capacity: z.number(), registered: z.number(),
  running: z.number(), handedIn: z.number(), marked: z.number(), released: z.number(), absent: z.number(),
})

const gate = route({
  who: ['certifying_body'],
  output: z.object({ sittings: z.array(row) }),
  async load({ ctx }) {
    const rows = await sittingsOfBody(ctx)
    return { sittings: rows.map(s => ({ ...s, opensAt: formatDateTime(s.opensAt), entryClosesAt: formatDateTime(s.entryClosesAt), ...tally(s.counts) })) }
  },
})
export const loader = gate.loader

const tally = (counts: StatusCounts) => {
  const of = (...statuses: (keyof StatusCounts)[]) => statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0)
  return { running: of('in_progress'), handedIn: of('submitted', 'auto_submitted', 'marked', 'released'), marked: of('marked'), released: of('released'), absent: of('absent') }
}

export const meta = () => [{ title: '场次与发布 · 广东省企业首席质量官网络培训考试平台' }]

export default function Sittings() {
  const { sittings } = useLoaderData<typeof loader>()
  const waiting = sittings.reduce((sum, s) => sum + s.marked, 0)
  return (
    <>
      <PageHead title="场次与发布" lead={waiting > 0 ? `${waiting} 份成绩已阅卷，待发布。` : '成绩在交卷后自动阅卷，由本机构核后发布。'} aside={<LinkButton to="/certify/sittings/new" variant="primary" icon="plus">开设场次</LinkButton>} />
      <DataTable
        caption="考核场次"
        rows={sittings}
        rowKey={s => s.id}
        empty={<EmptyState action={<LinkButton to="/certify/sittings/new">开设场次</LinkButton>}>还没有场次。先发布组卷方案，再开设场次。</EmptyState>}
        columns={[
          { key: 'name', head: '场次', lead: true, cell: s => <Link to={`/certify/sittings/${s.id}`}>{s.name}</Link> },
          { key: 'status', head: '状态', nowrap: true, cell: s => <SittingBadge {...s} /> },
          { key: 'opens', head: '开考', nowrap: true, cell: s => s.opensAt },
          { key: 'closes', head: '停止入场', nowrap: true, cell: s => s.entryClosesAt },
          { key: 'registered', head: '已报', align: 'right', cell: s => `${s.registered} / ${s.capacity}` },
          { key: 'running', head: '作答中', align: 'right', cell: s => s.running },
          { key: 'handedIn', head: '已交卷', align: 'right', cell: s => s.handedIn },
          { key: 'absent', head: '缺考', align: 'right', cell: s => s.absent },
          { key: 'marked', head: '待发布', align: 'right', cell: s => (s.marked > 0 ? <b>{s.marked}</b> : 0) },
          { key: 'released', head: '已发布', align: 'right', cell: s => s.released },
        ]}
      />
    </>
  )
}
