import { json } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { filingDetail, ownFilingId } from '~/domain/filing/queries.server'
import { reissueActivation } from '~/domain/filing/reissue-activation.server'
import { refuse } from '~/domain/refusal'
import { type ActionRefusal, route } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { PrintButton } from '~/ui/print-button'

const gate = route({
  who: ['enterprise_admin'],
  output: z.object({ personName: z.string(), enterprise: z.string(), active: z.boolean() }),
  async load({ ctx }) {
    const { filing, enterprise, account } = await filingDetail(ctx, (await ownFilingId(ctx)) ?? refuse('http.not-found'))
    if (filing.status !== 'filed') return refuse('filing.not-recorded')
    return { personName: filing.personName, enterprise: enterprise.name, active: account?.status !== 'invited' }
  },
  actions: act => ({
    default: act(z.strictObject({}), async ({ ctx }) => {
      const filingId = (await ownFilingId(ctx)) ?? refuse('http.not-found')
      const slip = await reissueActivation(ctx, { filingId })
      // The one answer that is shown instead of redirected to: the code exists nowhere else.
      return json({ slip: { ...slip, expiresAt: formatDateTime(slip.expiresAt) } })
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '激活单 · 广东省企业首席质量官网络培训考试平台' }]

interface Slip {
  personName: string
  username: string
  code: string
  expiresAt: string
  address: string
  qr: { path: string; viewBox: string }
}

export default function ActivationSlipPage() {
  const { personName, enterprise, active } = useLoaderData<typeof loader>()
  const answer = useActionData<{ slip?: Slip } & Partial<ActionRefusal>>()
  const slip = answer?.slip
  return (
    <div className="tap grid max-w-180 gap-6 text-md">
      <div className="print:hidden">
        <PageHead title="激活单" back={<Link to="/enterprise">聘任与备案</Link>} lead={`${personName}凭激活单上的用户名和激活码开通账号。`} />
      </div>
      {answer?.refusal && <Banner tone="danger" title={answer.refusal.title} alert>{answer.refusal.message}</Banner>}
      {slip ? (
        <>
          <Banner tone="warn" title="激活码只显示这一次" className="print:hidden">请现在打印或抄下，交给本人。离开本页后看不到，要重新出一张，旧码作废。</Banner>
          <SlipSheet slip={slip} enterprise={enterprise} />
          <p className="row print:hidden"><PrintButton>打印激活单</PrintButton><LinkButton to="/enterprise">办好了</LinkButton></p>
        </>
      ) : active ? (
        <Banner tone="ok" title={`${personName}已激活账号`}>直接登录即可，不需要激活单。忘记密码请联系服务人员。</Banner>
      ) : (
        <Form method="post" className="grid gap-4">
          <p className="text-ink-2">出一张激活单会生成新的激活码，之前的码（短信里的、打印过的）都作废。请在能打印的时候出。</p>
          <SubmitButton pendingText="正在生成…" className="justify-self-start">生成激活单</SubmitButton>
        </Form>
      )}
    </div>
  )
}

function SlipSheet({ slip, enterprise }: { slip: Slip; enterprise: string }) {
  return (
    <article className="grid gap-6 border border-line-strong p-6 md:grid-cols-[1fr_auto] md:p-8">
      <div className="grid content-start gap-4">
        <div>
          <h2 className="font-serif text-xl">首席质量官账号激活单</h2>
          <p className="mt-1 text-ink-2">{enterprise}　{slip.personName}</p>
        </div>
        <dl className="grid gap-3">
          <div><dt className="text-sm text-ink-2">用户名</dt><dd className="font-mono text-2xl">{slip.username}</dd></div>
          <div><dt className="text-sm text-ink-2">激活码</dt><dd className="font-mono text-2xl font-bold sm:text-3xl">{slip.code}</dd></div>
        </dl>
        <p className="text-sm">{slip.expiresAt} 前有效，只能用一次。请勿转给他人。</p>
      </div>
      <figure className="grid content-start justify-items-center gap-2">
        <svg viewBox={slip.qr.viewBox} className="size-40 bg-white" role="img" aria-label="激活页面的二维码"><path d={slip.qr.path} fill="#000" /></svg>
        <figcaption className="text-sm text-ink-2">扫码打开激活页</figcaption>
      </figure>
      <ol className="grid list-decimal gap-1 border-t border-line pt-4 pl-5 text-sm md:col-span-2">
        <li>手机扫码，或在电脑上打开 <span className="wrap-anywhere">{slip.address}</span></li>
        <li>输入激活码，设一个只有自己知道的密码，阅读并同意个人信息告知同意书。</li>
        <li>进入学习首页，报名培训班。以后用用户名和密码登录。</li>
      </ol>
    </article>
  )
}
