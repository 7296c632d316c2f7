import { type HeadersFunction, json, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatTime, shanghaiDate } from '~/domain/clock'
import { refuse } from '~/domain/refusal'
import { readQuery } from '~/domain/verification/read-query.server'
import { type Verification, verification, verificationStatus } from '~/domain/verification/result'
import { verifyByNumberAndName } from '~/domain/verification/verify-by-number-and-name.server'
import { sourceOf } from '~/http/context.server'
import { type ActionRefusal, route } from '~/http/route.server'
import { ErrorSummary } from '~/ui/error-summary'
import { VerifyForm, VerifyFrame, VerifyView } from './verify-view'

interface Answered {
  view: Verification
  checkedAt: string
  values: { number: string; name: string }
}

const input = z.strictObject({
  number: z.string('请填证书编号或验证码').trim().min(1, '请填证书编号或验证码').max(400, '内容太长，请只填编号或验证码'),
  name: z.string().trim().max(60, '姓名太长').optional(),
})

const gate = route({
  who: 'public',
  output: z.object({ host: z.string(), demo: z.boolean() }),
  load: async ({ ctx }) => ({ host: new URL(ctx.origin).host, demo: ctx.demo }),
  actions: act => ({
    default: act(input, async ({ ctx, input: { number, name = '' }, context }) => {
      const query = readQuery(number)
      if (query.kind === 'code') return redirect(`/v/${query.code}`)
      if (query.kind === 'token') return redirect(`/v/${query.token}`)
      if (query.kind === 'typo') refuse('form.invalid', {}, { number: [query.hint] })
      if (query.kind === 'number' && !name) refuse('form.invalid', {}, { name: ['用编号查验须同时填写姓名，与证书完全一致'] })
      const view = query.kind === 'number' ? await verifyByNumberAndName(ctx, { number: query.number, name, source: sourceOf(ctx, context) }) : ({ kind: 'unknown', forged: false } as const)
      const headers = view.kind === 'limited' ? { 'Retry-After': String(view.waitSeconds) } : undefined
      const answered: Answered = { view: verification.parse(view), checkedAt: `${shanghaiDate(ctx.now)} ${formatTime(ctx.now)}`, values: { number, name } }
      return json(answered, { status: verificationStatus[view.kind], headers })
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const handle = { scripts: false }
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders ?? new Headers()
export const meta = () => [{ title: '证书查验 · 广东省企业首席质量官网络培训考试平台' }]

export default function Verify() {
  const { host, demo } = useLoaderData<typeof loader>()
  const data = useActionData<Answered | ActionRefusal>()
  if (data && 'view' in data)
    return (
      <VerifyFrame host={host} demo={demo}>
        <VerifyView view={data.view} checkedAt={data.checkedAt} host={host} />
        <div className="mt-8 border-t-2 border-ink pt-5">
          <h2 className="mb-3 text-lg">{data.view.kind === 'valid' ? '查另一本' : '重新查验'}</h2>
          <VerifyForm {...(data.view.kind === 'valid' ? {} : data.values)} label="重新查验" />
        </div>
      </VerifyFrame>
    )
  return (
    <VerifyFrame host={host} demo={demo}>
      <h1 className="mt-6 mb-2">查验证书</h1>
      <p className="mb-6 text-ink-2">扫证书上的二维码即见实时状态；也可填编号加姓名，或证书上的 16 位验证码。</p>
      {data && <div className="mb-5"><ErrorSummary errors={data.fields} /></div>}
      <VerifyForm number={data?.values.number} name={data?.values.name} errors={data?.fields} />
    </VerifyFrame>
  )
}
