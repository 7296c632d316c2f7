import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { TALENT_PAGE, publicTalents } from '~/domain/talents/queries.server'
import { pageNumber, words } from '~/http/list-query'
import { route } from '~/http/route.server'
import { Button, LinkButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { FilterSearch } from '~/ui/filters'
import { Pager } from '~/ui/pager'
import { type Column, DataTable } from '~/ui/table'
import { PublicSite } from '~/ui/public-site'

/** 只公布姓名、单位、任职时间. Nothing else can leave this page. */
const person = z.strictObject({ name: z.string().optional(), enterprise: z.string().optional(), appointedOn: z.string().optional() })

const gate = route({
  who: 'public',
  query: z.object({ q: words, page: pageNumber }),
  output: z.strictObject({ q: z.string(), page: z.number(), pageSize: z.number(), total: z.number(), rows: z.array(person) }),
  load: async ({ ctx, query }) => ({ ...(await publicTalents(ctx, query)), q: query.q ?? '', page: query.page, pageSize: TALENT_PAGE }),
})
export const loader = gate.loader

export const meta = () => [{ title: '首席质量官公布名单 · 广东省企业首席质量官网络培训考试平台' }, { name: 'robots', content: 'noindex' }]

type Person = z.infer<typeof person>

export default function Talents() {
  const { q, page, pageSize, total, rows } = useLoaderData<typeof loader>()
  const numbered = rows.map((row, index) => ({ ...row, key: String((page - 1) * pageSize + index + 1) }))
  const all: (Column<Person & { key: string }> & { shown: boolean })[] = [
    { key: 'name', head: '姓名', cell: row => <b>{row.name}</b>, lead: true, nowrap: true, shown: rows.every(row => row.name !== undefined) },
    { key: 'enterprise', head: '单位', cell: row => row.enterprise, shown: rows.every(row => row.enterprise !== undefined) },
    { key: 'appointedOn', head: '任职时间', cell: row => row.appointedOn, nowrap: true, shown: rows.every(row => row.appointedOn !== undefined) },
  ]
  return (
    <PublicSite>
      <PageHead title="首席质量官公布名单" lead="培训并考核合格、纳入广东省首席质量官人才库的人员，由省市场监督管理局公布。只公布姓名、单位和任职时间。" />
      <Form method="get" role="search" aria-label="查名单" className="mt-2 mb-4 flex max-w-160 flex-wrap gap-3">
        <span className="min-w-0 grow"><FilterSearch label="姓名或单位" value={q} /></span>
        <Button variant="primary">查名单</Button>
        {q && <LinkButton to="/talents" variant="quiet">看全部</LinkButton>}
      </Form>
      <DataTable
        caption="首席质量官公布名单"
        columns={all.filter(column => column.shown)}
        rows={numbered}
        rowKey={row => row.key}
        empty={<EmptyState action={q ? <LinkButton to="/talents">看全部名单</LinkButton> : <LinkButton to="/v">查验证书</LinkButton>}>{q ? `名单里没有“${q}”。换个词试试；刚发证的人员由省局成批公布，可先查验证书。` : '名单还没有公布。已发的证书现在就能查验。'}</EmptyState>}
      />
      <Pager page={page} pageSize={pageSize} total={total} unit="人" />
    </PublicSite>
  )
}
