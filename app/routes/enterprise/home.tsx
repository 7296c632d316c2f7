import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime, shanghaiDate } from '~/domain/clock'
import { endFiling } from '~/domain/filing/end-filing.server'
import { type FilingField, filingFields } from '~/domain/filing/filing-fields'
import { endReasons } from '~/domain/filing/filing-status'
import { filingDetail, ownFilingId } from '~/domain/filing/queries.server'
import { withdrawFiling } from '~/domain/filing/withdraw-filing.server'
import { noticesOf } from '~/domain/notices/queries.server'
import { enterpriseById } from '~/domain/organizations/queries.server'
import { cityName, regionName } from '~/domain/organizations/regions.server'
import { sizeClassLabels } from '~/domain/organizations/size-class'
import { refuse } from '~/domain/refusal'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { Button, LinkButton, SubmitButton } from '~/ui/button'
import { NextStep, PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField } from '~/ui/field'
import { FilingBadge } from '~/ui/filing-badge'
import { KeyValues } from '~/ui/key-values'
import { Stepper } from '~/ui/stepper'
import { filingStages } from './stages'

const reason = z.object({ field: z.string(), label: z.string(), text: z.string() })
const filingView = z.object({
  id: z.string(), status: z.string(), personName: z.string(), number: z.string().nullable(), appointedOn: z.string(),
  submittedOn: z.string().nullable(), dueOn: z.string().nullable(), passedOn: z.string().nullable(), filedOn: z.string().nullable(), endedOn: z.string().nullable(), endReason: z.string().nullable(),
  reasons: z.array(reason), reviewer: z.string().nullable(), account: z.object({ username: z.string(), status: z.string() }).nullable(),
})

const dayOf = (at: number | null) => (at === null ? null : shanghaiDate(at))
const labelOf = (field: string) => filingFields[field as FilingField]?.label ?? { ground: '法律依据', reason: '查明的事实' }[field] ?? field

