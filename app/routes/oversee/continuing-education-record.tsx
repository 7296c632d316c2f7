import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { decideCeRecord } from '~/domain/continuing-education/decide-ce-record.server'
import { ceRecordDetail } from '~/domain/continuing-education/queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { CeBadge } from '~/ui/ce-record-badge'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { Card, PageHead, Section } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { KeyValues } from '~/ui/key-values'
import { Scale } from '~/ui/scale'
import { Evidence } from './evidence'

const opinion = z.strictObject({ opinion: z.string().trim().max(500, '最多 500 个字').default('') })

const gate = route({
  who: ['city_reviewer', 'province_admin'],
  params: z.object({ id: z.string().max(40) }),
  output: z.object({
    id: z.string(), person: z.string(), enterprise: z.string(), category: z.string(), rule: z.string(), evidenceRule: z.string(), title: z.string(), organizer: z.string(), happenedOn: z.string(), tenths: z.number(), year: z.number(),
    status: z.enum(['submitted', 'approved', 'returned', 'rejected']), opinion: z.string().nullable(), reviewerName: z.string().nullable(), reviewed: z.string().nullable(), submitted: z.string(),
    evidence: z.object({ name: z.string(), mime: z.string() }).nullable(),
    total: z.number(), target: z.number(), due: z.boolean(), line: z.object({ name: z.string(), counted: z.number(), cap: z.number().nullable() }).nullable(),
  }),
  async load({ ctx, params }) {
    const row = await ceRecordDetail(ctx, params.id)
    const { ledger, rules } = row.account
    const category = rules.ce_category_caps.find(each => each.code === row.category)
    return {
      ...row, total: ledger.total, target: ledger.target, due: ledger.due,
      category: `${row.category} ${category?.name ?? ''}`,
      evidenceRule: category?.evidence ?? '',
      rule: rules.ce_credit_rules.find(each => each.code === row.category)?.rule ?? '',
      line: ledger.byCategory.find(each => each.code === row.category) ?? null,
      reviewed: row.reviewedAt === null ? null : formatDateTime(row.reviewedAt),
      submitted: formatDateTime(row.submittedAt ?? row.createdAt),
    }
  },
  actions: act => {
    const decide = (decision: 'approve' | 'return' | 'reject') =>
      act(opinion, async ({ ctx, params, input }) => {
        await decideCeRecord(ctx, { recordId: params.id, decision, opinion: input.opinion })
        return redirect('/oversee/continuing-education')
      })
    return { approve: decide('approve'), return: decide('return'), reject: decide('reject') }
  },
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '继续教育核查 · 广东省企业首席质量官网络培训考试平台' }]

export default function CeReview() {
  const row = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const hours = `${(row.tenths / 10).toFixed(1)} 学时`
  return (
    <div className="stack gap-6">
      <PageHead title={row.title} lead={`${row.person}，${row.enterprise}`} back={<Link to="/oversee/continuing-education">继续教育核查</Link>} aside={<CeBadge status={row.status} />} />
      {refused && Object.keys(refused.fields).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      {refused && <ErrorSummary errors={refused.fields} />}
      <div className="grid items-start gap-8 wide:grid-cols-2">
        <div className="stack gap-6">
          <KeyValues
            ruled
            items={[
              ['类别', row.category],
              ['申报学时', <b key="hours">{hours}</b>],
              ['怎么计', row.rule],
              ['应有佐证', row.evidenceRule],
              ['主办或颁发单位', row.organizer],
              ['日期', row.happenedOn],
              ['提交', row.submitted],
              ['核查', row.reviewed && `${row.reviewed}，${row.reviewerName}${row.opinion ? `：${row.opinion}` : ''}`],
            ]}
          />
          <Account row={row} />
          {row.status === 'submitted' && (
            <Card title="核查">
              <Form method="post" noValidate className="grid gap-4">
                <TextArea name="opinion" label="意见" hint="退回写要改哪里；不计入写理由，本人会看到" optional defaultValue={refused?.values.opinion} error={refused?.fields.opinion} maxLength={500} />
                <div className="row">
                  <SubmitButton intent="approve">属实，计 {hours}</SubmitButton>
                  <SubmitButton intent="return" variant="plain">退回修改</SubmitButton>
                  <SubmitButton intent="reject" variant="danger">不计入</SubmitButton>
                </div>
              </Form>
            </Card>
          )}
        </div>
        <Evidence file={row.evidence} to={`/continuing-education/${row.id}/evidence`} />
      </div>
    </div>
  )
}

function Account({ row: { year, total, target, due, line } }: { row: ReturnType<typeof useLoaderData<typeof loader>> }) {
  return (
    <Section title={`本人 ${year} 年`} aside={due ? `${total.toFixed(1)} / ${target} 学时` : `${total.toFixed(1)} 学时，当年不要求`}>
      {due && <Scale value={total} target={target} max={Math.max(total, target)} label={`已计 ${total} 学时，应计 ${target} 学时`} />}
      {line && <p className="mt-2 text-ink-2">{line.name}已计 {line.counted.toFixed(1)} 学时，{line.cap === null ? '年度不设上限' : `年上限 ${line.cap} 学时，超过的不计`}。</p>}
    </Section>
  )
}
