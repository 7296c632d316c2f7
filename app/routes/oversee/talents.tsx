import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { grantOf } from '~/domain/context'
import { cities, cityName } from '~/domain/organizations/regions.server'
import { publishTalents } from '~/domain/talents/publish-talents.server'
import { TALENT_PAGE, talentCounts, talentRows } from '~/domain/talents/queries.server'
import { choice, pageNumber, picked, words } from '~/http/list-query'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { BulkBar } from '~/ui/bulk-bar'
import { Button, LinkButton, SubmitButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { certificateTones, talentStep } from '~/ui/certificate-words'
import { EmptyState } from '~/ui/empty-state'
import { TextField } from '~/ui/field'
import { FilterSearch, FilterSelect, Filters } from '~/ui/filters'
import { HiddenFields } from '~/ui/hidden-fields'
import { Pager } from '~/ui/pager'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'
import { Tabs } from '~/ui/tabs'

const views = ['unpublished', 'published', 'pending', 'all'] as const
const filters = { unpublished: { status: 'listed', published: false }, published: { published: true }, pending: { status: 'pending' }, all: {} } as const

const gate = route({
  who: ['province_admin', 'city_reviewer', 'auditor'],
  query: z.object({ q: words, view: choice(views), city: words, page: pageNumber, done: z.string().max(40).optional(), problem: choice(['reason']) }),
  output: z.object({
    q: z.string(), view: z.enum(views), city: z.string(), page: z.number(), pageSize: z.number(), total: z.number(), may: z.boolean(), done: z.string(), noReason: z.boolean(),
    counts: z.object({ pending: z.number(), unpublished: z.number(), published: z.number(), all: z.number() }),
    cities: z.array(z.object({ value: z.string(), label: z.string() })),
    rows: z.array(
      z.object({ id: z.string(), personName: z.string(), enterpriseName: z.string(), city: z.string(), number: z.string(), appointedOn: z.string(), status: z.enum(['pending', 'listed', 'dormant', 'suspended', 'exited']), published: z.boolean(), certificateStatus: z.enum(['valid', 'suspended', 'revoked', 'superseded']) }),
    ),
  }),
  async load({ ctx, query: { q, view: asked, city, page, done, problem } }) {
    const may = grantOf(ctx.actor, 'province_admin') !== null
    const view = asked ?? (may ? 'unpublished' : 'all')
    const { rows, total } = await talentRows(ctx, { q, city, page, ...filters[view] })
    return {
      q: q ?? '', view, city: city ?? '', page, pageSize: TALENT_PAGE, total, may, done: done ?? '', noReason: problem === 'reason',
      counts: await talentCounts(ctx),
      cities: grantOf(ctx.actor, 'city_reviewer') ? [] : cities.map(({ code, name }) => ({ value: code, label: name })),
      rows: rows.map(row => ({ ...row, city: cityName(row.cityCode) })),
    }
  },
  actions: act => ({
    publish: act(z.strictObject({ ids: picked }), async ({ ctx, input }) => redirect(`/oversee/talents?done=${encodeURIComponent(`已公布 ${await publishTalents(ctx, { ...input, published: true })} 人`)}`)),
    unpublish: act(z.strictObject({ ids: picked }), async ({ ctx, input }) => redirect(`/oversee/talents?view=published&done=${encodeURIComponent(`已撤下 ${await publishTalents(ctx, { ...input, published: false })} 人`)}`)),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '人才库 · 首席质量官平台' }]

const empties: Record<(typeof views)[number], string> = {
  unpublished: '没有待公布的人。考核发证机构办理入库后，会出现在这里。',
  published: '还没有公布过。到“待公布”里勾选后公布。',
  pending: '没有待入库的人。发证的人由考核发证机构办理入库。',
  all: '人才库里还没有人。首席质量官取得证书后自动进入。',
}

export default function OverseeTalents() {
  const { q, view, city, page, pageSize, total, may, done, noReason, counts, cities: choices, rows } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const bulk = may && rows.length > 0 && (view === 'unpublished' || view === 'published')
  const tab = (to: (typeof views)[number], label: string) => ({ to: `/oversee/talents?view=${to}`, label, count: counts[to], current: view === to })
  return (
    <>
      <PageHead title={may ? '人才库与公布' : '人才库'} lead="公布名单只有姓名、单位和任职时间。证书暂停或撤销、聘任结束，立即自动撤下。" aside={<LinkButton to="/talents" variant="quiet" external>看公布名单</LinkButton>} />
      {refused && <Banner tone="warn" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      {done && <Banner tone="ok" title={done} />}
      <Tabs label="人才库状态" tabs={[tab('unpublished', '待公布'), tab('published', '已公布'), tab('pending', '待入库'), tab('all', '全部')]} />
      <Filters clearTo={q || city ? `/oversee/talents?view=${view}` : undefined}>
        <HiddenFields values={{ view }} />
        <FilterSearch label="姓名、企业、证书编号" value={q} />
        {choices.length > 0 && <FilterSelect name="city" label="地市" all="全部地市" value={city} options={choices} />}
      </Filters>
      <Form method="post">
        {bulk && (
          <BulkBar name="ids" unit="人">
            {view === 'unpublished' ? <SubmitButton intent="publish" variant="plain" pendingText="正在公布…">公布</SubmitButton> : <SubmitButton intent="unpublish" variant="plain" pendingText="正在撤下…">撤下公布</SubmitButton>}
          </BulkBar>
        )}
        <DataTable
          caption="人才库人员"
          rows={rows}
          rowKey={row => row.id}
          pick={bulk ? { name: 'ids', label: row => row.personName } : undefined}
          columns={[
            { key: 'name', head: '姓名', cell: row => <><b>{row.personName}</b><small>{row.enterpriseName}</small></>, lead: true },
            { key: 'city', head: '所属地区', cell: row => row.city, nowrap: true },
            { key: 'appointedOn', head: '任职时间', cell: row => row.appointedOn, nowrap: true },
            { key: 'number', head: '证书编号', cell: row => row.number, nowrap: true },
            { key: 'certificate', head: '证书', cell: row => <StatusBadge plain {...certificateTones[row.certificateStatus]} /> },
            { key: 'status', head: '人才库', cell: row => <StatusBadge plain {...talentStep(row).badge} /> },
          ]}
          empty={<EmptyState>{q || city ? '没有符合条件的人，换个条件试试。' : empties[view]}</EmptyState>}
        />
      </Form>
      <Pager page={page} pageSize={pageSize} total={total} unit="人" />
      {may && <Export noReason={noReason} total={counts.all} />}
    </>
  )
}

function Export({ noReason, total }: { noReason: boolean; total: number }) {
  return (
    <Section title="导出" className="mt-8 max-w-160">
      <p className="mb-3 text-ink-2">累计全部 {total} 人，带序号，证件号只有末四位。导出人、时间和事由记入审计。</p>
      <Form method="post" action="/oversee/talents/export" reloadDocument className="grid gap-4">
        <TextField name="reason" label="导出事由" placeholder="报省局处室季度汇总" minLength={4} maxLength={200} error={noReason ? '请写明导出事由，至少 4 个字' : undefined} />
        <Button icon="download" className="justify-self-start">导出 CSV</Button>
      </Form>
    </Section>
  )
}