const gate = route({
  who: ['enterprise_admin'],
  output: z.object({
    enterprise: z.object({ name: z.string(), uscc: z.string(), region: z.string(), city: z.string(), size: z.string(), address: z.string() }),
    filing: filingView.nullable(),
    notices: z.array(z.object({ title: z.string(), body: z.string(), at: z.string() })),
  }),
  async load({ ctx }) {
    const organizationId = ctx.actor.grants.find(grant => grant.role === 'enterprise_admin')?.organizationId ?? ''
    const [enterprise, filingId, notices] = await Promise.all([enterpriseById(ctx, organizationId), ownFilingId(ctx), noticesOf(ctx, 5)])
    const detail = filingId ? await filingDetail(ctx, filingId) : null
    if (!enterprise) return refuse('http.not-found')
    return {
      enterprise: {
        name: enterprise.name, uscc: enterprise.uscc ?? '', region: regionName(enterprise.cityCode ?? '', enterprise.districtCode), city: cityName(enterprise.cityCode ?? ''),
        size: sizeClassLabels[enterprise.sizeClass], address: enterprise.address ?? '',
      },
      filing: detail && viewOf(detail),
      notices: notices.map(notice => ({ title: notice.title, body: notice.body, at: formatDateTime(notice.createdAt) })),
    }
  },
  actions: act => ({
    withdraw: act(z.strictObject({ filingId: z.string() }), async ({ ctx, input }) => {
      await withdrawFiling(ctx, input)
      return redirect('/enterprise/filing')
    }),
    end: act(z.strictObject({ filingId: z.string(), reason: z.string('请选解聘原因') }), async ({ ctx, input }) => {
      await endFiling(ctx, input)
      return redirect('/enterprise')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

function viewOf({ filing, reviews, account }: Awaited<ReturnType<typeof filingDetail>>) {
  const last = reviews.at(-1)
  const told = filing.status === 'returned' || filing.status === 'rejected' ? last : undefined
  return {
    id: filing.id, status: filing.status, personName: filing.personName, number: filing.number, appointedOn: filing.post.appointedOn,
    submittedOn: dayOf(filing.submittedAt), dueOn: filing.cityDueOn, passedOn: dayOf(filing.cityPassedAt), filedOn: dayOf(filing.filedAt), endedOn: dayOf(filing.endedAt), endReason: filing.endReason,
    reasons: (told?.reasons ?? []).map(({ field, text }) => ({ field, label: labelOf(field), text })),
    reviewer: told ? (told.stage === 'city' ? '市局' : '省局') : null,
    account,
  }
}

export const meta = () => [{ title: '聘任与备案 · 广东省企业首席质量官网络培训考试平台' }]

type Filing = z.output<typeof filingView>

export default function EnterpriseHome() {
  const { enterprise, filing, notices } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <div className="tap grid max-w-240 gap-8 text-md">
      <PageHead title={enterprise.name} lead={`${enterprise.region}　${enterprise.size}企业　${enterprise.uscc}`} aside={<LinkButton to="/enterprise/profile">修改企业信息</LinkButton>} />
      {refused && (Object.keys(refused.fields).length > 0 ? <ErrorSummary errors={refused.fields} title={refused.refusal.title} /> : <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>)}
      <Stepper label="备案进度" stages={filingStages(filing ?? { status: 'none', submittedOn: null, dueOn: null, passedOn: null, filedOn: null })} />
      <Next filing={filing} city={enterprise.city} />
      {filing && filing.reasons.length > 0 && <Reasons filing={filing} />}
      {filing && filing.status !== 'draft' && <Facts filing={filing} />}
      <Section title="通知">
        {notices.length === 0 ? (
          <EmptyState>还没有通知。备案每走一步，结果都会写在这里。</EmptyState>
        ) : (
          <ul className="list">{notices.map((notice, i) => <li key={i}><div className="li flex-wrap"><span className="grow"><b>{notice.title}</b><span className="block text-sm text-ink-2">{notice.body}</span></span><span className="text-sm text-ink-3">{notice.at}</span></div></li>)}</ul>
        )}
      </Section>
    </div>
  )
}

/** The one thing to do now. */
function Next({ filing, city }: { filing: Filing | null; city: string }) {
  const go = <LinkButton to="/enterprise/filing" variant="primary">{filing?.status === 'returned' ? '去补正' : '去填报'}</LinkButton>
  switch (filing?.status) {
    case undefined:
      return <NextStep eyebrow="下一步" title="为聘任的首席质量官备案" action={go}>先聘任，后培训：备案登记后，首席质量官即可报名。请备好任命决定和本人签名的承诺书。</NextStep>
    case 'draft':
      return <NextStep eyebrow="下一步" title={`接着填${filing.personName ? `${filing.personName}的` : ''}备案`} action={go}>草稿已存好，填完、传齐两份材料就可以提交。</NextStep>
    case 'returned':
      return <NextStep eyebrow={`${filing.reviewer ?? ''}退回补正`} title={`有 ${filing.reasons.length} 项要补正，改好后再提交`} action={go}>已填的内容和材料都在，只改标出的项目即可。</NextStep>
    case 'submitted':
      return <Banner title={`已提交，等${city}市场监管局领取`}>最迟 {filing.dueOn} 出结果，不需要您做什么。发现填错，可以在市局领取前撤回。<Withdraw filing={filing} /></Banner>
    case 'city_reviewing':
      return <Banner title={`${city}市场监管局正在核`}>最迟 {filing.dueOn} 出结果。有问题会逐项写明退回，没有问题就报省局登记。</Banner>
    case 'city_passed':
      return <Banner title="市局已核过，等省局登记">登记后发备案号，首席质量官即可激活账号、报名培训。</Banner>
    case 'filed':
      return filing.account?.status === 'invited' ? (
        <NextStep eyebrow="下一步" title={`打印激活单，交给${filing.personName}`} action={<LinkButton to="/enterprise/filing/slip" variant="primary">打印激活单</LinkButton>}>备案已登记。本人凭激活单上的用户名和激活码开通账号，报名培训。</NextStep>
      ) : (
        <Banner tone="ok" title="备案已登记，首席质量官已激活账号">本人登录后可以报名培训；学习和考核进度由本人查看。</Banner>
      )
    case 'rejected':
      return <Banner tone="danger" title="备案不予登记">依据和事实见下。对决定有异议的，可向作出决定的市场监管局申请复核；也可以<Link to="/enterprise/filing">为其他人选备案</Link>。</Banner>
    default:
      return <NextStep eyebrow="聘任已结束" title="为新聘任的首席质量官备案" action={go}>{filing?.personName}的聘任已于 {filing?.endedOn} 结束（{filing?.endReason}）。</NextStep>
  }
}

function Withdraw({ filing }: { filing: Filing }) {
  return (
    <Form method="post" className="mt-3">
      <input type="hidden" name="filingId" value={filing.id} />
      <SubmitButton intent="withdraw" variant="plain" pendingText="正在撤回…">撤回修改</SubmitButton>
    </Form>
  )
}

function Reasons({ filing }: { filing: Filing }) {
  return (
    <Section title={filing.status === 'rejected' ? '不予登记的理由' : '要补正的项目'}>
      <KeyValues ruled items={filing.reasons.map(({ field, label, text }) => [filing.status === 'returned' ? <a key={field} href={`/enterprise/filing#${field}`}>{label}</a> : label, text] as const)} />
    </Section>
  )
}

function Facts({ filing }: { filing: Filing }) {
  const filed = filing.status === 'filed'
  return (
    <Section title="备案" aside={<FilingBadge status={filing.status} />}>
      <KeyValues
        ruled
        items={[
          ['首席质量官', filing.personName],
          ['任职时间', filing.appointedOn],
          ['备案号', filing.number],
          ['提交', filing.submittedOn],
          ['登记', filing.filedOn],
          ['学员用户名', filing.account?.username],
          ['结束', filing.endedOn && `${filing.endedOn}，${filing.endReason}`],
        ]}
      />
      <p className="row mt-4">
        {filing.number && <LinkButton to="/enterprise/filing/receipt" icon="print">备案回执</LinkButton>}
        {filed && filing.account?.status === 'invited' && <LinkButton to="/enterprise/filing/slip" icon="print">激活单</LinkButton>}
        {!filed && <LinkButton to="/enterprise/filing">看填报内容</LinkButton>}
      </p>
      {filed && (
        <details className="mt-4">
          <summary className="btn quiet">办理解聘…</summary>
          <Form method="post" className="mt-3 grid max-w-120 gap-4 border-l-4 border-line pl-4">
            <p className="text-ink-2">解聘后{filing.personName}不能再以本企业首席质量官身份报名、考试，证书和学习记录保留。办好后不能撤销。</p>
            <input type="hidden" name="filingId" value={filing.id} />
            <SelectField name="reason" label="解聘原因" options={endReasons} />
            <Button name="intent" value="end" variant="danger" className="justify-self-start">解聘{filing.personName}</Button>
          </Form>
        </details>
      )}
    </Section>
  )
}
