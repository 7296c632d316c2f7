import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { appointedTeachers, teachersInPublicity } from '~/domain/teachers/queries.server'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { LinkButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters, FilterSelect } from '~/ui/filters'
import { DataTable } from '~/ui/table'
import { PublicSite } from '~/ui/public-site'

/** After 公示 the public reads names; during it, who is about to be appointed (C5, A6). */
const person = z.object({ id: z.string(), name: z.string(), employer: z.string(), areas: z.string() })

const gate = route({
  who: 'public',
  query: z.object({ area: z.string().max(4).optional() }),
  output: z.object({
    area: z.string(),
    areas: z.array(z.object({ value: z.string(), label: z.string() })),
    appointed: z.array(person.extend({ number: z.string(), termEndsOn: z.string() })),
    publicity: z.array(person.extend({ until: z.string() })),
  }),
  async load({ ctx, query }) {
    const areas = contentOf().areas.map(area => ({ value: area.code, label: area.title }))
    const named = (codes: string[]) => areas.filter(area => codes.includes(area.value)).map(area => area.label).join('、')
    const appointed = await appointedTeachers(ctx, query.area || undefined)
    return {
      area: query.area ?? '',
      areas,
      appointed: appointed.map(row => ({ ...row, areas: named(row.areas), number: row.number ?? '', termEndsOn: row.termEndsOn ?? '' })),
      publicity: (await teachersInPublicity(ctx)).map(row => ({ ...row, areas: named(row.areas) })),
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '师资库 · 广东省企业首席质量官网络培训考试平台' }]

export default function Teachers() {
  const { area, areas, appointed, publicity } = useLoaderData<typeof loader>()
  return (
    <PublicSite>
      <div className="stack gap-8">
        <PageHead title="首席质量官培训师资库" lead="省市场监管局聘任、在聘期内的师资，由培训机构按专长领域排课。" aside={<LinkButton to="/teachers/apply" variant="primary">申报师资</LinkButton>} />
        {publicity.length > 0 && (
          <Section title="正在公示">
            <p className="mb-2 text-ink-2">对拟聘人选有异议的，请在公示期内向省市场监管局实名反映。</p>
            <DataTable
              caption="正在公示的拟聘师资"
              rows={publicity}
              rowKey={row => row.id}
              columns={[
                { key: 'name', head: '姓名', cell: row => <b className="font-medium">{row.name}</b>, lead: true },
                { key: 'employer', head: '单位', cell: row => row.employer },
                { key: 'areas', head: '专长领域', cell: row => row.areas },
                { key: 'until', head: '公示到', cell: row => row.until, nowrap: true },
              ]}
            />
          </Section>
        )}
        <Section title="在聘师资" aside={`${appointed.length} 人`}>
          <Filters clearTo={area ? '/teachers' : undefined}>
            <FilterSelect name="area" label="专长领域" all="全部领域" options={areas} value={area} />
          </Filters>
          <DataTable
            caption="在聘师资"
            rows={appointed}
            rowKey={row => row.id}
            empty={<EmptyState>{area ? '这个领域还没有在聘师资。换一个领域看看。' : '还没有在聘师资。征集正在进行，欢迎申报。'}</EmptyState>}
            columns={[
              { key: 'name', head: '姓名', cell: row => <b className="font-medium">{row.name}</b>, lead: true },
              { key: 'employer', head: '单位', cell: row => row.employer },
              { key: 'areas', head: '专长领域', cell: row => row.areas },
              { key: 'number', head: '聘书编号', cell: row => row.number, nowrap: true },
              { key: 'term', head: '聘期到', cell: row => row.termEndsOn, nowrap: true },
            ]}
          />
        </Section>
      </div>
    </PublicSite>
  )
}
