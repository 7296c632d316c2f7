import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { beginPractice } from '~/domain/questions/begin-practice.server'
import { finishPractice } from '~/domain/questions/finish-practice.server'
import { practiceRound } from '~/domain/questions/queries.practice.server'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { AnswerReview } from '~/ui/answer-review'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { Material } from '~/ui/material'
import { Question } from '~/ui/question'

const part = z.object({ name: z.string(), stem: z.string(), options: z.array(z.string()), choice: z.array(z.number()), review: z.object({ right: z.array(z.number()), explanation: z.string() }).nullable() })
const question = z.object({
  questionId: z.string(), type: z.enum(['single', 'multiple', 'judge', 'case', 'short']), stem: z.string(), lesson: z.string(), material: z.object({ title: z.string(), html: z.string() }).nullable(), parts: z.array(part),
  review: z.object({ explanation: z.string(), rubric: z.array(z.object({ point: z.string(), marks: z.number() })), right: z.boolean().nullable() }).nullable(),
})
const answers = z.record(z.string().regex(/^a\d{1,2}$/), z.union([z.string(), z.array(z.string())]))

const gate = route({
  who: ['cqo'],
  params: z.object({ setId: z.string().max(64) }),
  output: z.object({ setId: z.string(), area: z.string(), title: z.string(), finished: z.boolean(), right: z.number(), total: z.number(), questions: z.array(question) }),
  async load({ ctx, params: { setId } }) {
    const round = await practiceRound(ctx, setId)
    return { ...round, setId, title: contentOf().areas.find(area => area.code === round.area)?.title ?? round.area }
  },
  actions: act => ({
    finish: act(answers, async ({ ctx, params: { setId }, input }) => {
      const given = (at: number) => [input[`a${at}`] ?? []].flat().map(Number).filter(Number.isInteger)
      const last = Math.max(-1, ...Object.keys(input).map(name => Number(name.slice(1))))
      await finishPractice(ctx, { setId, choices: Array.from({ length: last + 1 }, (_, at) => given(at)) })
      return redirect(`/learn/practice/${setId}`)
    }),
    again: act(z.strictObject({}), async ({ ctx, params: { setId } }) => redirect(`/learn/practice/${await beginPractice(ctx, { area: (await practiceRound(ctx, setId)).area })}`)),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = ({ data }: { data?: { title: string } }) => [{ title: `练习：${data?.title ?? ''} · 首席质量官培训考试平台` }]

const rules = { single: '单选', multiple: '多选，选全才算对', judge: '判断', case: '案例，不定项', short: '简答，自己对照要点' }

type Item = z.output<typeof question>

export default function PracticeRound() {
  const { setId, area, title, finished, right, total, questions } = useLoaderData<typeof loader>()
  const firstOf = (at: number) => questions.slice(0, at).reduce((sum, row) => sum + Math.max(1, row.parts.length), 1)
  const count = firstOf(questions.length) - 1
  return (
    <div className="mx-auto grid max-w-[44em] gap-4">
      <PageHead title={`练习：${title}`} back={<Link to="/learn/practice">全部领域</Link>} lead={finished ? undefined : `${area}，共 ${count} 题，不计时。交了再看答案和解析。`} />
      {finished && (
        <Banner tone={right === total ? 'ok' : 'info'} title={`答对 ${right} / ${total} 题`}>
          {right === total ? '全部答对。' : '错的题下次先出，先读解析和对应的课。'}简答不计对错。
        </Banner>
      )}
      <Form method="post" key={setId}>
        {questions.map((row, at) => <RoundItem key={row.questionId} row={row} first={firstOf(at)} total={count} />)}
        <div className="row mt-6">
          {finished ? (
            <>
              <SubmitButton intent="again" pendingText="正在出题…">再练一组</SubmitButton>
              <LinkButton to="/learn/practice" variant="quiet">换个领域</LinkButton>
            </>
          ) : (
            <SubmitButton intent="finish" pendingText="正在交…">交卷看解析</SubmitButton>
          )}
        </div>
      </Form>
    </div>
  )
}

function RoundItem({ row, first, total }: { row: Item; first: number; total: number }) {
  if (row.type === 'short') return <Short row={row} number={first} total={total} />
  return (
    <section>
      {row.material && <Material {...row.material} />}
      {row.parts.map((item, i) => (
        <Question
          key={item.name}
          plain
          name={item.name}
          number={first + i}
          total={total}
          rule={rules[row.type]}
          stem={item.stem}
          multiple={row.type === 'multiple' || row.type === 'case'}
          options={item.review ? [] : item.options.map((text, position) => ({ id: String(position), text }))}
        >
          {item.review && <AnswerReview options={item.options} answer={item.review.right} chosen={item.choice} explanation={item.review.explanation} />}
        </Question>
      ))}
      {row.review && <p className="text-sm text-ink-3">对应课文 {row.lesson}</p>}
    </section>
  )
}

/** A short answer is written for oneself and compared with the points. */
function Short({ row, number, total }: { row: Item; number: number; total: number }) {
  return (
    <Question plain name={`s${number}`} number={number} total={total} rule={rules.short} stem={row.stem}>
      <textarea className="in" rows={5} readOnly={row.review !== null} aria-label={`第 ${number} 题，写下您的要点`} placeholder="写下您的要点，交卷后与评分要点对照；这里写的不会上传" />
      {row.review && (
        <div className="mt-2 grid gap-2">
          <ol className="list-decimal pl-6">{row.review.rubric.map(({ point, marks }) => <li key={point}>{point}<b className="ml-2 whitespace-nowrap">{marks} 分</b></li>)}</ol>
          <p className="border-l-2 border-line pl-3 text-sm text-ink-2">解析：{row.review.explanation}</p>
        </div>
      )}
    </Question>
  )
}
