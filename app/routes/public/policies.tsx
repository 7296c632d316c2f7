import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { policiesWithText } from '~/domain/policies/queries.server'
import { choice, pageNumber, words } from '~/http/list-query'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { Button, LinkButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { FilterSearch } from '~/ui/filters'
import { HiddenFields } from '~/ui/hidden-fields'
import { Pager } from '~/ui/pager'
import { PublicSite } from '~/ui/public-site'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'
import { Tabs } from '~/ui/tabs'
import { kindNames, kinds, matches, toneOf } from './policy-words'

const PAGE = 30

const gate = route({
  who: 'public',
  query: z.object({ q: words, kind: choice(kinds), page: pageNumber }),
  output: z.strictObject({
    q: z.string(), kind: z.string(), page: z.number(), pageSize: z.number(), total: z.number(),
    tabs: z.array(z.object({ kind: z.string(), label: z.string(), count: z.number() })),
    rows: z.array(z.object({ code: z.string(), title: z.string(), kind: z.string(), number: z.string(), issuer: z.string(), date: z.string(), status: z.string(), text: z.boolean() })),
  }),
  async load({ ctx, query: { q, kind, page } }) {
    const withText = new Set(await policiesWithText(ctx))
    const found = contentOf().policies.filter(policy => matches(policy, q))
    const shown = found
      .filter(policy => !kind || policy.kind === kind)
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (b.date ?? '').localeCompare(a.date ?? '') || a.title.localeCompare(b.title, 'zh-CN'))
    return {
      q: q ?? '', kind: kind ?? '', page, pageSize: PAGE, total: shown.length,
      tabs: kinds.map(one => ({ kind: one, label: kindNames[one], count: found.filter(policy => policy.kind === one).length })),
      rows: shown.slice((page - 1) * PAGE, page * PAGE).map(({ code, title, kind: of, number = '', issuer = '', date = '', status }) => ({ code, title, kind: kindNames[of], number, issuer, date, status, text: withText.has(code) })),
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '政策库 · 广东省企业首席质量官网络培训考试平台' }]

export default function Policies() {
  const { q, kind, page, pageSize, total, tabs, rows } = useLoaderData<typeof loader>()
  const to = (of: string) => `/policies?${new URLSearchParams({ ...(q ? { q } : {}), ...(of ? { kind: of } : {}) })}`
  return (
    <PublicSite>
      <PageHead title="政策库" lead="课程和题库依据的文件：文号、状态、逐条摘要，以及对首席质量官的要求。摘要由平台编写，办事以官方文本为准。" />
      <Form method="get" role="search" aria-label="查文件" className="mt-2 mb-4 flex max-w-160 flex-wrap gap-3">
        <HiddenFields values={kind ? { kind } : {}} />
        <span className="min-w-0 grow"><FilterSearch label="标题、文号、发文机关" value={q} /></span>
        <Button variant="primary">查文件</Button>
        {(q || kind) && <LinkButton to="/policies" variant="quiet">看全部</LinkButton>}
      </Form>
      <Tabs label="文件种类" tabs={[{ to: to(''), label: '全部', current: !kind }, ...tabs.filter(tab => tab.count > 0 || tab.kind === kind).map(tab => ({ to: to(tab.kind), label: tab.label, count: tab.count, current: tab.kind === kind }))]} />
      <DataTable
        caption="政策库"
        rows={rows}
        rowKey={row => row.code}
        columns={[
          { key: 'title', head: '文件', lead: true, cell: row => <><Link to={`/policies/${row.code}`}>{row.title}</Link><small>{row.number}<span className="md:hidden">{row.number && '，'}{row.kind}{row.date && `，${row.date}`}</span></small></> },
          { key: 'kind', head: '种类', cell: row => row.kind, nowrap: true, phoneOff: true },
          { key: 'issuer', head: '发文机关', cell: row => row.issuer || '—', phoneOff: true },
          { key: 'date', head: '日期', cell: row => row.date || '—', nowrap: true, phoneOff: true },
          { key: 'status', head: '状态', cell: row => <StatusBadge plain {...toneOf(row.status)} label={row.status} />, nowrap: true },
          { key: 'text', head: '官方文本', cell: row => (row.text ? '已附' : '未附'), nowrap: true, phoneOff: true },
        ]}
        empty={<EmptyState action={<LinkButton to="/policies">看全部文件</LinkButton>}>没有找到“{q}”。换个词，或只写文号里的数字试试。</EmptyState>}
      />
      <Pager page={page} pageSize={pageSize} total={total} unit="份" />
    </PublicSite>
  )
}
