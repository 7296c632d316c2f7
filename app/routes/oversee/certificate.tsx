import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { canDecide } from '~/domain/certificates/access.server'
import { type CertificateEvent, certificateMachine, certificateStatusNames, publicReasons } from '~/domain/certificates/certificate-status'
import { certificateHistory, certificateOf } from '~/domain/certificates/queries.server'
import { resumeCertificate } from '~/domain/certificates/resume-certificate.server'
import { revokeCertificate } from '~/domain/certificates/revoke-certificate.server'
import { suspendCertificate } from '~/domain/certificates/suspend-certificate.server'
import { formatDateTime } from '~/domain/clock'
import { grantOf } from '~/domain/context'
import { cityName } from '~/domain/organizations/regions.server'
import { talentOf } from '~/domain/talents/queries.server'
import { choice } from '~/http/list-query'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { certificateTones, talentStep } from '~/ui/certificate-words'
import { RadioGroup } from '~/ui/choices'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { KeyValues } from '~/ui/key-values'
import { StatusBadge } from '~/ui/status-badge'
import { Timeline } from '~/ui/timeline'

const decisions = ['suspend', 'resume', 'revoke'] as const
const params = z.object({ id: z.string().max(64) })
const internalReason = z.string('请写明事实与依据').trim().min(6, '请写明事实与依据，至少 6 个字').max(1000, '最多 1000 字')
const reasonOf = <const T extends readonly [string, ...string[]]>(reasons: T) => z.enum(reasons, '请选原因类别，查验页会显示')

