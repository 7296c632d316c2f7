import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { cityName } from '~/domain/organizations/regions.server'
import { listTalents } from '~/domain/talents/list-talents.server'
import { TALENT_PAGE, talentCounts, talentRows } from '~/domain/talents/queries.server'
import { choice, pageNumber, picked, words } from '~/http/list-query'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { BulkBar } from '~/ui/bulk-bar'
import { SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { certificateTones, talentStep } from '~/ui/certificate-words'
import { EmptyState } from '~/ui/empty-state'
import { FilterSearch, Filters } from '~/ui/filters'
import { HiddenFields } from '~/ui/hidden-fields'
import { Pager } from '~/ui/pager'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'
import { Tabs } from '~/ui/tabs'

const gate = route({
  who: ['certifying_body'],
  query: z.object({ q: words, view: choice(['all']), page: pageNumber, done: z.coerce.number().int().min(0).max(500).optional() }),
  output: z.object({
    q: z.string(), all: z.boolean(), page: z.number(), pageSize: z.number(), total: z.number(), pending: z.number(), done: z.number().nullable(),
    rows: z.array(
      z.object({ id: z.string(), personName: z.string(), enterpriseName: z.string(), city: z.string(), number: z.string(), appointedOn: z.string(), status: z.enum(['pending', 'listed', 'dormant', 'suspended', 'exited']), published: z.boolean(), certificateStatus: z.enum(['valid', 'suspended', 'revoked', 'superseded']) }),
    ),
  }),
  async load({ ctx, query: { q, view, page, done } }) {
    const { rows, total } = await talentRows(ctx, { q, status: view ? undefined : 'pending', page })
    const { pending } = await talentCounts(ctx)
    return { q: q ?? '', all: view === 'all', page, pageSize: TALENT_PAGE, total, pending, done: done ?? null, rows: rows.map(row => ({ ...row, city: cityName(row.cityCode) })) }
  },
  actions: act => ({
    list: act(z.strictObject({ ids: picked }), async ({ ctx, input }) => redirect(`/certify/talents?done=${await listTalents(ctx, input)}`)),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '人才库入库 · 首席质量官平台' }]

export default function CertifyTalents() {
  const { q, all, page, pageSize, total, pending, done, rows } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <>
      <PageHead title="人才库入库" lead="发证的人已在待入库里。核对后成批办理入库，省局再公布。" />
      {refused && <Banner tone="warn" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      {done !== null && <Banner tone="ok" title={`已入库 ${done} 人`}>省局可以公布了；本人已收到通知。</Banner>}
      <Tabs label="入库状态" tabs={[{ to: '/certify/talents', label: '待入库', count: pending, current: !all }, { to: '/certify/talents?view=all', label: '全部', current: all }]} />
      <Filters clearTo={q ? `/certify/talents${all ? '?view=all' : ''}` : undefined}>
        <HiddenFields values={{ view: all ? 'all' : null }} />
        <FilterSearch label="姓名、企业、证书编号" value={q} />
      </Filters>
      <Form method="post">
        {!all && rows.length > 0 && (
          <BulkBar name="ids" unit="人">
            <SubmitButton intent="list" variant="plain" pendingText="正在入库…">办理入库</SubmitButton>
          </BulkBar>
        )}
        <DataTable
          caption={all ? '人才库全部人员' : '待入库人员'}
          rows={rows}
          rowKey={row => row.id}
          pick={all ? undefined : { name: 'ids', label: row => row.personName }}
          columns={[
            { key: 'name', head: '姓名', cell: row => <><b>{row.personName}</b><small>{row.enterpriseName}</small></>, lead: true },
            { key: 'city', head: '所属地区', cell: row => row.city, nowrap: true },
            { key: 'number', head: '证书编号', cell: row => row.number, nowrap: true },
            { key: 'appointedOn', head: '任职时间', cell: row => row.appointedOn, nowrap: true },
            { key: 'certificate', head: '证书', cell: row => <StatusBadge plain {...certificateTones[row.certificateStatus]} /> },
            { key: 'status', head: '人才库', cell: row => <StatusBadge plain {...talentStep(row).badge} /> },
          ]}
          empty={q ? <EmptyState>没有符合条件的人，换个词试试。</EmptyState> : <EmptyState action={<Link to="/certify/certificates">看证书</Link>}>没有待入库的人。成绩发布并发证后，新的人会自动出现在这里。</EmptyState>}
        />
      </Form>
      <Pager page={page} pageSize={pageSize} total={total} unit="人" />
    </>
  )
}
