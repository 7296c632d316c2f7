import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { beginPractice } from '~/domain/questions/begin-practice.server'
import { PRACTICE_ROUND } from '~/domain/questions/practice'
import { practiceOverview } from '~/domain/questions/queries.practice.server'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { HiddenFields } from '~/ui/hidden-fields'
import { Scale } from '~/ui/scale'

const gate = route({
  who: ['cqo'],
  output: z.object({ areas: z.array(z.object({ area: z.string(), title: z.string(), total: z.number(), seen: z.number(), right: z.number(), open: z.boolean() })) }),
  async load({ ctx }) {
    const titles = new Map(contentOf().areas.map(area => [area.code, area.title]))
    return { areas: (await practiceOverview(ctx)).map(row => ({ ...row, open: row.open !== null, title: titles.get(row.area) ?? row.area })) }
  },
  actions: act => ({
    default: act(z.strictObject({ area: z.string().max(8) }), async ({ ctx, input }) => redirect(`/learn/practice/${await beginPractice(ctx, input)}`)),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '练习 · 首席质量官培训考试平台' }]

export default function Practice() {
  const { areas } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="练习" back={<Link to="/learn/exams">考核</Link>} lead={`按知识领域练，一组 ${PRACTICE_ROUND} 题，交了就看解析。上次做错的先出。练习题与考核题库分开，成绩只给自己看。`} />
      {areas.length === 0 && <EmptyState>练习题还没有导入。</EmptyState>}
      <ul className="mt-6 grid gap-x-16 gap-y-6 wide:grid-cols-2">
        {areas.map(({ area, title, total, seen, right, open }) => (
          <li key={area} className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 border-t border-line pt-3">
            <h2 className="text-md">{area} {title}</h2>
            <Form method="post" className="row-span-2">
              <HiddenFields values={{ area }} />
              <SubmitButton variant={open ? 'primary' : 'plain'} pendingText="正在出题…" aria-label={`${title}，${open ? '接着练' : '练一组'}`}>{open ? '接着练' : '练一组'}</SubmitButton>
            </Form>
            <span className="grid gap-1">
              <Scale row value={right} max={total} label={`${title}：练过 ${seen} 题，最近一次答对 ${right} 题，共 ${total} 题`} />
              <span className="text-sm text-ink-2">{seen === 0 ? `共 ${total} 题，还没练过` : `练过 ${seen} / ${total} 题，最近一次答对 ${right} 题`}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
