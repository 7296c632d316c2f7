import { redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime, shanghaiDate } from '~/domain/clock'
import { dutyStanding } from '~/domain/continuing-education/queries.server'
import { cityName } from '~/domain/organizations/regions.server'
import { canCheckTeacher, canDecideTeacher } from '~/domain/teachers/access.server'
import { criteriaFindings, teacherCategories } from '~/domain/teachers/application'
import { appointTeacher } from '~/domain/teachers/appoint-teacher.server'
import { checkTeacherForm } from '~/domain/teachers/check-teacher-form.server'
import { teacherDetail } from '~/domain/teachers/queries.server'
import { classesOf } from '~/domain/teachers/rating-queries.server'
import { refuseTeacher } from '~/domain/teachers/refuse-teacher.server'
import { reviewTeacher } from '~/domain/teachers/review-teacher.server'
import { scoreItems, totalScore } from '~/domain/teachers/review-score'
import { publicityEnds } from '~/domain/teachers/teacher-status'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { useRefusal } from '~/http/use-refusal'
import { RatingLine, ratingOutput } from '~/ui/rating-line'
import { teacherStages } from '~/ui/teacher-stages'
import { Banner } from '~/ui/banner'
import { PageHead, Section } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/key-values'
import { StatusBadge } from '~/ui/status-badge'
import { Stepper } from '~/ui/stepper'
import { DataTable } from '~/ui/table'
import { Timeline } from '~/ui/timeline'
import { Evidence } from './evidence'
import { TeacherBadge } from './teacher-badge'
import { TeacherDecision } from './teacher-decision'

const score = ({ name, max }: { name: string; max: number }) => {
  const message = `${name}填 0 至 ${max} 的整数`
  return z.number(message).int(message).min(0, message).max(max, message)
}
const reason = z.strictObject({ reason: z.string().trim().max(500, '最多 500 个字').default('') })

