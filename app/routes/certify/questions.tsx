import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { editedQuestions, QUESTION_PAGE, questionRows, statusCounts } from '~/domain/questions/queries.server'
import { decideImport } from '~/domain/import-decision'
import { exportQuestions } from '~/domain/questions/export-questions.server'
import { questionStatusNames } from '~/domain/questions/question-status'
import { attachment } from '~/http/attachment'
import { choice, pageNumber, words } from '~/http/list-query'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { Banner } from '~/ui/banner'
import { Button, LinkButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { FilterSearch, FilterSelect, Filters } from '~/ui/filters'
import { HiddenFields } from '~/ui/hidden-fields'
import { Pager } from '~/ui/pager'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'
import { Tabs } from '~/ui/tabs'
import { difficultyNames, kindNames, kinds, pools, states, statusTones } from './question-words'

const gate = route({
  who: ['certifying_body'],
  query: z.object({ pool: z.enum(pools).default('exam'), q: words, area: words, type: choice(kinds), status: choice(states), risk: choice(['高', '中', '低']), page: pageNumber }),
  output: z.object({
    pool: z.enum(pools), q: z.string(), area: z.string(), type: z.string(), status: z.string(), risk: z.string(), page: z.number(), pageSize: z.number(), total: z.number(),
    areas: z.array(z.object({ value: z.string(), label: z.string() })),
    counts: z.record(z.enum(states), z.number()),
    conflicts: z.array(z.string()),
    rows: z.array(z.object({ id: z.string(), version: z.number(), area: z.string(), lesson: z.string(), type: z.enum(kinds), difficulty: z.enum(['easy', 'medium', 'hard']), status: z.enum(states), stem: z.string(), edited: z.boolean(), risk: z.string().nullable() })),
  }),
  async load({ ctx, query: { pool, q, area, type, status, risk, page } }) {
    const { areas, claims, questions, practice } = contentOf()
    const riskOf = new Map([...claims].reverse().flatMap(claim => claim.questions.map(id => [id, claim.risk] as const)))
    const only = risk ? [...riskOf].filter(([, own]) => own === risk).map(([id]) => id) : undefined
    const [{ rows, total }, counts, edited] = await Promise.all([questionRows(ctx, { pool, q, area, type, status, only, page }), statusCounts(ctx, pool), editedQuestions(ctx)])
    const files = new Map([...questions, ...practice].map(question => [question.id, question.contentHash]))
    return {
      pool, q: q ?? '', area: area ?? '', type: type ?? '', status: status ?? '', risk: risk ?? '', page, pageSize: QUESTION_PAGE, total,
      areas: areas.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
      counts: Object.fromEntries(states.map(state => [state, counts[state] ?? 0])) as Record<(typeof states)[number], number>,
      conflicts: edited.filter(row => files.has(row.questionId) && decideImport(files.get(row.questionId)!, row) === 'conflict').map(row => row.questionId),
      rows: rows.map(row => ({ ...row, id: row.questionId, edited: row.origin === 'editor', risk: riskOf.get(row.questionId) ?? null })),
    }
  },
  actions: act => ({
    export: act(z.strictObject({ pool: z.enum(pools), area: z.string().max(8).optional() }), async ({ ctx, input }) => {
      const { count, ...file } = await exportQuestions(ctx, input)
      return count === 0 ? redirect('/certify/questions') : attachment(file)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '题库 · 首席质量官平台' }]

export default function Questions() {
  const data = useLoaderData<typeof loader>()
  const { pool, q, area, type, status, risk, counts, rows } = data
  const filtered = Boolean(q || area || type || status || risk)
  const open = new URLSearchParams(Object.entries({ pool, q, area, type, status, risk }).filter(([, value]) => value !== ''))
  const all = states.reduce((sum, state) => sum + counts[state], 0)
  return (
    <>
      <PageHead
        title="题库"
        lead={`共 ${all} 题，${states.filter(state => counts[state] > 0).map(state => `${questionStatusNames[state]} ${counts[state]}`).join('，')}。题目与答案只有本岗位看得到，每次打开都留痕。`}
        aside={<LinkButton to={`/certify/questions/new/edit?pool=${pool}`} variant="primary" icon="plus">新命一题</LinkButton>}
      />
      <Tabs label="题池" tabs={[{ to: '/certify/questions', label: '考核题库', current: pool === 'exam' }, { to: '/certify/questions?pool=practice', label: '练习题池', current: pool === 'practice' }]} />
      {data.conflicts.length > 0 && (
        <Banner tone="warn" title={`${data.conflicts.length} 题在文件和平台里都改过`} className="my-4">
          现在用的是平台的版本。逐题打开选用哪一份：{data.conflicts.map(id => <Link key={id} className="mr-2" to={`/certify/questions/${id}`}>{id}</Link>)}
        </Banner>
      )}
      <Filters clearTo={filtered ? `/certify/questions?pool=${pool}` : undefined}>
        <HiddenFields values={{ pool }} />
        <FilterSearch label="题号、课号、题干里的字" value={q} />
        <FilterSelect name="area" label="知识领域" all="全部领域" value={area} options={data.areas} />
        <FilterSelect name="type" label="题型" all="全部题型" value={type} options={kinds.map(value => ({ value, label: kindNames[value] }))} />
        <FilterSelect name="status" label="状态" all="全部状态" value={status} options={states.map(value => ({ value, label: questionStatusNames[value] }))} />
        <FilterSelect name="risk" label="说法风险" all="不限风险" value={risk} options={['高', '中', '低'].map(value => ({ value, label: `风险${value}的说法` }))} />
      </Filters>
      <DataTable
        caption={pool === 'exam' ? '考核题库' : '练习题池'}
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'stem', head: '题目', lead: true, cell: row => <><Link to={`/certify/questions/${row.id}?${open}`}>{row.id}</Link><small className="line-clamp-2">{row.stem}</small></> },
          { key: 'area', head: '领域、课', cell: row => `${row.area} ${row.lesson}`, nowrap: true },
          { key: 'type', head: '题型', cell: row => `${kindNames[row.type]}，${difficultyNames[row.difficulty]}`, nowrap: true },
          { key: 'version', head: '版本', cell: row => <>第 {row.version} 版{row.edited && <small>平台改过</small>}</>, nowrap: true },
          { key: 'risk', head: '说法风险', cell: row => (row.risk ? <StatusBadge plain tone={row.risk === '高' ? 'danger' : 'warn'} shape="triangle" label={row.risk} /> : <span className="text-ink-3">未列</span>), nowrap: true },
          { key: 'status', head: '状态', cell: row => <StatusBadge plain tone={statusTones[row.status]} label={questionStatusNames[row.status]} />, nowrap: true },
        ]}
        empty={<EmptyState>{filtered ? '没有符合条件的题，换个条件试试。' : '题池是空的。内容文件在平台启动时导入，也可以新命一题。'}</EmptyState>}
      />
      <Pager page={data.page} pageSize={data.pageSize} total={data.total} unit="题" />
      <Form method="post" reloadDocument className="mt-6 flex flex-wrap items-center gap-3">
        <HiddenFields values={{ intent: 'export', pool, ...(area ? { area } : {}) }} />
        <Button icon="download">导出{area || '全部'}题目文件</Button>
        <span className="text-sm text-ink-2">与内容文件夹同一种 YAML 格式，含答案和解析，导出留痕。</span>
      </Form>
    </>
  )
}
