import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeEnterprise } from '~/domain/organizations/change-enterprise.server'
import { enterpriseChoices } from '~/domain/organizations/enterprise-choices.server'
import { enterpriseById } from '~/domain/organizations/queries.server'
import { refuse } from '~/domain/refusal'
import { enterpriseShape, factsOf } from '~/http/enterprise-form'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { EnterpriseFields } from '~/ui/enterprise-fields'
import { ErrorSummary } from '~/ui/error-summary'

const option = z.object({ value: z.string(), label: z.string() })
const gate = route({
  who: ['enterprise_admin'],
  output: z.object({
    uscc: z.string(),
    values: z.record(z.string(), z.string()),
    choices: z.object({
      regions: z.array(z.object({ label: z.string(), options: z.array(option) })),
      ownershipTypes: z.array(z.string()),
      sizingRows: z.array(z.object({ value: z.string(), label: z.string(), covers: z.string(), needs: z.array(z.string()) })),
      figures: z.array(z.object({ name: z.string(), label: z.string(), unit: z.string(), help: z.string() })),
      sizes: z.array(option),
    }),
  }),
  async load({ ctx }) {
    const id = ctx.actor.grants.find(grant => grant.role === 'enterprise_admin')?.organizationId ?? ''
    const e = (await enterpriseById(ctx, id)) ?? refuse('http.not-found')
    const figure = (n: number | null) => (n === null ? '' : String(n))
    const values = {
      name: e.name, region: e.districtCode ?? e.cityCode ?? '', address: e.address ?? '', ownershipType: e.ownershipType, sizingRow: e.sizingRow, employees: figure(e.employees), revenue: figure(e.revenue), assets: figure(e.assets),
      sizeYear: String(e.sizeYear), chosenSize: e.sizingRow === 'none' ? e.sizeClass : '', sizeReason: e.extra.sizeReason ?? '', mainProducts: e.mainProducts, leaderName: e.leaderName, leaderTitle: e.leaderTitle, email: e.extra.email ?? '',
    }
    return { uscc: e.uscc ?? '', values, choices: enterpriseChoices() }
  },
  actions: act => ({
    default: act(z.strictObject(enterpriseShape), async ({ ctx, input }) => {
      await changeEnterprise(ctx, factsOf(input))
      return redirect('/enterprise')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '企业信息 · 广东省企业首席质量官网络培训考试平台' }]

export default function EnterpriseProfile() {
  const { uscc, values, choices } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <div className="tap grid max-w-180 gap-6 text-md">
      <PageHead title="企业信息" back={<Link to="/enterprise">聘任与备案</Link>} lead={`统一社会信用代码 ${uscc}，不能修改。已提交的备案仍按提交时的信息核。`} />
      {refused && <ErrorSummary errors={refused.fields} title={refused.refusal.title} />}
      <Form method="post" noValidate className="grid gap-10">
        <EnterpriseFields choices={choices} values={refused?.values ?? values} errors={refused?.fields ?? {}} />
        <SubmitButton pendingText="正在保存…" className="justify-self-start">保存</SubmitButton>
      </Form>
    </div>
  )
}
