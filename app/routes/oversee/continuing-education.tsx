import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { ceStatusNames } from '~/domain/continuing-education/ce-record-status'
import { ceCounts, ceQueue } from '~/domain/continuing-education/queries.server'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { CeBadge } from '~/ui/ce-record-badge'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Pager } from '~/ui/pager'
import { DataTable } from '~/ui/table'
import { Tabs } from '~/ui/tabs'

const statuses = ['submitted', 'returned', 'approved', 'rejected'] as const
const status = z.enum(statuses)

const gate = route({
  who: ['city_reviewer', 'province_admin'],
  query: z.object({ status: status.default('submitted'), page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  output: z.object({
    tab: status, page: z.number(), pageSize: z.number(), total: z.number(), counts: z.partialRecord(status, z.number()),
    rows: z.array(z.object({ id: z.string(), person: z.string(), enterprise: z.string(), title: z.string(), category: z.string(), tenths: z.number(), happenedOn: z.string(), submitted: z.string(), status })),
  }),
  async load({ ctx, query: { status: tab, page } }) {
    const { rules } = await rulesNow(ctx)
    const { rows, total, pageSize } = await ceQueue(ctx, tab, page)
    const nameOf = (code: string) => rules.ce_category_caps.find(each => each.code === code)?.name ?? code
    return { tab, page, total, pageSize, counts: await ceCounts(ctx), rows: rows.map(row => ({ ...row, category: nameOf(row.category), submitted: formatDateTime(row.submittedAt ?? row.createdAt).slice(5) })) }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '继续教育核查 · 广东省企业首席质量官网络培训考试平台' }]

const empty = { submitted: '没有待核查的继续教育记录。新登记的会在左侧显示数量。', returned: '没有退回待改的记录。', approved: '还没有计入的记录。', rejected: '没有不计入的记录。' }

export default function CeQueue() {
  const { tab, page, pageSize, total, counts, rows } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="继续教育核查" lead="对照佐证核名称、日期和学时；线上课程由系统自动计入，不用核。" />
      <Tabs label="按状态" tabs={statuses.map(each => ({ to: `?status=${each}`, label: ceStatusNames[each], count: counts[each] ?? 0, current: each === tab }))} />
      <DataTable
        caption={ceStatusNames[tab]}
        rows={rows}
        rowKey={row => row.id}
        empty={<EmptyState>{empty[tab]}</EmptyState>}
        columns={[
          { key: 'person', head: '首席质量官', cell: row => <><Link to={row.id}>{row.person}</Link><small>{row.enterprise}</small></>, lead: true },
          { key: 'title', head: '活动或成果', cell: row => <span>{row.title}<small>{row.category}</small></span> },
          { key: 'hours', head: '学时', cell: row => (row.tenths / 10).toFixed(1), align: 'right', nowrap: true },
          { key: 'date', head: '日期', cell: row => row.happenedOn, nowrap: true },
          { key: 'submitted', head: '提交', cell: row => row.submitted, nowrap: true },
          { key: 'status', head: '状态', cell: row => <CeBadge status={row.status} /> },
        ]}
      />
      <Pager page={page} pageSize={pageSize} total={total} unit="条" />
    </>
  )
}
