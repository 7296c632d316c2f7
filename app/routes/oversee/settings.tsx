import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { shanghaiDate } from '~/domain/clock'
import { settingsInForce } from '~/domain/settings/queries.server'
import { ruleKeys } from '~/domain/settings/rules'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { PageHead } from '~/ui/card'
import { DataTable } from '~/ui/table'

const gate = route({
  who: ['province_admin', 'system_admin'],
  output: z.object({
    today: z.string(),
    rows: z.array(z.object({ rule: z.string(), what: z.string(), value: z.string(), parts: z.array(z.string()), from: z.string(), document: z.string(), source: z.string(), version: z.number() })),
  }),
  async load({ ctx }) {
    const versions = await settingsInForce(ctx)
    const sources = new Map(contentOf().settings.map(s => [s.key, s]))
    const rows = ruleKeys.map(key => {
      const row = versions[key]
      const origin = sources.get(key)
      // The content folder knows the clause of the first version only; a later one stands on its own document.
      const source = row.version === 1 ? (origin?.source ?? '') : ''
      return { rule: key, what: row.note, ...inWords(row.value, origin?.unit ?? null), from: shanghaiDate(row.effectiveFrom), document: row.documentNo, source, version: row.version }
    })
    return { today: shanghaiDate(ctx.now), rows }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '规则 · 首席质量官平台' }]

const names: Record<string, string> = {
  half_point_per_correct: '少选每个正确选项 0.5 分', all_or_nothing: '全对才得分', half_if_subset: '少选得一半', proportional: '按比例',
  high_school: '高中', college: '大专', bachelor: '本科', master: '硕士', doctor: '博士', large: '大型', medium: '中型', small: '小型', micro: '微型',
  name: '姓名', enterprise: '单位', appointed_on: '任职时间', trial: '试行卷', formal: '正式卷', area: '', code: '', single: '单选', multiple: '多选', year: '', cap: '上限', core: '核心', evidence: '佐证', rule: '',
}
const word = (value: unknown): string => (value === null ? '不限' : typeof value === 'boolean' ? (value ? '是' : '否') : (names[String(value)] ?? String(value)))
const entry = (item: unknown): string =>
  item && typeof item === 'object' ? Object.entries(item).map(([key, value]) => `${names[key] ?? key} ${key === 'name' ? String(value) : word(value)}`.trim()).join('，').replace(/姓名 /, '') : word(item)

/** A rule's value for people: a short text, and for tables their lines. */
function inWords(value: unknown, unit: string | null): { value: string; parts: string[] } {
  if (value === null) return { value: '长期有效', parts: [] }
  if (Array.isArray(value)) {
    const parts = value.map(entry)
    return parts.join('、').length <= 24 ? { value: parts.join('、'), parts: [] } : { value: `共 ${parts.length} 项`, parts }
  }
  if (typeof value === 'object') return { value: entry(value), parts: [] }
  return { value: `${word(value)}${unit ? (unit === '%' ? '%' : ` ${unit}`) : ''}`, parts: [] }
}

export default function OverseeSettings() {
  const { today, rows } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="规则" lead={`${today} 起现行的全部规则。规则一经生效不修改，只由新版本替代；已作出的决定保留当时的版本。`} />
      <DataTable
        caption="现行规则"
        rows={rows}
        rowKey={row => row.rule}
        columns={[
          { key: 'what', head: '规则', cell: row => row.what, lead: true },
          { key: 'value', head: '现行值', cell: row => <Value value={row.value} parts={row.parts} /> },
          { key: 'from', head: '生效日', cell: row => row.from, nowrap: true },
          { key: 'document', head: '文件', cell: row => <div>{row.document}{row.source && <small>{row.source}</small>}</div> },
          { key: 'version', head: '版本', cell: row => `第 ${row.version} 版`, nowrap: true },
        ]}
      />
    </>
  )
}

function Value({ value, parts }: { value: string; parts: string[] }) {
  if (parts.length === 0) return <b>{value}</b>
  return (
    <details>
      <summary className="text-accent underline underline-offset-4"><b>{value}</b></summary>
      <ul className="mt-1 grid gap-0.5 text-xs text-ink-2">{parts.map(part => <li key={part}>{part}</li>)}</ul>
    </details>
  )
}
