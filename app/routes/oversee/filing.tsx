import { json, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { shanghaiDate } from '~/domain/clock'
import { grantOf } from '~/domain/context'
import { claimFiling } from '~/domain/filing/claim-filing.server'
import { dueWords } from '~/domain/filing/due'
import { filingMachine } from '~/domain/filing/filing-status'
import { passFiling } from '~/domain/filing/pass-filing.server'
import { filingDetail, workList } from '~/domain/filing/queries.server'
import { recordFiling } from '~/domain/filing/record-filing.server'
import { rejectFiling } from '~/domain/filing/reject-filing.server'
import { returnFiling } from '~/domain/filing/return-filing.server'
import { revealIdNumber } from '~/domain/filing/reveal-id-number.server'
import { refuse } from '~/domain/refusal'
import { rulesNow } from '~/domain/settings/queries.server'
import { type ActionRefusal, route } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea, TextField } from '~/ui/field'
import { FilingBadge } from '~/ui/filing-badge'
import { Stepper } from '~/ui/stepper'
import { Timeline } from '~/ui/timeline'
import { FieldTable } from './field-table'
import { PaperViewer } from './paper-viewer'
import { markedReasons, reviewInput } from './review-form'
import { reviewView, reviewViewSchema } from './review-view.server'

const params = z.object({ filingId: z.string().max(40) })
const list = '/oversee/filings'

const gate = route({
  who: ['city_reviewer', 'province_admin'],
  params,
  output: reviewViewSchema,
  async load({ ctx, params }) {
    const [detail, work, { rules }] = await Promise.all([filingDetail(ctx, params.filingId), workList(ctx), rulesNow(ctx)])
    const role = grantOf(ctx.actor, 'city_reviewer') ? 'city_reviewer' : 'province_admin'
    const place = work.indexOf(params.filingId)
    const { status, cityDueOn } = detail.filing
    const due = cityDueOn && (status === 'submitted' || status === 'city_reviewing') ? dueWords(shanghaiDate(ctx.now), cityDueOn, rules).text : ''
    return { ...reviewView(detail), events: filingMachine.eventsFrom(status, role), due, place: place + 1, of: work.length, previous: work[place - 1] ?? null, next: place >= 0 ? (work[place + 1] ?? null) : null }
  },
  actions: act => ({
    claim: act(z.strictObject({}), async ({ ctx, params }) => {
      await claimFiling(ctx, params)
      return redirect(`${list}/${params.filingId}`)
    }),
    pass: act(reviewInput, async ({ ctx, params, input }) => {
      if (markedReasons(input).length > 0) refuse('filing.still-marked')
      await passFiling(ctx, params)
      return redirect(`${list}?tab=mine`)
    }),
    record: act(reviewInput, async ({ ctx, params, input }) => {
      if (markedReasons(input).length > 0) refuse('filing.still-marked')
      await recordFiling(ctx, params)
      return redirect(`${list}/${params.filingId}`)
    }),
    return: act(reviewInput, async ({ ctx, params, input }) => {
      await returnFiling(ctx, { ...params, reasons: markedReasons(input) })
      return redirect(list)
    }),
    reject: act(z.strictObject({ ground: z.string().max(200).default(''), reason: z.string().max(1000).default('') }), async ({ ctx, params, input }) => {
      await rejectFiling(ctx, { ...params, ...input })
      return redirect(`${list}/${params.filingId}`)
    }),
    reveal: act(z.strictObject({ revealReason: z.string().max(200).default('') }), async ({ ctx, params, input }) =>
      // Shown in the answer alone: the number stands in no address and no stored page.
      json({ revealed: await revealIdNumber(ctx, { ...params, reason: input.revealReason }) }),
    ),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '核备案 · 广东省企业首席质量官网络培训考试平台' }]

export default function FilingReview() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<{ revealed?: string } & Partial<ActionRefusal>>()
  const can = (event: string) => (data.events as string[]).includes(event)
  const deciding = can('return')
  const errors = answer?.fields ?? {}
  return (
    <>
      <PageHead title={`${data.enterprise}　${data.personName}`} lead={data.number ? `备案号 ${data.number}` : undefined} back={<Link to={list}>备案核查</Link>} aside={<Place {...data} />} />
      <Stepper label="办理经过" stages={data.stages} />
      {answer?.refusal && (
        <div className="mt-4">
          {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} title={answer.refusal.title} /> : <Banner tone="danger" title={answer.refusal.title} alert>{answer.refusal.message}</Banner>}
        </div>
      )}
      <div className="mt-4 grid gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 content-start gap-4">
          {data.warnings.map(warning => <Banner key={warning.sentence} tone="warn" title={warning.sentence}>{data.relaxReason && <>企业写的理由：“{data.relaxReason}”</>}</Banner>)}
          <FieldTable fields={data.fields} deciding={deciding} values={answer?.values ?? {}} errors={errors} revealed={answer?.revealed} />
          <Reveal error={errors.revealReason} shown={answer?.revealed !== undefined} />
        </div>
        <PaperViewer papers={data.papers} />
      </div>
      {can('claim') && (
        <Form method="post" className="foot-bar mt-6"><span className="text-ink-2">领取后由您核，企业不能再撤回。</span><span className="text-right"><SubmitButton intent="claim" pendingText="正在领取…">领取</SubmitButton></span></Form>
      )}
      {deciding && (
        <Form method="post" id="review" className="foot-bar mt-6 flex-wrap">
          <span className="min-w-0 grow self-center text-ink-2 max-md:hidden">逐项对照材料；要补正的选“标退”并写明。</span>
          <span className="row flex-none justify-end">
            <SubmitButton intent="return" variant="danger" pendingText="正在退回…">退回补正</SubmitButton>
            {can('pass') && <SubmitButton intent="pass">核过，报省局</SubmitButton>}
            {can('record') && <SubmitButton intent="record" pendingText="正在登记…">登记，发备案号</SubmitButton>}
          </span>
        </Form>
      )}
      {can('reject') && <Reject errors={errors} values={answer?.values ?? {}} open={answer?.refusal?.code === 'filing.ground-missing'} />}
      <section className="mt-8 max-w-160"><h2 className="mb-3">办理经过</h2><Timeline items={data.history} /></section>
    </>
  )
}

