import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { openQuestion } from '~/domain/questions/open-question.server'
import { saveQuestion } from '~/domain/questions/save-question.server'
import { entryOf, formOf, questionForm } from '~/http/question-form'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { QuestionFields } from './question-fields'
import { pools } from './question-words'

const option = z.object({ value: z.string(), label: z.string() })

const gate = route({
  who: ['certifying_body'],
  params: z.object({ id: z.string().max(16).transform(id => (id === 'new' ? null : id)) }),
  query: z.object({ pool: z.enum(pools).default('exam') }),
  output: z.object({ id: z.string().nullable(), back: z.string(), versionId: z.string().nullable(), values: z.record(z.string(), z.string()), areas: z.array(option), lessons: z.array(option), documents: z.array(z.string()) }),
  async load({ ctx, params: { id }, query: { pool } }) {
    const { areas, courses, policies } = contentOf()
    const opened = id ? await openQuestion(ctx, id) : null
    return {
      id,
      back: id ? `/certify/questions/${id}` : `/certify/questions?pool=${pool}`,
      versionId: opened?.current.id ?? null,
      values: opened ? formOf(opened.entry) : {},
      areas: areas.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
      lessons: courses.flatMap(course => course.lessons.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))),
      documents: policies.map(policy => policy.title),
    }
  },
  actions: act => ({
    default: act(questionForm, async ({ ctx, params: { id }, query: { pool }, input }) => {
      const { areas, courses, policies } = contentOf()
      const lessons = courses.flatMap(course => course.lessons.map(lesson => lesson.code))
      const entry = entryOf(input, id ?? (pool === 'practice' ? 'P000' : 'Q000'), { areas, lessons, policies })
      const saved = await saveQuestion(ctx, { entry, basedOn: input.versionId ?? null })
      return redirect(`/certify/questions/${saved}?saved=1`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = ({ data }: { data?: { id: string | null } }) => [{ title: `${data?.id ? `修改 ${data.id}` : '新命一题'} · 首席质量官平台` }]

export default function QuestionEdit() {
  const { id, back, versionId, values, ...choices } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <div className="grid max-w-180 gap-6">
      <PageHead title={id ? `修改 ${id}` : '新命一题'} back={<Link to={back}>{id ? `返回 ${id}` : '返回题库'}</Link>} lead="保存后成为新的一版，待另一位专家审核；已考过的卷子和旧版不变。" />
      <Form method="post" className="grid gap-5">
        {refused && Object.keys(refused.fields).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
        <ErrorSummary errors={refused?.fields} />
        {versionId && <input type="hidden" name="versionId" value={versionId} />}
        <QuestionFields values={refused?.values ?? values} errors={refused?.fields ?? {}} {...choices} />
        <div className="row">
          <SubmitButton pendingText="正在保存…">保存为新版</SubmitButton>
          <LinkButton to={back} variant="quiet">不改了</LinkButton>
        </div>
      </Form>
    </div>
  )
}
