import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CERTIFICATE_PAGE, certificateRows } from '~/domain/certificates/queries.server'
import { cityName } from '~/domain/organizations/regions.server'
import { choice, pageNumber, words } from '~/http/list-query'
import { route } from '~/http/route.server'
import { PageHead } from '~/ui/card'
import { certificateTones } from '~/ui/certificate-words'
import { EmptyState } from '~/ui/empty-state'
import { FilterSearch, FilterSelect, Filters } from '~/ui/filters'
import { Pager } from '~/ui/pager'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'

const states = ['valid', 'suspended', 'revoked', 'superseded'] as const

const gate = route({
  who: ['province_admin', 'city_reviewer', 'auditor'],
  query: z.object({ q: words, status: choice(states), page: pageNumber }),
  output: z.object({
    q: z.string(), status: z.string(), page: z.number(), pageSize: z.number(), total: z.number(),
    rows: z.array(z.object({ id: z.string(), number: z.string(), name: z.string(), enterprise: z.string(), city: z.string(), certifyingBody: z.string(), issuedOn: z.string(), status: z.enum(states), publicReason: z.string().nullable() })),
  }),
  async load({ ctx, query: { q, status, page } }) {
    const { rows, total } = await certificateRows(ctx, { q, status, page })
    return { q: q ?? '', status: status ?? '', page, pageSize: CERTIFICATE_PAGE, total, rows: rows.map(row => ({ ...row, ...row.facts, city: cityName(row.cityCode) })) }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '证书 · 首席质量官平台' }]

export default function OverseeCertificates() {
  const { q, status, page, pageSize, total, rows } = useLoaderData<typeof loader>()
  const filtered = Boolean(q || status)
  return (
    <>
      <PageHead title="证书" lead="查一本证书的来历与状态；打开后可按动态管理决定暂停、恢复或撤销。" />
      <Filters clearTo={filtered ? '/oversee/certificates' : undefined}>
        <FilterSearch label="姓名、企业、证书编号" value={q} />
        <FilterSelect name="status" label="证书状态" all="全部状态" value={status} options={states.map(value => ({ value, label: String(certificateTones[value].label) }))} />
      </Filters>
      <DataTable
        caption="证书"
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'name', head: '姓名', cell: row => <><Link to={`/oversee/certificates/${row.id}`}>{row.name}</Link><small>{row.enterprise}</small></>, lead: true },
          { key: 'number', head: '证书编号', cell: row => row.number, nowrap: true },
          { key: 'city', head: '所属地区', cell: row => row.city, nowrap: true },
          { key: 'certifyingBody', head: '发证机构', cell: row => row.certifyingBody },
          { key: 'issuedOn', head: '发证日期', cell: row => row.issuedOn, nowrap: true },
          { key: 'status', head: '状态', cell: row => <div><StatusBadge plain {...certificateTones[row.status]} />{row.publicReason && <small>{row.publicReason}</small>}</div> },
        ]}
        empty={<EmptyState>{filtered ? '没有符合条件的证书，换个条件试试。' : '还没有发过证书。考核发证机构发布成绩后，合格的会出现在这里。'}</EmptyState>}
      />
      <Pager page={page} pageSize={pageSize} total={total} unit="本" />
    </>
  )
}
