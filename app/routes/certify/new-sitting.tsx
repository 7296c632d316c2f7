import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addDays, instantOfDate, isDate, shanghaiDate } from '~/domain/clock'
import { kindNames } from '~/domain/exams/blueprint'
import { openSitting } from '~/domain/exams/open-sitting.server'
import { blueprintsOf } from '~/domain/exams/queries.server'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { RadioGroup } from '~/ui/choices'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TextField } from '~/ui/field'

const date = (message: string) => z.string(message).refine(isDate, message)
const input = z.strictObject({
  blueprintId: z.string('请选一套组卷方案').max(64),
  name: z.string('请填场次名称').trim().min(1, '请填场次名称').max(60, '最多 60 字'),
  day: date('请选开考日期'),
  time: z.string('请填开考时间').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 09:00'),
  entry: z.enum(['late-entry', 'window'], '请选入场方式'),
  windowTo: date('请选最后一天').optional(),
  capacity: z.coerce.number('请填名额').int('填整数').min(1, '至少 1 人').max(100_000, '最多 100000 人'),
})

const gate = route({
  who: ['certifying_body'],
  output: z.object({ blueprints: z.array(z.object({ value: z.string(), label: z.string() })), lateMinutes: z.number(), tomorrow: z.string() }),
  async load({ ctx }) {
    const [all, { rules }] = await Promise.all([blueprintsOf(ctx), rulesNow(ctx)])
    const published = all.filter(row => row.status === 'published')
    return {
      blueprints: published.map(row => ({ value: row.id, label: `${row.name}（${kindNames[row.kind]}，${row.minutes} 分钟）` })),
      lateMinutes: rules.late_entry_minutes,
      tomorrow: addDays(shanghaiDate(ctx.now), 1),
    }
  },
  actions: act => ({
    default: act(input, async ({ ctx, input: { day, time, ...rest } }) => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      const id = await openSitting(ctx, { ...rest, opensAt: instantOfDate(day) + (hours * 60 + minutes) * 60_000 })
      return redirect(`/certify/sittings/${id}`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '开设场次 · 广东省企业首席质量官网络培训考试平台' }]

export default function NewSitting() {
  const { blueprints, lateMinutes, tomorrow } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const fields = refused?.fields ?? {}
  const values = refused?.values ?? {}
  return (
    <div className="grid max-w-160 gap-6">
      <PageHead title="开设场次" back={<Link to="/certify">场次与发布</Link>} lead="开设后，学完课程的首席质量官即可报名；报名时抽题组卷并封存。" />
      {blueprints.length === 0 ? (
        <EmptyState action={<LinkButton to="/certify/blueprints" variant="primary">去发布组卷方案</LinkButton>}>还没有可用的组卷方案。</EmptyState>
      ) : (
        <Form method="post" className="grid gap-5">
          {refused && Object.keys(fields).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
          <ErrorSummary errors={fields} />
          <SelectField name="blueprintId" label="组卷方案" options={blueprints} defaultValue={values.blueprintId ?? blueprints[0]?.value} error={fields.blueprintId} />
          <TextField name="name" label="场次名称" hint="考生看到的名称，如：岗位能力考核，第一场" defaultValue={values.name} maxLength={60} error={fields.name} />
          <div className="flex flex-wrap gap-5">
            <DateField name="day" label="开考日期" defaultValue={values.day ?? tomorrow} error={fields.day ?? fields.opensAt} />
            <TextField name="time" label="开考时间" type="time" defaultValue={values.time ?? '09:00'} error={fields.time} />
          </div>
          <RadioGroup
            name="entry"
            label="入场方式"
            defaultValue={values.entry ?? 'window'}
            error={fields.entry}
            options={[
              { value: 'window', label: '线上开放时段', hint: '开考后到最后一天结束前，随时可以开始' },
              { value: 'late-entry', label: '统一开考', hint: `开考 ${lateMinutes} 分钟后停止入场` },
            ]}
          />
          <DateField name="windowTo" label="开放到（含当天）" hint="只用于线上开放时段，最长 31 天" optional defaultValue={values.windowTo ?? tomorrow} error={fields.windowTo} />
          <TextField name="capacity" label="名额" type="number" inputMode="numeric" min={1} defaultValue={values.capacity ?? '200'} error={fields.capacity} className="max-w-50" />
          <div><SubmitButton pendingText="正在开设…">开设场次</SubmitButton></div>
        </Form>
      )}
    </div>
  )
}
