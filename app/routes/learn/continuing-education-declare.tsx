import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { isDate, shanghaiDate } from '~/domain/clock'
import { SYSTEM_CATEGORIES, earliestDeclarable } from '~/domain/continuing-education/ce-record-status'
import { declareActivity } from '~/domain/continuing-education/declare-activity.server'
import { ceRecordDetail } from '~/domain/continuing-education/queries.server'
import { resubmitActivity } from '~/domain/continuing-education/resubmit-activity.server'
import { refuse } from '~/domain/refusal'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextField } from '~/ui/field'
import { FileField } from '~/ui/file-field'
import { KeyValues } from '~/ui/key-values'

const line = (what: string) => z.string(`请填${what}`).trim().min(1, `请填${what}`).max(80, `${what}最多 80 个字`)
const activityInput = z.strictObject({
  category: z.string('请选类别').regex(/^CE\d{2}$/, '请选类别'),
  title: line('活动或成果名称'),
  organizer: line('主办或颁发单位'),
  happenedOn: z.string('请选日期').refine(isDate, '日期写作 2026-11-20'),
  hours: z
    .string('请填学时')
    .trim()
    .regex(/^\d{1,3}(\.\d)?$/, '学时填数字，最多一位小数，如 8 或 4.5')
    .transform(text => Math.round(Number(text) * 10))
    .pipe(z.number().min(1, '学时要大于 0').max(1000, '一项不超过 100 学时')),
})

const category = z.object({ code: z.string(), name: z.string(), cap: z.number().nullable(), core: z.boolean(), evidence: z.string(), rule: z.string() })

const gate = route({
  who: ['cqo'],
  query: z.object({ category: z.string().max(4).optional(), record: z.string().max(40).optional() }),
  output: z.object({
    categories: z.array(category), chosen: category.nullable(), today: z.string(), earliest: z.string(),
    record: z.object({ id: z.string(), title: z.string(), organizer: z.string(), happenedOn: z.string(), tenths: z.number(), opinion: z.string().nullable(), evidence: z.object({ name: z.string() }).nullable() }).nullable(),
  }),
  async load({ ctx, query }) {
    const { rules } = await rulesNow(ctx)
    const found = query.record ? await ceRecordDetail(ctx, query.record) : null
    if (found && found.status !== 'returned') return redirect('/learn/continuing-education')
    const categories = rules.ce_category_caps
      .filter(each => !SYSTEM_CATEGORIES.includes(each.code))
      .map(each => ({ ...each, rule: rules.ce_credit_rules.find(rule => rule.code === each.code)?.rule ?? '' }))
    const chosen = categories.find(each => each.code === (query.category ?? found?.category)) ?? null
    return { categories, chosen, record: found, today: shanghaiDate(ctx.now), earliest: found && found.happenedOn < earliestDeclarable(ctx.now) ? `${found.year}-01-01` : earliestDeclarable(ctx.now) }
  },
  actions: act => ({
    declare: act(activityInput, async ({ ctx, input: { hours, ...activity }, uploads }) => {
      const evidence = uploads.get('evidence') ?? refuse('form.invalid', {}, { evidence: ['请传佐证，其他内容已保留'] })
      await declareActivity(ctx, { ...activity, tenths: hours, evidence })
      return redirect('/learn/continuing-education')
    }),
    resubmit: act(activityInput.extend({ recordId: z.string().max(40) }), async ({ ctx, input: { hours, ...activity }, uploads }) => {
      await resubmitActivity(ctx, { ...activity, tenths: hours, evidence: uploads.get('evidence') })
      return redirect('/learn/continuing-education')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '登记继续教育 · 广东省企业首席质量官网络培训考试平台' }]

export default function Declare() {
  const { categories, chosen, record } = useLoaderData<typeof loader>()
  return (
    <div className="grid max-w-180 gap-6">
      <PageHead title={record ? '修改继续教育记录' : '登记继续教育'} back={<Link to="/learn/continuing-education">继续教育</Link>} lead={chosen ? undefined : '先选类别。线上课程由系统自动计入，不用登记。'} />
      {chosen ? <ActivityForm key={chosen.code} chosen={chosen} /> : <Categories categories={categories} record={record?.id} />}
    </div>
  )
}

function Categories({ categories, record }: { categories: z.infer<typeof category>[]; record: string | undefined }) {
  return (
    <ul className="list">
      {categories.map(({ code, name, cap, core, rule }) => (
        <li key={code}>
          <Link to={`?${new URLSearchParams({ ...(record && { record }), category: code })}`}>
            <span className="min-w-0 grow">{name}<small className="block text-ink-2">{rule}</small></span>
            <small className="flex-none text-right text-ink-3">{core && <span className="block">核心类别</span>}{cap === null ? '不限' : `年上限 ${cap} 学时`}</small>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function ActivityForm({ chosen }: { chosen: z.infer<typeof category> }) {
  const { record, today, earliest } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const errors = refused?.fields ?? {}
  const field = (name: string, kept?: string) => ({ name, defaultValue: refused?.values[name] ?? kept, error: errors[name] })
  return (
    <>
      {record && <Banner tone="warn" title="核查退回，请修改后重新提交">要改的地方：{record.opinion}</Banner>}
      {refused && Object.keys(errors).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      {refused && <ErrorSummary errors={errors} />}
      <KeyValues
        ruled
        items={[
          ['类别', <span key="name" className="flex justify-between gap-4">{chosen.name}<Link to={record ? `?record=${record.id}&category=` : '?'} className="flex-none">换一类</Link></span>],
          ['怎么计', chosen.rule],
          ['年上限', chosen.cap === null ? '不限' : `${chosen.cap} 学时，超过的不计`],
          ['佐证', chosen.evidence],
        ]}
      />
      <Form method="post" action={record ? `?record=${record.id}&category=${chosen.code}` : `?category=${chosen.code}`} encType="multipart/form-data" noValidate className="grid gap-5">
        <input type="hidden" name="intent" value={record ? 'resubmit' : 'declare'} />
        {record && <input type="hidden" name="recordId" value={record.id} />}
        <input type="hidden" name="category" value={chosen.code} />
        <TextField {...field('title', record?.title)} label="活动或成果名称" maxLength={80} />
        <TextField {...field('organizer', record?.organizer)} label="主办或颁发单位" maxLength={80} />
        <DateField {...field('happenedOn', record?.happenedOn)} label="日期" hint="活动结束或成果发布的日期，决定计入哪一年" min={earliest} max={today} />
        <TextField {...field('hours', record ? String(record.tenths / 10) : undefined)} label="学时" hint="1 学时为 45 分钟，可填一位小数" inputMode="decimal" className="max-w-60" />
        <FileField name="evidence" label="佐证材料" hint={`${chosen.evidence}；多页合成一份 PDF，或拍成一张照片，不超过 10 MB`} stored={record?.evidence ?? undefined} error={errors.evidence} />
        <p className="text-sm text-ink-2">提交后由备案所在市的市场监管局核查。同一成果只登记一次，弄虚作假的学时作废。</p>
        <SubmitButton className="justify-self-start">{record ? '重新提交' : '提交核查'}</SubmitButton>
      </Form>
    </>
  )
}