const gate = route({
  who: ['province_admin', 'city_reviewer', 'auditor', 'certifying_body'],
  params,
  query: z.object({ decide: choice(decisions) }),
  output: z.object({
    facts: z.object({ number: z.string(), name: z.string(), idTail: z.string(), enterprise: z.string(), trainingFrom: z.string(), trainingTo: z.string(), hours: z.number(), trainingBody: z.string(), certifyingBody: z.string(), issuedOn: z.string(), expiresOn: z.string().nullable(), code: z.string() }),
    city: z.string(),
    status: z.enum(['valid', 'suspended', 'revoked', 'superseded']),
    publicReason: z.string().nullable(),
    pdfSha256: z.string().nullable(),
    talent: z.object({ status: z.enum(['pending', 'listed', 'dormant', 'suspended', 'exited']), published: z.boolean() }).nullable(),
    back: z.string(),
    events: z.array(z.enum(decisions)),
    deciding: z.enum(decisions).nullable(),
    reasons: z.array(z.string()),
    history: z.array(z.object({ time: z.string(), title: z.string(), detail: z.string() })),
  }),
  async load({ ctx, params: { id }, query }) {
    const row = await certificateOf(ctx, id)
    const events = decisions.filter(event => certificateMachine.next(row.status, event) && canDecide(ctx.actor, row, event))
    const deciding = query.decide && events.includes(query.decide) ? query.decide : null
    return {
      ...row,
      city: cityName(row.cityCode),
      talent: await talentOf(ctx, id),
      back: grantOf(ctx.actor, 'certifying_body') ? '/certify/certificates' : '/oversee/certificates',
      events,
      deciding,
      reasons: deciding === 'suspend' || deciding === 'revoke' ? [...publicReasons[deciding]] : [],
      history: (await certificateHistory(ctx, id)).map(tell),
    }
  },
  actions: act => ({
    suspend: act(z.strictObject({ publicReason: reasonOf(publicReasons.suspend), internalReason }), async ({ ctx, params: { id }, input }) => {
      await suspendCertificate(ctx, { certificateId: id, ...input })
      return redirect(`/oversee/certificates/${id}`)
    }),
    resume: act(z.strictObject({ internalReason }), async ({ ctx, params: { id }, input }) => {
      await resumeCertificate(ctx, { certificateId: id, ...input })
      return redirect(`/oversee/certificates/${id}`)
    }),
    revoke: act(z.strictObject({ publicReason: reasonOf(publicReasons.revoke), internalReason }), async ({ ctx, params: { id }, input }) => {
      await revokeCertificate(ctx, { certificateId: id, ...input })
      return redirect(`/oversee/certificates/${id}`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

/** One line of the case: when, what, who and on what ground. */
function tell({ at, type, actorName, data }: { at: number; type: string; actorName: string; data: Record<string, unknown> }) {
  const time = formatDateTime(at)
  if (type === 'certificate.issued') return { time, title: '发证', detail: `${actorName} 发布成绩，平台自动发证` }
  if (type === 'certificate.rendered') return { time, title: 'PDF 已生成', detail: `SHA-256 ${String(data.sha256).slice(0, 16)}…` }
  const to = certificateStatusNames[data.to as keyof typeof certificateStatusNames]
  const category = data.publicReason ? `对外：${String(data.publicReason)}。` : ''
  return { time, title: data.to === 'valid' ? '恢复有效' : to, detail: `${actorName}。${category}依据：${String(data.reason)}` }
}

export const meta = () => [{ title: '证书详情 · 首席质量官平台' }]

const words: Record<(typeof decisions)[number], { label: string; title: string; effect: string; button: string; variant: 'primary' | 'danger' }> = {
  suspend: { label: '暂停使用…', title: '暂停这本证书', effect: '提交后立即生效：查验页显示“证书暂停使用”和原因类别，人才库暂停并撤下公布。以后可以恢复。', button: '暂停使用', variant: 'danger' },
  resume: { label: '恢复有效…', title: '恢复这本证书', effect: '提交后立即生效：查验页恢复“证书有效”，人才库回到原状态；是否重新公布由省局另办。', button: '恢复有效', variant: 'primary' },
  revoke: { label: '撤销…', title: '撤销这本证书', effect: '撤销不能恢复：查验页显示“证书已撤销”和原因类别，本人退出人才库。', button: '撤销证书', variant: 'danger' },
}

export default function OverseeCertificate() {
  const { facts, city, status, publicReason, pdfSha256, talent, back, events, deciding, reasons, history } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={`${facts.name}的证书`} lead={facts.number} back={<Link to={back}>证书</Link>} aside={<StatusBadge {...certificateTones[status]} />} />
      <div className="cols">
        <div className="grid content-start gap-8">
          {deciding ? <Decide event={deciding} reasons={reasons} person={facts.name} number={facts.number} /> : null}
          <Section title="证书上的内容">
            <KeyValues
              ruled
              items={[
                ['姓名', `${facts.name}（证件号末四位 ${facts.idTail}）`],
                ['发证时企业', `${facts.enterprise}，${city}`],
                ['培训', `${facts.trainingFrom} 至 ${facts.trainingTo}，${facts.hours} 学时，${facts.trainingBody}`],
                ['发证机构', `${facts.certifyingBody}，${facts.issuedOn}`],
                ['有效期', facts.expiresOn ? `至 ${facts.expiresOn}` : '长期有效'],
                ['对外原因', publicReason],
                ['PDF 指纹', pdfSha256 ? <span key="sha" className="font-mono text-sm break-all">{pdfSha256}</span> : '还没有生成'],
                ['人才库', talent && <StatusBadge key="talent" plain {...talentStep(talent).badge} />],
              ]}
            />
          </Section>
        </div>
        <div className="grid content-start gap-8">
          <Section title="办理">
            <div className="row">
              {events.map(event => (
                <LinkButton key={event} to={`?decide=${event}`} variant={event === 'revoke' ? 'danger' : 'plain'}>{words[event].label}</LinkButton>
              ))}
              <LinkButton to={`/v/${facts.code}`} variant="quiet" external>打开查验页</LinkButton>
            </div>
            {events.length === 0 && <p className="mt-2 text-ink-2">{status === 'revoked' ? '已撤销，不能再变更。' : '暂停、恢复和撤销由省局决定。'}</p>}
          </Section>
          <Section title="经过"><Timeline items={history} /></Section>
        </div>
      </div>
    </>
  )
}

function Decide({ event, reasons, person, number }: { event: Extract<CertificateEvent, 'suspend' | 'resume' | 'revoke'>; reasons: string[]; person: string; number: string }) {
  const refused = useRefusal()
  const { title, effect, button, variant } = words[event]
  return (
    <section className="card" aria-labelledby="decide">
      <h2 id="decide" className="mb-1">{title}</h2>
      <p className="mb-4 text-ink-2">{person}，{number}。{effect}</p>
      {refused && Object.keys(refused.fields).length === 0 && <Banner tone="warn" title={refused.refusal.title} alert className="mb-4">{refused.refusal.message}</Banner>}
      {refused && <ErrorSummary errors={refused.fields} />}
      <Form method="post" className="mt-4 grid gap-5">
        {reasons.length > 0 && <RadioGroup name="publicReason" label="原因类别" hint="查验页会显示这几个字，不显示详情" options={reasons} defaultValue={refused?.values.publicReason} error={refused?.fields.publicReason} inline />}
        <TextArea name="internalReason" label="事实与依据" hint="只留在审计记录里，不对外显示" maxLength={1000} defaultValue={refused?.values.internalReason} error={refused?.fields.internalReason} />
        <div className="row">
          <SubmitButton intent={event} variant={variant} pendingText="正在提交…">{button}</SubmitButton>
          <LinkButton to="." variant="quiet">不办了</LinkButton>
        </div>
      </Form>
    </section>
  )
}
