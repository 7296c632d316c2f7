import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { policyNamed, renderMarkdown, summariesOf } from '#content/load.server'
import { formatDateTime } from '~/domain/clock'
import { decideImport } from '~/domain/import-decision'
import { exportQuestions } from '~/domain/questions/export-questions.server'
import { openQuestion } from '~/domain/questions/open-question.server'
import { neighbours } from '~/domain/questions/queries.server'
import { poolOf } from '~/domain/questions/question-entry'
import { questionStatus, questionStatusNames } from '~/domain/questions/question-status'
import { reviewQuestion } from '~/domain/questions/review-question.server'
import { settleConflict } from '~/domain/questions/settle-conflict.server'
import { attachment } from '~/http/attachment'
import { choice, words } from '~/http/list-query'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { StatusBadge } from '~/ui/status-badge'
import { Timeline } from '~/ui/timeline'
import { QuestionPaper, questionView } from './question-paper'
import { ReviewForm } from './review-form'
import { difficultyNames, kindNames, kinds, pools, states, statusTones } from './question-words'

const events = ['approve', 'flag', 'retire', 'restore'] as const
const review = z.strictObject({ versionId: z.string().max(64), note: z.string().trim().max(500, '最多 500 字').default('') })
const reasoned = review.refine(({ note }) => note.length >= 4, { path: ['note'], message: '请写明疑点，至少 4 个字' })

const gate = route({
  who: ['certifying_body'],
  params: z.object({ id: z.string().max(16) }),
  query: z.object({ pool: z.enum(pools).optional(), q: words, area: words, type: choice(kinds), status: choice(states), risk: choice(['高', '中', '低']), saved: z.string().optional() }),
  output: z.object({
    id: z.string(), versionId: z.string(), saved: z.boolean(), status: z.enum(states), events: z.array(z.enum(events)), back: z.string(), before: z.string().nullable(), after: z.string().nullable(),
    head: z.string(), question: questionView, conflict: z.boolean(),
    claims: z.array(z.object({ claim: z.string(), risk: z.string(), why: z.string(), check: z.string() })),
    history: z.array(z.object({ time: z.string(), title: z.string(), detail: z.string() })),
  }),
  async load({ ctx, params: { id }, query }) {
    const pool = poolOf(id)
    const { saved, ...filter } = query
    const [{ current, versions, entry }, near] = await Promise.all([openQuestion(ctx, id), neighbours(ctx, { ...filter, pool, only: undefined }, id)])
    const { policies, claims, questions, practice } = contentOf()
    const file = [...questions, ...practice].find(question => question.id === id)
    const part = (item: { stem: string; options?: string[]; answer?: string[]; explanation: string; area: string; lesson: string; source: { document: string; clause: string } }) => {
      const policy = policyNamed(policies, item.source.document)
      return {
        stem: item.stem, options: item.options ?? [], answer: (item.answer ?? []).map(key => key.charCodeAt(0) - 65), explanation: item.explanation, belongs: `${item.area} ${item.lesson}`,
        source: { ...item.source, code: policy?.code ?? null, summaries: policy ? summariesOf(policy, item.source.clause) : [] },
      }
    }
    const list = new URLSearchParams(Object.entries({ pool, ...filter }).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])))
    const link = (other: string | null) => other && `/certify/questions/${other}?${list}`
    return {
      id, versionId: current.id, saved: saved !== undefined, status: current.status, events: questionStatus.eventsFrom(current.status, 'certifying_body'),
      back: `/certify/questions?${list}`, before: link(near.before), after: link(near.after),
      head: `${kindNames[current.type]}，${difficultyNames[current.difficulty]}，第 ${current.version} 版，依据版本 ${entry.edition}`,
      question: { title: entry.title ?? null, materialHtml: entry.type === 'case' ? renderMarkdown(entry.stem) : null, rubric: entry.rubric ?? [], explanation: entry.explanation, parts: entry.items ? entry.items.map(part) : [part(entry)] },
      conflict: file !== undefined && decideImport(file.contentHash, current) === 'conflict',
      claims: claims.filter(claim => claim.questions.includes(id)),
      history: versions.flatMap(version => [
        ...(version.reviewedAt ? [{ time: formatDateTime(version.reviewedAt), title: `第 ${version.version} 版${questionStatusNames[version.status]}`, detail: [version.reviewedBy, version.reviewNote].filter(Boolean).join('：') }] : []),
        { time: formatDateTime(version.createdAt), title: `第 ${version.version} 版${version.origin === 'editor' ? '在平台修改' : '由内容文件导入'}`, detail: '' },
      ]),
    }
  },
  actions: act => {
    const verdict = (event: (typeof events)[number], input: typeof review) =>
      act(input, async ({ ctx, input: given, request }) => {
        await reviewQuestion(ctx, { ...given, event })
        return redirect(new URL(request.url).pathname + new URL(request.url).search)
      })
    return {
      approve: verdict('approve', review),
      restore: verdict('restore', review),
      flag: verdict('flag', reasoned),
      retire: verdict('retire', reasoned),
      settle: act(z.strictObject({ take: z.enum(['file', 'ours']) }), async ({ ctx, params: { id }, input: { take } }) => {
        const file = [...contentOf().questions, ...contentOf().practice].find(question => question.id === id)
        if (file) await settleConflict(ctx, { file, take })
        return redirect(`/certify/questions/${id}`)
      }),
      export: act(z.strictObject({}), async ({ ctx, params: { id } }) => attachment(await exportQuestions(ctx, { pool: poolOf(id), questionIds: [id] }))),
    }
  },
})
export const loader = gate.loader
export const action = gate.action

