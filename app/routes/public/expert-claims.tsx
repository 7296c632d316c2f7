import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { mayReadClaims } from '~/domain/policies/access.server'
import { refuse } from '~/domain/refusal'
import { grantOf } from '~/domain/context'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { PageHead } from '~/ui/card'
import { PublicSite } from '~/ui/public-site'
import { StatusBadge } from '~/ui/status-badge'

const gate = route({
  who: ['province_admin', 'certifying_body', 'system_admin', 'auditor'],
  output: z.strictObject({
    waiting: z.number(), all: z.number(), desk: z.boolean(),
    claims: z.array(z.object({ claim: z.string(), risk: z.enum(['高', '中', '低']), why: z.string(), check: z.string(), questions: z.array(z.string()), lessons: z.array(z.string()), policies: z.array(z.object({ code: z.string(), title: z.string() })) })),
  }),
  async load({ ctx }) {
    if (!mayReadClaims(ctx.actor)) refuse('http.forbidden')
    const { claims, questions, policies } = contentOf()
    const titled = (code: string) => ({ code, title: policies.find(policy => policy.code === code)?.title ?? code })
    return {
      waiting: questions.filter(question => question.review === '待专家审核').length, all: questions.length, desk: grantOf(ctx.actor, 'certifying_body') !== null,
      claims: claims.map(claim => ({ ...claim, policies: claim.policies.map(titled) })),
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '待专家核实的说法 · 首席质量官平台' }]

export default function ExpertClaims() {
  const { claims, waiting, all, desk } = useLoaderData<typeof loader>()
  return (
    <PublicSite>
      <PageHead title="待专家核实的说法" back={<Link to="/help">使用帮助</Link>} lead={`课程和题库凭对公开文本的记忆写成，题库文件 ${all} 题中 ${waiting} 题待专家审核。下面 ${claims.length} 条最该先核对，风险高的在前；核对后由考核发证机构在题库逐题审核，由省局修改课文。`} />
      <ol className="mt-4 grid max-w-[52em] gap-6">
        {claims.map(({ claim, risk, why, check, questions, lessons, policies }, i) => (
          <li key={claim} className="grid grid-cols-[2.5rem_1fr] gap-x-2 border-t border-line pt-3">
            <span className="text-ink-3">{i + 1}</span>
            <div className="grid gap-1">
              <p className="flex flex-wrap items-baseline gap-x-3"><b>{claim}</b><StatusBadge plain tone={risk === '高' ? 'danger' : risk === '中' ? 'warn' : 'idle'} shape="triangle" label={`风险${risk}`} /></p>
              <p className="text-sm text-ink-2">{why}</p>
              <p className="text-sm">核对：{check}</p>
              <p className="text-sm text-ink-2">
                {[...lessons].join('、')}
                {lessons.length > 0 && questions.length > 0 && '；'}
                {questions.map((id, at) => <span key={id}>{at > 0 && '、'}{desk ? <Link to={`/certify/questions/${id}`}>{id}</Link> : id}</span>)}
                {policies.map(policy => <span key={policy.code}>　<Link to={`/policies/${policy.code}`}>{policy.title}</Link></span>)}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </PublicSite>
  )
}
