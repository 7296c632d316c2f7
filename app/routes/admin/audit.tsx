import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { auditEntities, latestAuditEvents } from '~/domain/audit/queries.server'
import { verifyChain } from '~/domain/audit/verify-chain.server'
import { formatDateTime, formatTime, isDate } from '~/domain/clock'
import { route } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { Button } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters, FilterSearch, FilterSelect } from '~/ui/filters'
import { formatCount, formatFingerprint } from '~/ui/format'
import { DataTable } from '~/ui/table'
import { entityWords, eventWord, roleWords } from './audit-words'

const LIMIT = 100
const blank = (text: string) => text || undefined

const gate = route({
  who: ['auditor', 'system_admin'],
  query: z.object({
    verify: z.literal('1').optional(),
    entity: z.string().max(40).transform(blank).optional(),
    id: z.string().trim().max(64).transform(blank).optional(),
    day: z.string().transform(blank).optional().refine(day => day === undefined || isDate(day)),
  }),
  output: z.object({
    verdict: z.union([z.object({ ok: z.literal(true), count: z.number(), head: z.string() }), z.object({ ok: z.literal(false), seq: z.number(), reason: z.string() })]).nullable(),
    entities: z.array(z.string()), entity: z.string(), id: z.string(), day: z.string(),
    events: z.array(z.object({ seq: z.number(), time: z.string(), actorName: z.string(), actorRole: z.string(), type: z.string(), entityId: z.string(), data: z.string() })),
  }),
  async load({ ctx, query: { verify, entity, id, day } }) {
    const events = await latestAuditEvents(ctx, { entity, entityId: id, day }, LIMIT)
    return {
      verdict: verify ? await verifyChain(ctx) : null,
      entities: auditEntities, entity: entity ?? '', id: id ?? '', day: day ?? '',
      events: events.map(event => ({ ...event, time: `${formatDateTime(event.at).slice(0, 10)} ${formatTime(event.at)}`, data: JSON.stringify(event.data) })),
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '审计链 · 广东省企业首席质量官网络培训考试平台' }]

export default function Audit() {
  const { verdict, entities, entity, id, day, events } = useLoaderData<typeof loader>()
  return (
    <div className="stack gap-5">
      <PageHead
        title="审计链"
        lead="每一次办理都在同一笔事务里留痕，前后以 SHA-256 相扣，改一行就对不上。"
        aside={
          <Form method="get">
            <input type="hidden" name="verify" value="1" />
            <Button variant="primary" icon="shield">核验整条链</Button>
          </Form>
        }
      />
      {verdict?.ok && (
        <Banner tone="ok" title={`完整，共 ${formatCount(verdict.count)} 条`} alert>
          链尾指纹 <span className="font-mono wrap-anywhere">{formatFingerprint(verdict.head)}</span>。抄存它，下次核验可证明这之前没有被改。
        </Banner>
      )}
      {verdict && !verdict.ok && <Banner tone="danger" title={`第 ${verdict.seq} 条不对：${verdict.reason}`} alert>从这一条起的记录不可信。请保存数据库现场，从备份核对。</Banner>}
      <Filters clearTo={entity || id || day ? '/admin' : undefined} aside={`最新 ${LIMIT} 条`}>
        <FilterSelect name="entity" label="对象" all="全部对象" options={entities.map(each => ({ value: each, label: entityWords[each] ?? each }))} value={entity} />
        <FilterSearch name="id" label="对象编号" value={id} />
        <input className="in" type="date" name="day" aria-label="日期" defaultValue={day} key={day} />
      </Filters>
      <DataTable
        caption="审计事件，新的在前"
        rows={events}
        rowKey={row => String(row.seq)}
        empty={<EmptyState>没有符合条件的记录。清除条件再看。</EmptyState>}
        columns={[
          { key: 'seq', head: '序号', cell: row => row.seq, align: 'right', nowrap: true },
          { key: 'time', head: '时间', cell: row => row.time, nowrap: true },
          { key: 'who', head: '谁', cell: row => <span>{row.actorName}<small>{roleWords(row.actorRole)}</small></span> },
          { key: 'type', head: '事件', cell: row => <b className="font-medium">{eventWord(row.type)}<small className="font-mono font-normal">{row.type}</small></b>, lead: true, nowrap: true },
          { key: 'object', head: '对象编号', cell: row => <span className="font-mono text-xs">{row.entityId}</span>, nowrap: true, phoneOff: true },
          { key: 'data', head: '内容', cell: row => <span className="font-mono text-xs wrap-anywhere">{row.data === '{}' ? '' : row.data}</span>, phoneOff: true },
        ]}
      />
    </div>
  )
}