export const meta = ({ data }: { data?: { id: string } }) => [{ title: `${data?.id ?? '试题'} · 首席质量官平台` }]

export default function Question() {
  const data = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <>
      <PageHead
        title={data.id}
        lead={data.head}
        back={<Link to={data.back}>题库</Link>}
        aside={
          <>
            <StatusBadge tone={statusTones[data.status]} label={questionStatusNames[data.status]} />
            {data.before && <LinkButton to={data.before} icon="back" iconOnly>上一题</LinkButton>}
            {data.after && <LinkButton to={data.after} icon="forward" iconOnly>下一题</LinkButton>}
            <LinkButton to={`/certify/questions/${data.id}/edit`} icon="pen">修改</LinkButton>
          </>
        }
      />
      <div className="grid gap-4">
        {data.saved && <Banner tone="ok" title="已保存为新的一版">另一位专家审核通过后，组卷才会抽到它。</Banner>}
        {refused && Object.keys(refused.fields).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
        {data.conflict && (
          <Banner tone="warn" title="内容文件和平台都改过这道题">
            <Form method="post" className="row mt-2">
              <input type="hidden" name="intent" value="settle" />
              <button className="btn" name="take" value="ours">保留平台的</button>
              <button className="btn" name="take" value="file">改用文件的</button>
            </Form>
          </Banner>
        )}
        {data.claims.map(claim => <Banner key={claim.claim} tone={claim.risk === '高' ? 'danger' : 'warn'} title={`风险${claim.risk}的说法：${claim.claim}`}>{claim.why}。核对办法：{claim.check}。</Banner>)}
      </div>
      <div className="mt-4 grid gap-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <QuestionPaper question={data.question} />
        <div className="grid content-start gap-8">
          <ReviewForm key={data.versionId + data.status} versionId={data.versionId} events={data.events} errors={refused?.fields ?? {}} values={refused?.values ?? {}} />
          <Section title="版本与审核"><Timeline items={data.history} /></Section>
          <Form method="post" reloadDocument>
            <SubmitButton intent="export" variant="quiet" icon="download">导出这道题的文件</SubmitButton>
          </Form>
        </div>
      </div>
    </>
  )
}
