import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addDays, isDate, shanghaiDate } from '~/domain/clock'
import { cohortStatusNames } from '~/domain/cohorts/cohort-status'
import { openCohort } from '~/domain/cohorts/open-cohort.server'
import { cohortsOfStaff } from '~/domain/cohorts/queries.server'
import { cities, cityName } from '~/domain/organizations/regions.server'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { Card, PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TextField } from '~/ui/field'
import { Scale } from '~/ui/scale'
import { StatusBadge } from '~/ui/status-badge'
import { type Column, DataTable } from '~/ui/table'
import { cohortTones } from './cohort-tones'

const status = z.enum(['enrolling', 'running', 'closed'])
const row = z.object({ id: z.string(), name: z.string(), area: z.string(), startsOn: z.string(), endsOn: z.string(), status, capacity: z.number(), taken: z.number(), waiting: z.number(), studying: z.number(), completed: z.number() })
type Row = z.infer<typeof row>

const day = (label: string) => z.string(`请填${label}`).refine(isDate, `${label}写作 2026-12-01`)
const form = z.strictObject({
  name: z.string('请填班名').trim().min(2, '班名至少 2 个字').max(60, '班名最多 60 个字'),
  cityCode: z.string().regex(/^\d{4}$/, '请选地区').optional(),
  startsOn: day('开始日期'),
  endsOn: day('结束日期'),
  capacity: z.coerce.number('请填名额').int('名额是整数').min(1, '名额至少 1 人').max(5_000, '名额最多 5000 人'),
})

const gate = route({
  who: ['training_org'],
  output: z.object({ rows: z.array(row), cities: z.array(z.object({ value: z.string(), label: z.string() })), today: z.string(), monthOn: z.string(), required: z.number(), dailyCap: z.number() }),
  async load({ ctx }) {
    const [rows, { rules }] = await Promise.all([cohortsOfStaff(ctx), rulesNow(ctx)])
    const today = shanghaiDate(ctx.now)
    return {
      rows: rows.map(({ cityCode, counts, ...rest }) => ({
        ...rest,
        area: cityCode ? cityName(cityCode) : '全省',
        waiting: counts.applied ?? 0,
        studying: (counts.admitted ?? 0) + (counts.studying ?? 0),
        completed: (counts.study_completed ?? 0) + (counts.passed ?? 0) + (counts.failed ?? 0),
      })),
      cities: cities.map(city => ({ value: city.code, label: city.name })),
      today,
      monthOn: addDays(today, 30),
      required: rules.required_credits,
      dailyCap: rules.daily_credit_cap,
    }
  },
  actions: act => ({
    open: act(form, async ({ ctx, input }) => {
      const id = await openCohort(ctx, { ...input, cityCode: input.cityCode ?? null, courseId: 'qualification' })
      return redirect(`/train/cohorts/${id}`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '培训班 · 广东省企业首席质量官网络培训考试平台' }]

const columns: Column<Row>[] = [
  { key: 'name', head: '培训班', lead: true, cell: c => <span className="block min-w-56"><Link to={`/train/cohorts/${c.id}`}>{c.name}</Link><small>面向{c.area}，{c.startsOn} 至 {c.endsOn}</small></span> },
  { key: 'status', head: '状态', nowrap: true, cell: c => <StatusBadge plain tone={cohortTones[c.status]} label={cohortStatusNames[c.status]} /> },
  { key: 'waiting', head: '待录取', align: 'right', cell: c => (c.waiting > 0 ? <b>{c.waiting}</b> : 0) },
  { key: 'studying', head: '在学', align: 'right', cell: c => c.studying },
  { key: 'completed', head: '学完', align: 'right', cell: c => c.completed },
  { key: 'taken', head: '名额', cell: c => <span className="block min-w-28"><span className="block text-right">{c.taken} / {c.capacity}</span><Scale row value={c.taken} max={c.capacity} label={`名额 ${c.capacity}，已占 ${c.taken}`} /></span> },
]

export default function TrainCohorts() {
  const { rows, cities: cityOptions, today, monthOn, required, dailyCap } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const waiting = rows.reduce((sum, cohort) => sum + cohort.waiting, 0)
  const field = (name: string) => ({ name, error: refused?.fields[name], defaultValue: refused?.values[name] })
  return (
    <>
      <PageHead title="培训班" lead={waiting > 0 ? `${waiting} 人待录取` : '没有待录取的报名'} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_320px]">
        <DataTable caption="本机构的培训班" columns={columns} rows={rows} rowKey={c => c.id} empty={<EmptyState>还没有培训班。填好“开一个班”就能接受报名。</EmptyState>} />
        <Card title="开一个班" aside={<span className="text-sm text-ink-2">培训免费</span>}>
          <Form method="post" className="grid gap-4">
            {refused && (Object.keys(refused.fields).length > 0 ? <ErrorSummary errors={refused.fields} /> : <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>)}
            <TextField label="班名" {...field('name')} maxLength={60} hint="如：2026 年第 6 期（佛山）" />
            <SelectField label="面向" optional placeholder="全省" options={cityOptions} {...field('cityCode')} />
            <DateField label="开始日期" {...field('startsOn')} defaultValue={refused?.values.startsOn ?? today} />
            <DateField label="结束日期" {...field('endsOn')} defaultValue={refused?.values.endsOn ?? monthOn} hint={`共 ${required} 学时，每天最多计 ${dailyCap} 学时`} />
            <TextField label="名额" {...field('capacity')} inputMode="numeric" defaultValue={refused?.values.capacity ?? '200'} />
            <SubmitButton intent="open" pendingText="正在开班…">开班</SubmitButton>
          </Form>
        </Card>
      </div>
    </>
  )
}
