import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { shanghaiDate } from '~/domain/clock'
import { grantOf } from '~/domain/context'
import { myApplication } from '~/domain/teachers/queries.server'
import { classesOf, commentsOf } from '~/domain/teachers/rating-queries.server'
import { publicityEnds, teacherStatusNames } from '~/domain/teachers/teacher-status'
import { route } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { LinkButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Stepper } from '~/ui/stepper'
import { DataTable } from '~/ui/table'
import { RatingLine, ratingOutput } from '~/ui/rating-line'
import { teacherStages } from '~/ui/teacher-stages'

const status = z.enum(['applied', 'returned', 'expert_review', 'publicity', 'appointed', 'refused'])

const gate = route({
  who: ['teacher'],
  output: z.object({
    alsoCqo: z.boolean(),
    application: z.object({ status, appliedAt: z.number(), updatedAt: z.number(), number: z.string().nullable(), appointedOn: z.string().nullable(), termEndsOn: z.string().nullable(), opinion: z.string(), reviewed: z.boolean(), publicityOver: z.boolean() }).nullable(),
    classes: z.array(z.object({ cohortId: z.string(), name: z.string(), body: z.string(), startsOn: z.string(), endsOn: z.string(), topic: z.string(), rating: ratingOutput })),
    comments: z.array(z.string()),
  }),
  async load({ ctx }) {
    const mine = await myApplication(ctx)
    const alsoCqo = grantOf(ctx.actor, 'cqo') !== null
    if (!mine) return { alsoCqo, application: null, classes: [], comments: [] }
    // Opinions of reviewers are told where the applicant has to act on them or learns why not.
    const opinion = mine.status === 'returned' || mine.status === 'refused' ? (mine.reviews.at(-1)?.opinion ?? '') : ''
    const reviewed = mine.reviews.some(review => review.event === 'pass_review')
    return { alsoCqo, application: { ...mine, opinion, reviewed, publicityOver: shanghaiDate(ctx.now) > publicityEnds(mine.updatedAt) }, classes: await classesOf(ctx, mine.id), comments: await commentsOf(ctx, mine.id) }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '我的申报与授课 · 广东省企业首席质量官网络培训考试平台' }]

export default function TeacherHome() {
  const { alsoCqo, application, classes, comments } = useLoaderData<typeof loader>()
  return (
    <div className="stack gap-6">
      <PageHead title="我的申报与授课" lead={application?.number ? `聘书编号 ${application.number}，聘期 ${application.appointedOn} 至 ${application.termEndsOn}` : undefined} aside={alsoCqo && <LinkButton to="/learn">回学习首页</LinkButton>} />
      {application ? <Progress application={application} /> : <EmptyState action={<LinkButton to="/teachers/apply" variant="primary">申报师资</LinkButton>}>还没有申报。申报通过形式审查、专家评审和公示后，由省局聘任。</EmptyState>}
      {application?.status === 'appointed' && (
        <Section title="我的培训班" aside={`${classes.length} 个`}>
          <DataTable
            caption="排进的培训班和学员评价"
            rows={classes}
            rowKey={row => row.cohortId}
            empty={<EmptyState>还没有培训班。培训机构按专长领域排课，排好后会通知您。</EmptyState>}
            columns={[
              { key: 'name', head: '培训班', cell: row => <b className="font-medium">{row.name}<small className="font-normal">{row.body}</small></b>, lead: true },
              { key: 'topic', head: '主题', cell: row => row.topic },
              { key: 'days', head: '起止', cell: row => `${row.startsOn} 至 ${row.endsOn}`, nowrap: true },
              { key: 'rating', head: '学员评价', cell: row => <RatingLine rating={row.rating} /> },
            ]}
          />
        </Section>
      )}
      {comments.length > 0 && (
        <Section title="学员的话" aside="匿名，不分先后">
          <ul className="list">
            {comments.map((comment, index) => (
              <li key={index} className="py-3">{comment}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

type Application = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['application']>

function Progress({ application }: { application: Application }) {
  const { status: now, opinion, updatedAt, publicityOver } = application
  return (
    <>
      <Stepper stages={teacherStages(application)} label={`申报进度：${teacherStatusNames[now]}`} />
      {now === 'returned' && (
        <Banner tone="warn" title="申报已退回，请修改后重新提交">
          要改的地方：{opinion} <Link to="/teachers/apply">去修改</Link>
        </Banner>
      )}
      {now === 'applied' && <Banner title="市局正在做形式审查">一般 5 个工作日内办完，结果会通知您。</Banner>}
      {now === 'expert_review' && <Banner title="省局正在组织专家评审">按资历 30 分、业绩 30 分、教学展示 40 分评，75 分及以上进入公示。</Banner>}
      {now === 'publicity' && !publicityOver && <Banner title={`正在公示，到 ${publicityEnds(updatedAt)}`}>没有异议，期满后由省局聘任。<Link to="/teachers">看公示</Link></Banner>}
      {now === 'publicity' && publicityOver && <Banner title="公示期满，等省局聘任">聘任后会通知您聘书编号和聘期。</Banner>}
      {now === 'refused' && (
        <Banner tone="danger" title="这次申报未通过">
          理由：{opinion} 条件变化后可以<Link to="/teachers/apply">重新申报</Link>。
        </Banner>
      )}
    </>
  )
}
