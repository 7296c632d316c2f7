import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { shanghaiDate } from '~/domain/clock'
import { grantOf } from '~/domain/context'
import { cityName } from '~/domain/organizations/regions.server'
import { teacherCategories } from '~/domain/teachers/application'
import { teacherCounts, teacherQueue } from '~/domain/teachers/queries.server'
import { publicityEnds, teacherStatusNames } from '~/domain/teachers/teacher-status'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Pager } from '~/ui/pager'
import { DataTable } from '~/ui/table'
import { Tabs } from '~/ui/tabs'
import { TeacherBadge } from './teacher-badge'

const statuses = ['applied', 'returned', 'expert_review', 'publicity', 'appointed', 'refused'] as const
const status = z.enum(statuses)

const gate = route({
  who: ['city_reviewer', 'province_admin', 'auditor'],
  query: z.object({ status: status.optional(), page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  output: z.object({
    city: z.boolean(),
    tab: status,
    page: z.number(),
    pageSize: z.number(),
    total: z.number(),
    counts: z.partialRecord(status, z.number()),
    rows: z.array(z.object({ id: z.string(), name: z.string(), employer: z.string(), position: z.string(), category: z.string(), city: z.string(), applied: z.string(), status, until: z.string() })),
  }),
  async load({ ctx, query: { status: asked, page } }) {
    const city = grantOf(ctx.actor, 'city_reviewer') !== null
    const tab = asked ?? (city ? 'applied' : grantOf(ctx.actor, 'province_admin') ? 'expert_review' : 'appointed')
    const { rows, total, pageSize } = await teacherQueue(ctx, [tab], page)
    return {
      city, tab, page, pageSize, total,
      counts: await teacherCounts(ctx),
      rows: rows.map(row => ({
        ...row, category: teacherCategories[row.category], city: cityName(row.cityCode), applied: shanghaiDate(row.appliedAt),
        until: row.status === 'publicity' ? publicityEnds(row.updatedAt) : (row.termEndsOn ?? ''),
      })),
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '师资 · 广东省企业首席质量官网络培训考试平台' }]

const empty: Record<(typeof statuses)[number], string> = {
  applied: '没有待形式审查的申报。新申报到了会在左侧显示数量。', returned: '没有退回待改的申报。', expert_review: '没有待评审的申报。市局审查通过后会到这里。',
  publicity: '没有公示中的师资。', appointed: '还没有聘任的师资。', refused: '没有未通过的申报。',
}

export default function TeacherQueue() {
  const { city, tab, page, pageSize, total, counts, rows } = useLoaderData<typeof loader>()
  const last = tab === 'publicity' ? '公示到' : tab === 'appointed' ? '聘期到' : null
  return (
    <>
      <PageHead title={city ? '师资形式审查' : '师资库'} lead={city ? '看材料是否齐全、与申报是否一致，5 个工作日内办完。' : '专家评审 75 分及以上公示，期满无异议聘任。'} aside={<LinkButton to="/teachers">看公开的师资库</LinkButton>} />
      <Tabs label="按状态" tabs={statuses.map(each => ({ to: `?status=${each}`, label: teacherStatusNames[each], count: counts[each] ?? 0, current: each === tab }))} />
      <DataTable
        caption={teacherStatusNames[tab]}
        rows={rows}
        rowKey={row => row.id}
        empty={<EmptyState>{empty[tab]}</EmptyState>}
        columns={[
          { key: 'name', head: '申报人', cell: row => <Link to={row.id}>{row.name}</Link>, lead: true },
          { key: 'employer', head: '单位与职务', cell: row => <span>{row.employer}<small>{row.position}</small></span> },
          { key: 'category', head: '类别', cell: row => row.category },
          { key: 'city', head: '所在市', cell: row => row.city, nowrap: true },
          { key: 'applied', head: '申报', cell: row => row.applied, nowrap: true },
          ...(last ? [{ key: 'until', head: last, cell: (row: (typeof rows)[number]) => row.until, nowrap: true }] : []),
          { key: 'status', head: '状态', cell: row => <TeacherBadge status={row.status} /> },
        ]}
      />
      <Pager page={page} pageSize={pageSize} total={total} unit="人" />
    </>
  )
}
