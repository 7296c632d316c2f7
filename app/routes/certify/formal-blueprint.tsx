import { Form, Link } from '@remix-run/react'
import { z } from 'zod'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { Banner } from '~/ui/banner'
import { DataTable } from '~/ui/table'

export const formalShape = z.object({
  heads: z.array(z.string()),
  rows: z.array(z.object({ area: z.string(), draws: z.array(z.string()) })),
  items: z.number(), points: z.string(), short: z.array(z.string()), waiting: z.number(),
})

/** The formal paper of the published blueprint: what it draws, what the bank lacks, and how much of it no expert has read. */
export function FormalBlueprint({ heads, rows, items, points, short, waiting }: z.output<typeof formalShape>) {
  return (
    <Section title="正式卷" aside="命题蓝图，易/中/难">
      <DataTable
        keep
        caption="正式卷各知识领域抽题数"
        rows={rows}
        rowKey={row => row.area}
        columns={[{ key: 'area', head: '知识领域', nowrap: true, cell: row => row.area }, ...heads.map((head, i) => ({ key: head, head, nowrap: true, cell: (row: { draws: string[] }) => row.draws[i] }))]}
      />
      <p className="mt-3">共 <b>{items}</b> 题，满分 <b>{points}</b> 分，全部自动阅卷；案例每道 5 小题。题库每格至少是抽题数的五倍才能发布。</p>
      {short.length > 0 && <Banner tone="danger" title="题库还不够" className="mt-3">{short.join('；')}</Banner>}
      {waiting > 0 && <Banner tone="warn" title={`题库有 ${waiting} 题待专家审核`} className="mt-3">可以先发布试行；用于发证的考核前，请在<Link to="/certify/questions?status=expert_review">题库</Link>逐题审核，存疑的会自动停用。</Banner>}
      <Form method="post" className="mt-4">
        <SubmitButton intent="formal" variant="plain" pendingText="正在发布…">按蓝图发布正式方案</SubmitButton>
      </Form>
    </Section>
  )
}
