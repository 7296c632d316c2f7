import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { enterpriseCertificates } from '~/domain/certificates/queries.server'
import { grantOf } from '~/domain/context'
import { talentOf } from '~/domain/talents/queries.server'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { certificateTones, talentStep } from '~/ui/certificate-words'
import { EmptyState } from '~/ui/empty-state'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'

const gate = route({
  who: ['enterprise_admin'],
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        number: z.string(),
        code: z.string(),
        issuedOn: z.string(),
        status: z.enum(['valid', 'suspended', 'revoked', 'superseded']),
        publicReason: z.string().nullable(),
        talent: z.object({ status: z.enum(['pending', 'listed', 'dormant', 'suspended', 'exited']), published: z.boolean() }).nullable(),
      }),
    ),
  }),
  async load({ ctx }) {
    const enterpriseId = grantOf(ctx.actor, 'enterprise_admin')?.organizationId ?? ''
    const rows = await enterpriseCertificates(ctx, enterpriseId)
    return { rows: await Promise.all(rows.map(async row => ({ ...row, name: row.facts.name, talent: await talentOf(ctx, row.id) }))) }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '证书与人才库 · 首席质量官平台' }]

export default function EnterpriseCertificate() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="证书与人才库" lead="本企业首席质量官的培训合格证书，以及在广东省首席质量官人才库里的状态。" />
      <DataTable
        caption="本企业首席质量官的证书"
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'name', head: '姓名', cell: row => <b>{row.name}</b>, lead: true, nowrap: true },
          { key: 'number', head: '证书编号', cell: row => row.number, nowrap: true },
          { key: 'issuedOn', head: '发证日期', cell: row => row.issuedOn, nowrap: true },
          { key: 'status', head: '证书', cell: row => <div><StatusBadge plain {...certificateTones[row.status]} />{row.publicReason && <small>{row.publicReason}</small>}</div> },
          { key: 'talent', head: '人才库', cell: row => (row.talent ? <div><StatusBadge plain {...talentStep(row.talent).badge} /><small>{talentStep(row.talent).text}</small></div> : '未入库') },
          { key: 'verify', head: '查验', cell: row => <a href={`/v/${row.code}`}>打开查验页</a>, nowrap: true },
        ]}
        empty={<EmptyState action={<LinkButton to="/enterprise">看聘任与备案</LinkButton>}>还没有证书。首席质量官备案登记后报名，学完并考核合格即发证，证书和入库状态会出现在这里。</EmptyState>}
      />
    </>
  )
}
