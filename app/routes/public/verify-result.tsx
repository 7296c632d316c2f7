import { type HeadersFunction, type MetaFunction, json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatTime, shanghaiDate } from '~/domain/clock'
import { verification, verificationStatus } from '~/domain/verification/result'
import { verifyQuery } from '~/domain/verification/verify-query.server'
import { sourceOf } from '~/http/context.server'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { VerifyFrame, VerifyView, verdictTitle } from './verify-view'

const output = z.strictObject({ view: verification, checkedAt: z.string(), host: z.string(), demo: z.boolean() })

const gate = route({
  who: 'public',
  params: z.object({ codeOrToken: z.string().max(400) }),
  output,
  async load({ ctx, params, context }) {
    // The host has asked already when it keeps the drawn page; asked again, a miss would count twice.
    const view = context.verified?.view ?? (await verifyQuery(ctx, { typed: params.codeOrToken, source: sourceOf(ctx, context) }))
    const checkedAt = context.verified?.checkedAt ?? `${shanghaiDate(ctx.now)} ${formatTime(ctx.now)}`
    const headers = view.kind === 'limited' ? { 'Retry-After': String(view.waitSeconds) } : undefined
    const page = output.parse({ view, checkedAt, host: new URL(ctx.origin).host, demo: ctx.demo })
    return json(page, { status: verificationStatus[view.kind], headers })
  },
})
export const loader = gate.loader

export const handle = { scripts: false }
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? verdictTitle(data.view) : '证书查验'} · 广东省企业首席质量官网络培训考试平台` },
]

export default function VerifyResult() {
  const { view, checkedAt, host, demo } = useLoaderData<typeof loader>()
  const found = view.kind !== 'unknown' && view.kind !== 'typo' && view.kind !== 'limited'
  return (
    <VerifyFrame host={host} demo={demo}>
      <VerifyView view={view} checkedAt={checkedAt} host={host} />
      {found ? (
        <p className="mt-6 text-sm"><a href="/v">查验另一本证书</a></p>
      ) : (
        <p className="mt-6"><LinkButton to="/v" variant="primary" external>重新查验</LinkButton></p>
      )}
    </VerifyFrame>
  )
}
