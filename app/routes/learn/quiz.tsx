import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { quizForTaker } from '~/domain/learning/queries.server'
import { takeQuiz } from '~/domain/learning/take-quiz.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { AnswerReview } from '~/ui/answer-review'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { formatClock } from '~/ui/format'
import { TaskFrame } from '~/ui/learner-frame'
import { Question } from '~/ui/question'

const choices = z.union([z.string(), z.array(z.string())])
const item = z.object({
  id: z.string(),
  type: z.enum(['single', 'multiple', 'judge']),
  stem: z.string(),
  options: z.array(z.string()),
  review: z.object({ answer: z.array(z.number()), explanation: z.string() }).nullable(),
})

const gate = route({
  who: ['cqo'],
  params: z.object({ courseId: z.string().max(64), code: z.string().max(16) }),
  output: z.object({
    demo: z.boolean(),
    code: z.string(),
    title: z.string(),
    back: z.string(),
    items: z.array(item),
    passed: z.boolean(),
    toRead: z.number(),
    needed: z.number(),
    last: z.object({ right: z.number(), total: z.number(), at: z.number() }).nullable(),
    tries: z.number(),
  }),
  async load({ ctx, params }) {
    const { courseId, code } = params
    const { passPercent, tries, moduleCode: _, ...quiz } = await quizForTaker(ctx, courseId, code)
    return { ...quiz, demo: ctx.demo, code, back: `/learn/lessons/${courseId}/${code}`, needed: Math.ceil((quiz.items.length * passPercent) / 100), last: tries[0] ?? null, tries: tries.length }
  },
  actions: act => ({
    default: act(z.record(z.string().regex(/^q\d{1,2}$/), choices), async ({ ctx, params, input }) => {
      const { courseId, code } = params
      const { items } = await quizForTaker(ctx, courseId, code)
      const answers = Object.fromEntries(items.map(({ id }, index) => [id, [input[`q${index}`] ?? []].flat().map(Number)]))
      await takeQuiz(ctx, { courseId, code, answers })
      return redirect(`/learn/lessons/${courseId}/${code}/quiz`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = ({ data }: { data?: { code: string } }) => [{ title: `${data ? `${data.code} ` : ''}课后测验 · 首席质量官培训考试平台` }]

const kinds = { single: '单选题', multiple: '多选题，选全才算对', judge: '判断题' }

export default function QuizPage() {
  const data = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const blank = refused && Object.fromEntries(data.items.flatMap((row, index) => (refused.fields[row.id] ? [[`q${index + 1}`, `第 ${index + 1} 题还没答`]] : [])))
  return (
    <TaskFrame back={{ to: data.back, label: '返回课文' }} context={`${data.code} ${data.title}`} title={`${data.code} 课后测验`} demo={data.demo}>
      <div className="mx-auto grid max-w-[44em] gap-4">
        {refused && (blank && Object.keys(blank).length > 0 ? <ErrorSummary errors={blank} title={refused.refusal.title} /> : <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>)}
        {data.passed ? <Passed {...data} /> : data.last && !refused && <Failed last={data.last} needed={data.needed} back={data.back} />}
        {!data.passed && <p className="text-ink-2">共 {data.items.length} 题，答对 {data.needed} 题通过，次数不限。通过后可看解析。</p>}
        <Form method="post" key={data.tries}>
          {data.items.map((row, index) => (
            <Question
              key={row.id}
              plain
              name={`q${index}`}
              number={index + 1}
              total={data.items.length}
              rule={kinds[row.type]}
              stem={row.stem}
              multiple={row.type === 'multiple'}
              options={row.review ? [] : row.options.map((text, option) => ({ id: String(option), text }))}
            >
              {row.review && <AnswerReview options={row.options} answer={row.review.answer} explanation={row.review.explanation} />}
            </Question>
          ))}
          {!data.passed && (
            <div className="mt-6">
              <SubmitButton pendingText="正在交…">交测验</SubmitButton>
            </div>
          )}
        </Form>
        {data.passed && (
          <p>
            <LinkButton to={data.back}>返回课文</LinkButton>
          </p>
        )}
      </div>
    </TaskFrame>
  )
}

function Passed({ last, toRead }: { last: { right: number; total: number } | null; toRead: number }) {
  return (
    <Banner tone="ok" title={last ? `测验已通过，答对 ${last.right} / ${last.total} 题` : '测验已通过'}>
      {toRead > 0 ? `本课还差 ${formatClock(toRead)} 有效阅读，学满就算学完。` : '本课已学完。'}
    </Banner>
  )
}

function Failed({ last, needed, back }: { last: { right: number; total: number; at: number }; needed: number; back: string }) {
  return (
    <Banner tone="warn" title={`这次答对 ${last.right} / ${last.total} 题，还没通过`}>
      答对 {needed} 题通过，可以<a href={back}>再读课文</a>，也可以马上重做。上次交于 {formatDateTime(last.at).slice(5)}。
    </Banner>
  )
}
