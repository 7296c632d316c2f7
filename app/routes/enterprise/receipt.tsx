import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { canonicalJson, sha256 } from '~/domain/canonical'
import { formatDateTime, shanghaiDate } from '~/domain/clock'
import { filingDetail, ownFilingId } from '~/domain/filing/queries.server'
import { cityName, regionName } from '~/domain/organizations/regions.server'
import { refuse } from '~/domain/refusal'
import { route } from '~/http/route.server'
import { formatFingerprint } from '~/ui/format'
import { KeyValues } from '~/ui/key-values'
import { PrintButton } from '~/ui/print-button'

const gate = route({
  who: ['enterprise_admin'],
  output: z.object({
    number: z.string(), enterprise: z.string(), uscc: z.string(), region: z.string(), city: z.string(), personName: z.string(), position: z.string(), appointedOn: z.string(), authorizer: z.string(), filedOn: z.string(), printedAt: z.string(), printedBy: z.string(), fingerprint: z.string(),
    endedOn: z.string().nullable(),
  }),
  async load({ ctx }) {
    const id = (await ownFilingId(ctx)) ?? refuse('http.not-found')
    const { filing } = await filingDetail(ctx, id)
    const { number, frozen, filedAt } = filing
    if (!number || !frozen || filedAt === null) return refuse('http.not-found')
    const { enterprise, post } = frozen
    return {
      number, enterprise: enterprise.name, uscc: enterprise.uscc, region: regionName(enterprise.cityCode, enterprise.districtCode), city: cityName(enterprise.cityCode), personName: frozen.personName, position: post.position,
      appointedOn: post.appointedOn, authorizer: `${post.authorizerName}（${post.authorizerTitle}）`, filedOn: shanghaiDate(filedAt), printedAt: formatDateTime(ctx.now), printedBy: ctx.actor.name,
      fingerprint: sha256(canonicalJson({ number, frozen, filedAt })), endedOn: filing.endedAt === null ? null : shanghaiDate(filing.endedAt),
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '备案回执 · 广东省企业首席质量官网络培训考试平台' }]

export default function FilingReceipt() {
  const r = useLoaderData<typeof loader>()
  return (
    <div className="grid max-w-180 gap-6 text-md">
      <p className="row justify-between print:hidden"><Link to="/enterprise">聘任与备案</Link><PrintButton>打印回执</PrintButton></p>
      <article className="border border-line border-t-6 border-t-ok p-6 md:p-10 print:border-0 print:p-0">
        <h1 className="text-center font-serif text-2xl">企业首席质量官备案回执</h1>
        <p className="mt-2 text-center font-serif">{r.number}</p>
        <p className="mt-8 font-serif leading-loose indent-8">{r.enterprise}报备的首席质量官聘任信息，经{r.city}市场监督管理局核、广东省市场监督管理局登记，予以备案。自登记之日起，首席质量官可报名参加岗位能力培训，企业和首席质量官按规定享受激励保障政策。</p>
        <KeyValues
          ruled
          className="mt-6 font-serif"
          items={[
            ['单位名称', r.enterprise], ['统一社会信用代码', r.uscc], ['生产经营所在地', r.region], ['首席质量官', r.personName], ['现任职务', r.position], ['任职时间', r.appointedOn], ['授权人', r.authorizer], ['登记日期', r.filedOn],
            ['聘任结束', r.endedOn],
          ]}
        />
        <p className="mt-8 text-right font-serif">广东省市场监督管理局<br />{r.filedOn}</p>
        <p className="mt-8 border-t border-line pt-3 text-xs text-ink-3">校验指纹 <span className="font-mono wrap-anywhere">{formatFingerprint(r.fingerprint)}</span><br />{r.printedBy}于 {r.printedAt} 打印。本回执证明已备案，不是资格证书。</p>
      </article>
    </div>
  )
}
