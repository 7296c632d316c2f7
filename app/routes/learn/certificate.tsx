import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { certificateQr } from '~/domain/certificates/certificate-qr.server'
import { myCertificate } from '~/domain/certificates/queries.server'
import { shanghaiDate, shanghaiYear } from '~/domain/clock'
import { rulesNow } from '~/domain/settings/queries.server'
import { talentOf } from '~/domain/talents/queries.server'
import { route } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { LinkButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { CertificateCard } from '~/ui/certificate-card'
import { EmptyState } from '~/ui/empty-state'
import { StatusBadge } from '~/ui/status-badge'
import { certificateTones, talentStep } from '~/ui/certificate-words'

const status = z.enum(['valid', 'suspended', 'revoked', 'superseded'])
const output = z.object({
  demo: z.boolean(),
  ceHours: z.number(),
  ceYear: z.number(),
  certificate: z
    .object({
      status,
      number: z.string(),
      name: z.string(),
      enterprise: z.string(),
      issuedOn: z.string(),
      expiresOn: z.string().nullable(),
      hasPdf: z.boolean(),
      since: z.string().nullable(),
      reason: z.string().nullable(),
      host: z.string(),
      code: z.string(),
      qr: z.object({ path: z.string(), viewBox: z.string() }),
    })
    .nullable(),
  talent: z.object({ status: z.enum(['pending', 'listed', 'dormant', 'suspended', 'exited']), published: z.boolean() }).nullable(),
})

const gate = route({
  who: ['cqo'],
  output,
  async load({ ctx }) {
    const { rules } = await rulesNow(ctx)
    const row = await myCertificate(ctx)
    const base = { demo: ctx.demo, ceHours: rules.ce_annual_hours, ceYear: shanghaiYear(row ? row.createdAt : ctx.now) + 1 }
    if (!row) return { ...base, certificate: null, talent: null }
    const { facts } = row
    const certificate = {
      ...facts,
      status: row.status,
      hasPdf: row.fileId !== null,
      since: row.statusAt === null ? null : shanghaiDate(row.statusAt),
      reason: row.publicReason,
      qr: certificateQr(facts),
    }
    return { ...base, certificate, talent: await talentOf(ctx, row.id) }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '我的证书 · 首席质量官培训考试平台' }]

type Certificate = NonNullable<z.infer<typeof output>['certificate']>

function Trouble({ certificate: { status: state, since, reason } }: { certificate: Certificate }) {
  if (state === 'valid' || state === 'superseded') return null
  const words = state === 'suspended' ? '暂停期间，本证不能作为合格凭据，人才库信息也不公布。恢复后二维码会重新显示有效。' : '本证自撤销之日起无效，不会恢复，人才库信息已撤下。'
  return (
    <Banner tone={state === 'suspended' ? 'warn' : 'danger'} title={`${since ?? ''} 起${state === 'suspended' ? '暂停使用' : '已撤销'}`} className="mb-6">
      {reason && <>原因类别：{reason}。</>}
      {words}如有异议，可向发证机构书面提出，并附证明材料。
    </Banner>
  )
}

export default function MyCertificate() {
  const { certificate, talent, demo, ceHours, ceYear } = useLoaderData<typeof loader>()
  if (!certificate)
    return (
      <>
        <PageHead title="我的证书" />
        <EmptyState action={<LinkButton to="/learn" variant="primary">看我的进度</LinkButton>}>还没有证书。学完规定学时、考核合格、成绩发布后，证书会自动出现在这里，二维码当时就能查验。</EmptyState>
      </>
    )
  const { path, viewBox } = certificate.qr
  return (
    <>
      <Trouble certificate={certificate} />
      <div className="grid gap-8 wide:grid-cols-[minmax(0,1fr)_352px] wide:items-start wide:gap-8">
        <section className="min-w-0">
          <PageHead title="我的证书" />
          <div className="row mb-4">
            {certificate.hasPdf ? (
              <LinkButton to="/learn/certificate/pdf" variant="primary" icon="download" download>下载 PDF</LinkButton>
            ) : (
              <span className="flex flex-wrap items-center gap-3">
                <StatusBadge tone="go" label="PDF 正在生成" />
                <a href="/learn/certificate">刷新本页</a>
              </span>
            )}
            <LinkButton to={`/v/${certificate.code}`} variant="quiet" external>打开查验页</LinkButton>
          </div>
          <img src="/learn/certificate/paper" width={1188} height={840} alt={`证书：${certificate.name}，编号 ${certificate.number}`} className="h-auto w-full shadow-2" />
          <p className="mt-3 text-sm text-ink-2">
            {certificate.hasPdf ? `打印件以二维码查验结果为准。${demo ? '演示环境的 PDF 以自签证书签名，不具法律效力。' : ''}` : '号码和二维码现在就能查验。PDF 通常一分钟内生成；姓名里有生僻字、需要补字库时会久一些，发证机构看得到。'}
          </p>
        </section>
        <div className="grid gap-8 max-wide:order-first">
          <CertificateCard {...certificate} badge={certificateTones[certificate.status]} qr={<svg viewBox={viewBox} role="img" aria-label="查验二维码" shapeRendering="crispEdges"><path d={path} fill="#12201f" /></svg>} />
          {talent && (
            <Section title="人才库" aside={<StatusBadge {...talentStep(talent).badge} />}>
              <p className="text-ink-2">{talentStep(talent).text}</p>
            </Section>
          )}
          {certificate.status === 'valid' && (
            <Section title="接下来">
              <p className="mb-3 text-ink-2">{ceYear} 年起，每年完成 {ceHours} 学时继续教育；取证当年不要求。</p>
              <LinkButton to="/learn/continuing-education">看继续教育</LinkButton>
            </Section>
          )}
        </div>
      </div>
    </>
  )
}
