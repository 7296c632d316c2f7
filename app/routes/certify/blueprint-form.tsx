import { Form } from '@remix-run/react'
import { useState } from 'react'
import { formatHalfPoints } from '~/domain/papers/points'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { RadioGroup } from '~/ui/choices'
import { cx } from '~/ui/cx'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Scroll } from '~/ui/table'

interface Cell {
  field: string
  label: string
  pool: number
  draw: number
  /** Items on the paper that one question becomes. */
  items: number
  halfPoints: number
}
export interface BlueprintFormProps {
  rows: readonly { area: string; title: string; cells: readonly Cell[] }[]
  factor: { trial: number; formal: number }
  passPercent: number
  minutes: number
}

const heads = ['单选（1 分）', '多选（2 分）', '判断（1 分）', '案例（5 小题各 2 分）']

/** Counts per area and type beside what the bank holds; a cell short of its factor is named as one types. */
export function BlueprintForm({ rows, factor, passPercent, minutes }: BlueprintFormProps) {
  const refused = useRefusal()
  const values = refused?.values ?? {}
  const fields = refused?.fields ?? {}
  const cells = rows.flatMap(row => row.cells)
  const [counts, setCounts] = useState<Record<string, number>>(() => Object.fromEntries(cells.map(cell => [cell.field, Number(values[cell.field] ?? cell.draw)])))
  const [kind, setKind] = useState<'trial' | 'formal'>(values.kind === 'formal' ? 'formal' : 'trial')
  const questions = cells.reduce((sum, cell) => sum + (counts[cell.field] ?? 0) * cell.items, 0)
  const points = cells.reduce((sum, cell) => sum + (counts[cell.field] ?? 0) * cell.items * cell.halfPoints, 0)
  const short = (cell: Cell) => (counts[cell.field] ?? 0) * factor[kind] > cell.pool
  return (
    <Form method="post" className="grid gap-5" onChange={event => event.target instanceof HTMLInputElement && event.target.name === 'kind' && setKind(event.target.value === 'formal' ? 'formal' : 'trial')}>
      <input type="hidden" name="intent" value="publish" />
      {refused && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      <ErrorSummary errors={Object.fromEntries(Object.entries(fields).map(([field, messages]) => [field, messages.map(message => `${cells.find(cell => cell.field === field)?.label ?? ''} ${message}`.trim())]))} />
      <TextField name="name" label="方案名称" defaultValue={values.name ?? '岗位能力考核试行组卷方案'} maxLength={60} error={fields.name} className="max-w-120" />
      <RadioGroup
        name="kind"
        label="用途"
        inline
        defaultValue={kind}
        options={[
          { value: 'trial', label: '试行', hint: `题库至少为抽题数的 ${factor.trial} 倍` },
          { value: 'formal', label: '正式', hint: `题库至少为抽题数的 ${factor.formal} 倍` },
        ]}
      />
      <Scroll label="各知识领域抽题数">
        <table className="tbl">
          <caption className="sr-only">各知识领域抽题数与题库可用题数</caption>
          <thead><tr><th scope="col">知识领域</th>{heads.map(head => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.area}>
                <th scope="row" className="align-middle whitespace-nowrap font-normal">{row.area} {row.title}</th>
                {row.cells.map(cell => (
                  <td key={cell.field}>
                    <span className="flex items-center gap-2 whitespace-nowrap">
                      <input
                        className="in w-18"
                        type="number"
                        min={0}
                        max={200}
                        inputMode="numeric"
                        id={cell.field}
                        name={cell.field}
                        aria-label={`${cell.label} 抽题数`}
                        aria-invalid={short(cell) || undefined}
                        defaultValue={values[cell.field] ?? cell.draw}
                        onChange={event => setCounts({ ...counts, [cell.field]: Math.max(0, Number(event.currentTarget.value) || 0) })}
                      />
                      <span className={cx('text-sm', short(cell) ? 'font-medium text-danger' : 'text-ink-3')}>{short(cell) ? `不足，库 ${cell.pool}，要 ${(counts[cell.field] ?? 0) * factor[kind]}` : `库 ${cell.pool}`}</span>
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p role="status">共 <b>{questions}</b> 题，满分 <b>{formatHalfPoints(points)}</b> 分，{passPercent}% 即 <b>{formatHalfPoints(Math.ceil((points * passPercent) / 100))}</b> 分合格，{minutes} 分钟。</p>
      <div><SubmitButton pendingText="正在发布…">发布方案</SubmitButton></div>
    </Form>
  )
}
