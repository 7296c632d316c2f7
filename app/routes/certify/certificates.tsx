import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CERTIFICATE_PAGE, certificateRows, renderProblems } from '~/domain/certificates/queries.server'
import { retryRender } from '~/domain/certificates/retry-render.server'
import { choice, pageNumber, words } from '~/http/list-query'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { certificateTones } from '~/ui/certificate-words'
import { EmptyState } from '~/ui/empty-state'
import { FilterSearch, FilterSelect, Filters } from '~/ui/filters'
import { Pager } from '~/ui/pager'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'

const states = ['valid', 'suspended', 'revoked', 'superseded'] as const

const gate = route({
  who: ['certifying_body'],
  query: z.object({ q: words, status: choice(states), pdf: choice(['waiting']), page: pageNumber }),
  output: z.object({
    q: z.string(),
    status: z.string(),
    pdf: z.string(),
    page: z.number(),
    pageSize: z.number(),
    total: z.number(),
    waiting: z.number(),
    rows: z.array(
      z.object({ id: z.string(), number: z.string(), name: z.string(), enterprise: z.string(), issuedOn: z.string(), status: z.enum(states), publicReason: z.string().nullable(), hasPdf: z.boolean(), problem: z.string().nullable() }),
    ),
  }),
  async load({ ctx, query: { q, status, pdf, page } }) {
    const { rows, total } = await certificateRows(ctx, { q, status, waiting: pdf === 'waiting', page })
    const { total: waiting } = await certificateRows(ctx, { waiting: true, page: 1 })
    const problems = await renderProblems(ctx, rows.filter(row => !row.fileId).map(row => row.id))
    return {
      q: q ?? '', status: status ?? '', pdf: pdf ?? '', page, pageSize: CERTIFICATE_PAGE, total, waiting,
      rows: rows.map(row => ({ ...row, name: row.facts.name, enterprise: row.facts.enterprise, hasPdf: row.fileId !== null, problem: problems.get(row.id) ?? null })),
    }
  },
  actions: act => ({
    retry: act(z.strictObject({ certificateId: z.string().max(64) }), async ({ ctx, input }) => {
      await retryRender(ctx, input)
      return redirect('/certify/certificates?pdf=waiting')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '证书 · 首席质量官平台' }]

export default function CertifyCertificates() {
  const { q, status, pdf, page, pageSize, total, waiting, rows } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const filtered = Boolean(q || status || pdf)
  return (
    <>
      <PageHead title="证书" lead="成绩发布时，合格的自动发证：编号、验证码和二维码当时生效，PDF 随后生成。" />
      {refused && <Banner tone="warn" title={refused.refusal.title}>{refused.refusal.message}</Banner>}
      {waiting > 0 && pdf === '' && (
        <Banner title={`${waiting} 本证书的 PDF 还没生成`}>
          查验不受影响。<Link to="?pdf=waiting">看是哪几本、为什么</Link>
        </Banner>
      )}
      <Filters clearTo={filtered ? '/certify/certificates' : undefined}>
        <FilterSearch label="姓名、企业、证书编号" value={q} />
        <FilterSelect name="status" label="证书状态" all="全部状态" value={status} options={states.map(value => ({ value, label: String(certificateTones[value].label) }))} />
        <FilterSelect name="pdf" label="PDF" all="PDF 不限" value={pdf} options={[{ value: 'waiting', label: 'PDF 未生成' }]} />
      </Filters>
      <DataTable
        caption="本机构所发的证书"
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'name', head: '姓名', cell: row => <><Link to={`/oversee/certificates/${row.id}`}>{row.name}</Link><small>{row.enterprise}</small></>, lead: true },
          { key: 'number', head: '证书编号', cell: row => row.number, nowrap: true },
          { key: 'issuedOn', head: '发证日期', cell: row => row.issuedOn, nowrap: true },
          { key: 'status', head: '状态', cell: row => <div><StatusBadge plain {...certificateTones[row.status]} />{row.publicReason && <small>{row.publicReason}</small>}</div> },
          { key: 'pdf', head: 'PDF', cell: row => <Pdf {...row} /> },
        ]}
        empty={filtered ? <EmptyState>没有符合条件的证书，换个条件试试。</EmptyState> : <EmptyState action={<Link to="/certify">去发布成绩</Link>}>还没有发过证书。成绩发布后，合格的会出现在这里。</EmptyState>}
      />
      <Pager page={page} pageSize={pageSize} total={total} unit="本" />
    </>
  )
}

function Pdf({ id, name, hasPdf, problem }: { id: string; name: string; hasPdf: boolean; problem: string | null }) {
  if (hasPdf) return <StatusBadge plain tone="ok" label="已生成" />
  if (!problem) return <StatusBadge plain tone="go" label="正在生成" />
  const glyph = problem.startsWith('缺少字形')
  return (
    <div className="grid justify-items-start gap-1">
      <StatusBadge plain tone="warn" label={glyph ? '待补字库' : '没有生成'} />
      <small>{problem}{glyph && '。请系统管理员装好含这个字的字库，再重做'}</small>
      <Form method="post">
        <input type="hidden" name="certificateId" value={id} />
        <SubmitButton variant="plain" intent="retry" pendingText="正在排队…" aria-label={`重做${name}的 PDF`}>重做 PDF</SubmitButton>
      </Form>
    </div>
  )
}