function Place({ status, due, place, of, previous, next }: Pick<z.output<typeof reviewViewSchema>, 'status' | 'due' | 'place' | 'of' | 'previous' | 'next'>) {
  return (
    <>
      <FilingBadge status={status} />
      <span className="text-ink-2">{[due, place > 0 && `第 ${place} / ${of} 件`].filter(Boolean).join('，')}</span>
      {previous && <LinkButton to={`${list}/${previous}`} icon="back" iconOnly>上一件</LinkButton>}
      {next && <LinkButton to={`${list}/${next}`} icon="forward" iconOnly>下一件</LinkButton>}
    </>
  )
}

function Reveal({ error, shown }: { error?: string[]; shown: boolean }) {
  if (shown) return <p className="text-sm text-ink-2" role="status">完整证件号已显示在上面，查看已留痕。离开本页后恢复遮挡。</p>
  return (
    <details open={Boolean(error)}>
      <summary className="btn quiet">查看完整证件号…</summary>
      <Form method="post" className="mt-2 grid gap-3 border-l-4 border-line pl-4">
        <TextField name="revealReason" label="查看原因" hint="原因和时间会留痕，如：承诺书上的证件号不清，逐位核对" error={error} />
        <SubmitButton intent="reveal" variant="plain" pendingText="正在查看…" className="justify-self-start">查看</SubmitButton>
      </Form>
    </details>
  )
}

function Reject({ errors, values, open }: { errors: Record<string, string[]>; values: Record<string, string>; open: boolean }) {
  return (
    <details className="mt-6" open={open}>
      <summary className="btn quiet">不予登记…</summary>
      <Form method="post" className="mt-3 grid max-w-160 gap-4 border-l-4 border-line pl-4">
        <p className="text-ink-2">备案不是许可，材料不齐或有误的应退回补正。只有有法律依据时才不予登记，企业可申请复核。</p>
        <TextField name="ground" label="法律依据" hint="法规名称和条款" defaultValue={values.ground} error={errors.ground} />
        <TextArea name="reason" label="查明的事实" defaultValue={values.reason} error={errors.reason} />
        <SubmitButton intent="reject" variant="danger" pendingText="正在办理…" className="justify-self-start">不予登记</SubmitButton>
      </Form>
    </details>
  )
}
