import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime, shanghaiDate } from '~/domain/clock'
import { grantOf } from '~/domain/context'
import { claimFiling } from '~/domain/filing/claim-filing.server'
import { dueWords } from '~/domain/filing/due'
import { PAGE_SIZE, dueUntil, filingQueue, queueTabs, tabCounts } from '~/domain/filing/queries.server'
import { cities, cityName, districtName } from '~/domain/organizations/regions.server'
import { sizeClassLabels } from '~/domain/organizations/size-class'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { BulkBar } from '~/ui/bulk-bar'
import { SubmitButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { FilingBadge } from '~/ui/filing-badge'
import { FilterSearch, FilterSelect, Filters } from '~/ui/filters'
import { HiddenFields } from '~/ui/hidden-fields'
import { PageHead } from '~/ui/card'
import { Pager } from '~/ui/pager'
import { StatusBadge } from '~/ui/status-badge'
import { type Column, DataTable } from '~/ui/table'
import { Tabs } from '~/ui/tabs'

const row = z.object({
  id: z.string(), status: z.string(), enterprise: z.string(), uscc: z.string(), personName: z.string(), concurrentPost: z.string(), size: z.string(), place: z.string(), number: z.string().nullable(), submittedAt: z.string(),
  due: z.object({ text: z.string(), tone: z.enum(['idle', 'warn', 'danger']) }).nullable(), warnings: z.number(),
})

const gate = route({
  who: ['city_reviewer', 'province_admin'],
  query: z.object({ tab: z.enum(queueTabs).default('waiting'), q: z.string().trim().max(60).optional(), city: z.string().max(4).optional(), page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  output: z.object({
    city: z.boolean(), tab: z.enum(queueTabs), q: z.string(), chosenCity: z.string(), page: z.number(), pageSize: z.number(), total: z.number(), counts: z.record(z.string(), z.number()), dueToday: z.number(), workdays: z.number(),
    cities: z.array(z.object({ value: z.string(), label: z.string() })), rows: z.array(row),
  }),
  async load({ ctx, query }) {
    const city = grantOf(ctx.actor, 'city_reviewer') !== null
    const today = shanghaiDate(ctx.now)
    const { rules } = await rulesNow(ctx)
    const [{ rows, total }, counts, dueToday] = await Promise.all([filingQueue(ctx, query), tabCounts(ctx), city ? dueUntil(ctx, today) : 0])
    return {
      city, tab: query.tab, q: query.q ?? '', chosenCity: query.city ?? '', page: query.page, pageSize: PAGE_SIZE, total, counts, dueToday, workdays: rules.city_sla_workdays,
      cities: city ? [] : cities.map(({ code, name }) => ({ value: code, label: name })),
      rows: rows.map(one => ({
        ...one,
        uscc: one.uscc ?? '',
        concurrentPost: one.post.concurrentPost === '不兼任' ? '专任' : `${one.post.concurrentPost}兼任`,
        size: sizeClassLabels[one.sizeClass],
        place: city ? districtName(one.districtCode) || cityName(one.cityCode) : cityName(one.cityCode),
        submittedAt: one.submittedAt === null ? '' : formatDateTime(one.submittedAt).slice(5),
        due: one.cityDueOn && (one.status === 'submitted' || one.status === 'city_reviewing') ? dueWords(today, one.cityDueOn, rules) : null,
        warnings: one.frozen?.verdict.findings.length ?? 0,
      })),
    }
  },
  actions: act => ({
    claim: act(z.strictObject({ ids: z.array(z.string().max(40), '请先选中要领取的备案').min(1, '请先选中要领取的备案').max(50) }), async ({ ctx, input }) => {
      for (const filingId of input.ids) await claimFiling(ctx, { filingId })
      return redirect(input.ids.length === 1 ? `/oversee/filings/${input.ids[0]}` : '/oversee/filings?tab=mine')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '备案核查 · 广东省企业首席质量官网络培训考试平台' }]

type Row = z.output<typeof row>

const words = {
  city: { waiting: '待领取', mine: '我在核', done: '已办', all: '全部' },
  province: { waiting: '待登记', mine: '', done: '已办', all: '全部' },
}

export default function FilingQueue() {
  const data = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const names = words[data.city ? 'city' : 'province']
  const tabs = queueOrder.filter(tab => names[tab]).map(tab => ({ to: `?tab=${tab}`, label: names[tab], count: tab === 'all' ? undefined : data.counts[tab], current: tab === data.tab }))
  const claiming = data.city && data.tab === 'waiting' && data.rows.length > 0
  const table = <DataTable caption={names[data.tab]} columns={columnsFor(data.city)} rows={data.rows} rowKey={one => one.id} pick={claiming ? { name: 'ids', label: one => one.enterprise } : undefined} empty={<Nothing {...data} />} />
  const lead = data.city ? `期限 ${data.workdays} 个工作日。${data.dueToday > 0 ? `今天及以前到期 ${data.dueToday} 件。` : '今天没有到期的。'}` : '市局核过的备案在这里登记，登记即发备案号。'
  return (
    <>
      <PageHead title={data.city ? '备案核查' : '备案登记'} lead={lead} />
      {refused && <Banner tone="danger" title={refused.refusal.title} alert className="mb-4">{Object.values(refused.fields).flat().join('；') || refused.refusal.message}</Banner>}
      <Tabs label="按状态" tabs={tabs} />
      <Filters clearTo={data.q || data.chosenCity ? `?tab=${data.tab}` : undefined}>
        <HiddenFields values={{ tab: data.tab }} />
        <FilterSearch label="企业、姓名、备案号、信用代码" value={data.q} />
        {data.cities.length > 0 && <FilterSelect name="city" label="地市" all="全部地市" options={data.cities} value={data.chosenCity} />}
      </Filters>
      {claiming ? (
        <Form method="post">
          <BulkBar name="ids"><SubmitButton intent="claim" pendingText="正在领取…">领取</SubmitButton><span className="text-sm">领取后企业不能再撤回</span></BulkBar>
          {table}
        </Form>
      ) : (
        table
      )}
      <Pager page={data.page} pageSize={data.pageSize} total={data.total} />
    </>
  )
}

const queueOrder = ['waiting', 'mine', 'done', 'all'] as const

function Nothing({ city, tab, q, chosenCity }: { city: boolean; tab: string; q: string; chosenCity: string }) {
  if (q || chosenCity) return <EmptyState action={<Link to={`?tab=${tab}`}>清除筛选</Link>}>没有符合条件的备案，换个词或去掉地市再试。</EmptyState>
  if (tab === 'waiting') return <EmptyState action={<Link to={city ? '?tab=mine' : '?tab=done'}>{city ? '看我在核的' : '看已办的'}</Link>}>没有{city ? '待领取' : '待登记'}的备案。新件到了会在左侧显示数量。</EmptyState>
  if (tab === 'mine') return <EmptyState action={<Link to="?tab=waiting">去领取</Link>}>您手上没有在核的备案。</EmptyState>
  return <EmptyState>还没有备案。</EmptyState>
}

const columnsFor = (city: boolean): Column<Row>[] => [
  { key: 'enterprise', head: '企业', lead: true, cell: one => <><Link to={`/oversee/filings/${one.id}`}>{one.enterprise}</Link><small>{one.number ?? one.uscc}</small></> },
  { key: 'person', head: '首席质量官', cell: one => <span>{one.personName}<small>{one.concurrentPost}</small></span> },
  { key: 'size', head: '规模', nowrap: true, cell: one => one.size },
  { key: 'place', head: city ? '县区' : '地市', nowrap: true, cell: one => one.place },
  { key: 'submitted', head: '提交', nowrap: true, cell: one => one.submittedAt },
  ...(city ? [{ key: 'due', head: '期限', nowrap: true, cell: (one: Row) => one.due ? (one.due.tone === 'idle' ? <span className="text-ink-2">{one.due.text}</span> : <StatusBadge plain tone={one.due.tone} label={one.due.text} />) : '' }] : []),
  { key: 'check', head: '系统预检', nowrap: true, cell: one => one.warnings === 0 ? <StatusBadge plain tone="ok" label="全部通过" /> : <StatusBadge plain tone="warn" label={`${one.warnings} 处提醒`} /> },
  { key: 'status', head: '状态', nowrap: true, cell: one => <FilingBadge plain status={one.status} label={one.status === 'submitted' ? '待领取' : one.status === 'city_passed' && !city ? '待登记' : undefined} /> },
]
