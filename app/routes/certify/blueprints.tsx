import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { cellField, formalCells, halfPointsOf, kindNames } from '~/domain/exams/blueprint'
import { publishBlueprint } from '~/domain/exams/publish-blueprint.server'
import { blueprintsOf, poolCounts } from '~/domain/exams/queries.server'
import { retireBlueprint } from '~/domain/exams/retire-blueprint.server'
import { shortfalls, sizeOf, trialCells } from '~/domain/papers/compose'
import { questionPool } from '~/domain/papers/pool.server'
import { itemsPer, questionTypes, typeNames } from '~/domain/papers/question-types'
import { formatHalfPoints } from '~/domain/papers/points'
import { statusCounts } from '~/domain/questions/queries.server'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { Banner } from '~/ui/banner'
import { Button } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'
import { BlueprintForm } from './blueprint-form'
import { FormalBlueprint, formalShape } from './formal-blueprint'
import { difficultyNames } from './question-words'

const count = z.coerce.number().int('填整数').min(0, '不能为负').max(200, '最多 200 题').default(0)
const cellName = /^(KA\d{2})-(single|multiple|judge|case)$/
const input = z
  .object({ name: z.string('请填方案名称').trim().min(1, '请填方案名称').max(60, '最多 60 字'), kind: z.enum(['trial', 'formal'], '请选用途') })
  .catchall(count)
  .refine(({ name: _, kind: __, ...cells }) => Object.keys(cells).every(field => cellName.test(field)), '表单里有不认识的项')

const gate = route({
  who: ['certifying_body'],
  query: z.object({ published: z.string().max(64).optional() }),
  output: z.object({
    rows: z.array(z.object({ area: z.string(), title: z.string(), cells: z.array(z.object({ field: z.string(), label: z.string(), pool: z.number(), draw: z.number(), items: z.number(), halfPoints: z.number() })) })),
    formal: formalShape,
    factor: z.object({ trial: z.number(), formal: z.number() }), passPercent: z.number(), minutes: z.number(), published: z.boolean(),
    blueprints: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), live: z.boolean(), questions: z.number(), points: z.string(), passPercent: z.number(), minutes: z.number(), createdAt: z.string() })),
  }),
  async load({ ctx, query }) {
    const [{ rules }, pool, known, counts] = await Promise.all([rulesNow(ctx), poolCounts(ctx), blueprintsOf(ctx), statusCounts(ctx, 'exam')])
    const suggested = new Map(trialCells(rules.trial_blueprint, halfPointsOf).map(cell => [cellField(cell), cell.count]))
    return {
      formal: { ...formalView(shortfalls(formal(), await questionPool(ctx), rules.pool_factor.formal)), waiting: counts.expert_review ?? 0 },
      rows: contentOf().areas.map(({ code, title }) => ({
        area: code,
        title,
        cells: questionTypes.map(type => {
          const field = cellField({ area: code, type })
          return { field, label: `${code} ${title} ${typeNames[type]}`, pool: pool[field] ?? 0, draw: suggested.get(field) ?? 0, items: itemsPer[type], halfPoints: halfPointsOf[type] }
        }),
      })),
      factor: rules.pool_factor,
      passPercent: rules.pass_percent,
      minutes: rules.exam_minutes,
      published: query.published !== undefined,
      blueprints: known.map(row => ({
        id: row.id, name: row.name, kind: kindNames[row.kind], live: row.status === 'published', questions: sizeOf(row.cells).items, points: formatHalfPoints(sizeOf(row.cells).halfPoints),
        passPercent: row.passPercent, minutes: row.minutes, createdAt: formatDateTime(row.createdAt),
      })),
    }
  },
  actions: act => ({
    publish: act(input, async ({ ctx, input: { name, kind, ...counts } }) => {
      const cells = Object.entries(counts).flatMap(([field, n]) => {
        const [, area = '', type] = cellName.exec(field) ?? []
        const known = questionTypes.find(one => one === type)
        return known && typeof n === 'number' ? [{ area, type: known, count: n, halfPoints: halfPointsOf[known] }] : []
      })
      const id = await publishBlueprint(ctx, { name, kind, cells })
      return redirect(`/certify/blueprints?published=${id}`)
    }),
    formal: act(z.strictObject({}), async ({ ctx }) => {
      const id = await publishBlueprint(ctx, { name: '岗位能力考核正式组卷方案', kind: 'formal', cells: formal() })
      return redirect(`/certify/blueprints?published=${id}`)
    }),
    retire: act(z.strictObject({ blueprintId: z.string().max(64) }), async ({ ctx, input: { blueprintId } }) => {
      await retireBlueprint(ctx, { blueprintId })
      return redirect('/certify/blueprints')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

const formal = () => formalCells(contentOf().formalBlueprint)

/** The formal blueprint in words: draws by area and type, size, and the cells the bank cannot fill five times. */
function formalView(missing: ReturnType<typeof shortfalls>) {
  const { areas, formalBlueprint } = contentOf()
  const { items, halfPoints } = sizeOf(formal())
  return {
    heads: questionTypes.map(type => typeNames[type]),
    rows: formalBlueprint.map(row => ({ area: `${row.area} ${areas.find(area => area.code === row.area)?.title ?? ''}`, draws: questionTypes.map(type => (row[type]?.some(n => n > 0) ? row[type].join('/') : '—')) })),
    items, points: formatHalfPoints(halfPoints),
    short: missing.map(({ cell, needed, available }) => `${cell.area} ${typeNames[cell.type]}${cell.difficulty ? difficultyNames[cell.difficulty] : ''}：要 ${needed} 题，有 ${available} 题`),
  }
}

export const meta = () => [{ title: '组卷方案 · 广东省企业首席质量官网络培训考试平台' }]

export default function Blueprints() {
  const data = useLoaderData<typeof loader>()
  return (
    <div className="stack gap-8">
      <PageHead title="组卷方案" lead="按知识领域和题型定抽题数。每位考生报名时按方案随机抽题，题序、选项打乱后封存。" />
      {data.published && <Banner tone="ok" title="方案已发布">现在可以用它开设场次。</Banner>}
      <Section title="已有方案">
        <DataTable
          caption="已有方案"
          rows={data.blueprints}
          rowKey={row => row.id}
          empty={<EmptyState>还没有方案。下面按试行规则填好了抽题数，核对后发布。</EmptyState>}
          columns={[
            { key: 'name', head: '方案', lead: true, cell: row => row.name },
            { key: 'kind', head: '用途', cell: row => row.kind },
            { key: 'status', head: '状态', nowrap: true, cell: row => <StatusBadge plain tone={row.live ? 'ok' : 'idle'} label={row.live ? '使用中' : '已停用'} /> },
            { key: 'size', head: '试卷', nowrap: true, cell: row => `${row.questions} 题，${row.points} 分` },
            { key: 'rule', head: '合格、时长', nowrap: true, cell: row => `${row.passPercent}%，${row.minutes} 分钟` },
            { key: 'at', head: '发布', nowrap: true, cell: row => row.createdAt },
            { key: 'retire', head: '', cell: row => row.live && <Retire id={row.id} name={row.name} /> },
          ]}
        />
      </Section>
      <FormalBlueprint {...data.formal} />
      <Section title="试行或自定方案">
        <BlueprintForm rows={data.rows} factor={data.factor} passPercent={data.passPercent} minutes={data.minutes} />
      </Section>
    </div>
  )
}

function Retire({ id, name }: { id: string; name: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="retire" />
      <input type="hidden" name="blueprintId" value={id} />
      <Button variant="quiet" aria-label={`停用 ${name}`}>停用</Button>
    </Form>
  )
}
