import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { refuse } from '~/domain/refusal'
import { rulesNow } from '~/domain/settings/queries.server'
import { type RatingItem, ratingItems, ratingKeys } from '~/domain/teachers/rating'
import { rateTeacher } from '~/domain/teachers/rate-teacher.server'
import { teachersToRate } from '~/domain/teachers/rating-queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { RadioGroup } from '~/ui/choices'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { StatusBadge } from '~/ui/status-badge'

const teacher = z.object({ teacherId: z.string(), name: z.string(), employer: z.string(), topic: z.string(), rated: z.boolean() })
const point = (key: RatingItem) => z.enum(['1', '2', '3', '4', '5'], `${ratingItems[key]}还没有评分`).transform(Number)

const gate = route({
  who: ['cqo'],
  params: z.object({ cohortId: z.string().max(40) }),
  query: z.object({ teacher: z.string().max(40).optional() }),
  output: z.object({ minimum: z.number(), cohort: z.string(), teachers: z.array(teacher), current: teacher.nullable() }),
  async load({ ctx, params, query }) {
    const teachers = (await teachersToRate(ctx)).filter(each => each.cohortId === params.cohortId)
    if (teachers.length === 0) return refuse('http.not-found')
    const open = teachers.filter(each => !each.rated)
    const { rules } = await rulesNow(ctx)
    return { minimum: rules.teacher_min_ratings, cohort: teachers[0]?.cohort ?? '', teachers, current: open.find(each => each.teacherId === query.teacher) ?? open[0] ?? null }
  },
  actions: act => ({
    default: act(
      z.strictObject({ teacherId: z.string().max(40), content: point('content'), delivery: point('delivery'), usefulness: point('usefulness'), interaction: point('interaction'), overall: point('overall'), comment: z.string().trim().max(300, '最多 300 个字').default('') }),
      async ({ ctx, params, input: { teacherId, comment, ...scores } }) => {
        await rateTeacher(ctx, { ...params, teacherId, scores, comment })
        return redirect(`/learn/rate/${params.cohortId}`)
      },
    ),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '评价师资 · 广东省企业首席质量官网络培训考试平台' }]

const points = ['1', '2', '3', '4', '5']
// Five in a row also at 360 px.
const tight = '[&_.choice]:gap-1.5 [&_.choice]:px-2.5'

export default function Rate() {
  const { minimum, cohort, teachers, current } = useLoaderData<typeof loader>()
  return (
    <div className="grid max-w-180 gap-6">
      <PageHead title="评价师资" lead={cohort} back={<Link to="/learn/continuing-education">继续教育</Link>} />
      <p className="text-ink-2">1 分很差，5 分很好。评价是匿名的：师资和培训机构只看到满 {minimum} 份后的均分和不署名的意见。每位师资只评一次，提交后不能改。</p>
      {current ? <RatingForm key={current.teacherId} teacher={current} /> : <Banner tone="ok" title="都评完了，您的评价已计入">同班满 {minimum} 份后，均分会给师资和培训机构看。<Link to="/learn">回首页</Link></Banner>}
      {teachers.length > 1 && (
        <Section title="本班师资">
          <ul className="list">
            {teachers.map(each => (
              <li key={each.teacherId}>
                <div className="li">
                  <span className="min-w-0 grow">{each.name}<small className="block text-ink-2">{each.topic}</small></span>
                  {each.rated ? <StatusBadge plain tone="ok" label="已评" /> : <Link to={`?teacher=${each.teacherId}`} preventScrollReset={false}>评价</Link>}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function RatingForm({ teacher: { teacherId, name, employer, topic } }: { teacher: z.infer<typeof teacher> }) {
  const refused = useRefusal()
  const errors = refused?.fields ?? {}
  return (
    <Form method="post" noValidate className="grid gap-6">
      {refused && Object.keys(errors).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      {refused && <ErrorSummary errors={errors} />}
      <div className="border-t-2 border-ink pt-3">
        <h2 className="text-xl">{name}</h2>
        <p className="text-ink-2">{employer}，讲授“{topic}”</p>
      </div>
      <input type="hidden" name="teacherId" value={teacherId} />
      {ratingKeys.map(key => (
        <RadioGroup key={key} name={key} label={ratingItems[key]} className={tight} inline options={points} defaultValue={refused?.values[key]} error={errors[key]} />
      ))}
      <TextArea name="comment" label="想说的话" hint="最多 300 个字，不要写能认出自己的内容" optional maxLength={300} defaultValue={refused?.values.comment} error={errors.comment} />
      <SubmitButton className="justify-self-start">提交评价</SubmitButton>
    </Form>
  )
}