const gate = route({
  who: ['city_reviewer', 'province_admin', 'auditor'],
  params: z.object({ id: z.string().max(40) }),
  output: z.object({
    id: z.string(), name: z.string(), status: z.enum(['applied', 'returned', 'expert_review', 'publicity', 'appointed', 'refused']), appliedAt: z.number(), updatedAt: z.number(),
    appointedOn: z.string().nullable(), termEndsOn: z.string().nullable(), number: z.string().nullable(), reviewed: z.boolean(),
    category: z.string(), employer: z.string(), position: z.string(), professionalTitle: z.string(), qualityYears: z.number(), teachingHours: z.number(), areas: z.string(), courses: z.array(z.string()), achievements: z.string(), city: z.string(),
    evidence: z.object({ name: z.string(), mime: z.string() }).nullable(),
    findings: z.array(z.object({ ok: z.boolean(), title: z.string(), detail: z.string() })),
    reviews: z.array(z.object({ event: z.string(), opinion: z.string(), reviewerName: z.string(), time: z.string(), total: z.number().nullable() })),
    classes: z.array(z.object({ cohortId: z.string(), name: z.string(), body: z.string(), topic: z.string(), rating: ratingOutput })),
    can: z.enum(['check', 'decide']).nullable(),
    publicityOpen: z.string().nullable(),
  }),
  async load({ ctx, params }) {
    const teacher = await teacherDetail(ctx, params.id)
    const until = publicityEnds(teacher.updatedAt)
    return {
      ...teacher,
      findings: criteriaFindings({ ...teacher, cqo: teacher.personId === null ? null : await dutyStanding(ctx, teacher.personId) }),
      category: teacherCategories[teacher.category],
      city: cityName(teacher.cityCode),
      areas: contentOf().areas.filter(area => teacher.areas.includes(area.code)).map(area => area.title).join('、'),
      reviewed: teacher.reviews.some(review => review.event === 'pass_review'),
      reviews: teacher.reviews.map(({ scores, at, ...review }) => ({ ...review, time: formatDateTime(at), total: scores ? totalScore(scores as Parameters<typeof totalScore>[0]) : null })),
      classes: await classesOf(ctx, teacher.id),
      can: canCheckTeacher(ctx.actor, teacher) ? ('check' as const) : canDecideTeacher(ctx.actor, teacher) ? ('decide' as const) : null,
      publicityOpen: shanghaiDate(ctx.now) <= until ? until : null,
    }
  },
  actions: act => ({
    pass: act(reason, async ({ ctx, params, input }) => {
      await checkTeacherForm(ctx, { teacherId: params.id, decision: 'pass', reason: input.reason })
      return redirect('/oversee/teachers')
    }),
    return: act(reason, async ({ ctx, params, input }) => {
      await checkTeacherForm(ctx, { teacherId: params.id, decision: 'return', reason: input.reason })
      return redirect('/oversee/teachers')
    }),
    review: act(
      z.strictObject({ qualification: score(scoreItems.qualification), achievement: score(scoreItems.achievement), teaching: score(scoreItems.teaching), opinion: z.string('写下评审意见，作为聘任或不聘任的依据').trim().max(500, '最多 500 个字') }),
      async ({ ctx, params, input: { opinion, ...scores } }) => {
        await reviewTeacher(ctx, { teacherId: params.id, scores, opinion })
        return redirect(`/oversee/teachers/${params.id}`)
      },
    ),
    appoint: act(z.strictObject({}), async ({ ctx, params }) => {
      await appointTeacher(ctx, { teacherId: params.id })
      return redirect(`/oversee/teachers/${params.id}`)
    }),
    refuse: act(reason, async ({ ctx, params, input }) => {
      await refuseTeacher(ctx, { teacherId: params.id, reason: input.reason })
      return redirect('/oversee/teachers')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '师资申报 · 广东省企业首席质量官网络培训考试平台' }]

const steps: Record<string, string> = { pass_form: '形式审查通过，转省局', return: '退回修改', resubmit: '重新提交', pass_review: '专家评审通过，开始公示', refuse: '未通过', appoint: '聘任' }

export default function TeacherReview() {
  const teacher = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <div className="stack gap-6">
      <PageHead title={teacher.name} lead={`${teacher.employer}，${teacher.position}`} back={<Link to="/oversee/teachers">师资</Link>} aside={<TeacherBadge status={teacher.status} />} />
      <Stepper stages={teacherStages(teacher)} />
      {refused && Object.keys(refused.fields).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      {refused && <ErrorSummary errors={refused.fields} />}
      <div className="grid items-start gap-8 wide:grid-cols-2">
        <div className="stack gap-6">
          <Application teacher={teacher} />
          <Section title="对照条件" aside="试行条件，供审查参考">
            <ul className="list">
              {teacher.findings.map(finding => (
                <li key={finding.title} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2.5">
                  <span className="w-24 flex-none text-ink-2">{finding.title}</span>
                  <span className="min-w-0 grow basis-60">{finding.detail}</span>
                  <StatusBadge plain tone={finding.ok ? 'ok' : 'warn'} label={finding.ok ? '符合' : '请看'} />
                </li>
              ))}
            </ul>
          </Section>
          {teacher.can && <TeacherDecision teacher={teacher} errors={refused?.fields ?? {}} typed={refused?.values} />}
        </div>
        <Evidence file={teacher.evidence} to={`/teachers/${teacher.id}/evidence`} />
      </div>
      {teacher.classes.length > 0 && (
        <Section title="培训班与学员评价">
          <DataTable
            caption="培训班与学员评价"
            rows={teacher.classes}
            rowKey={row => row.cohortId}
            columns={[
              { key: 'name', head: '培训班', cell: row => <b className="font-medium">{row.name}</b>, lead: true },
              { key: 'body', head: '培训机构', cell: row => row.body },
              { key: 'topic', head: '主题', cell: row => row.topic },
              { key: 'rating', head: '学员评价', cell: row => <RatingLine rating={row.rating} /> },
            ]}
          />
        </Section>
      )}
      {teacher.reviews.length > 0 && (
        <Section title="办理经过">
          <Timeline
            items={teacher.reviews.map(review => ({
              time: review.time,
              title: review.total === null ? (steps[review.event] ?? review.event) : `${steps[review.event]}，${review.total} 分`,
              detail: [review.reviewerName, review.opinion].filter(Boolean).join('：'),
              state: review.event === 'return' || review.event === 'refuse' ? 'warn' : 'done',
            }))}
          />
        </Section>
      )}
    </div>
  )
}

function Application({ teacher }: { teacher: ReturnType<typeof useLoaderData<typeof loader>> }) {
  return (
    <KeyValues
      ruled
      items={[
        ['类别', teacher.category],
        ['所在市', teacher.city],
        ['职称等级', teacher.professionalTitle],
        ['质量工作年限', `${teacher.qualityYears} 年`],
        ['近 3 年授课', `${teacher.teachingHours} 学时`],
        ['专长领域', teacher.areas],
        ['代表课程', teacher.courses.join('；')],
        ['业绩', <span key="achievements" className="whitespace-pre-line">{teacher.achievements}</span>],
        ['聘书编号', teacher.number],
        ['聘期', teacher.appointedOn && `${teacher.appointedOn} 至 ${teacher.termEndsOn}`],
      ]}
    />
  )
}
