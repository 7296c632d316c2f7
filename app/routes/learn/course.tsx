import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { latestEnrolment } from '~/domain/cohorts/queries.server'
import { displayCredits } from '~/domain/learning/completion'
import { type CourseProgress, courseProgress, electives, todayLeft } from '~/domain/learning/queries.server'
import { moduleProgress } from '~/domain/reports/modules'
import { route } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { LinkButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { Scale } from '~/ui/scale'
import { LessonList, lessonShape, lessonsForList } from './lesson-list'

const moduleShape = z.object({ code: z.string(), title: z.string(), done: z.number(), total: z.number(), lessons: z.array(lessonShape) })
const courseShape = z.object({ id: z.string(), title: z.string(), edition: z.string(), credits: z.number(), modules: z.array(moduleShape) })

const forPage = ({ course, lessons, credits }: CourseProgress) => ({
  ...course,
  credits,
  modules: moduleProgress(course.modules, lessons).map(row => ({ ...row, lessons: lessonsForList(course.id, lessons.filter(lesson => lesson.moduleCode === row.code)) })),
})

const gate = route({
  who: ['cqo'],
  output: z.object({
    course: courseShape,
    electives: z.array(courseShape),
    required: z.number(),
    todayLeft: z.number(),
    open: z.boolean(),
    why: z.string(),
    next: z.object({ to: z.string(), label: z.string() }).nullable(),
  }),
  async load({ ctx }) {
    const personId = ctx.actor.personId ?? ''
    const enrolment = await latestEnrolment(ctx, personId)
    const [progress, others, left] = await Promise.all([courseProgress(ctx, personId, enrolment?.courseId ?? 'qualification'), electives(ctx, personId), todayLeft(ctx, personId)])
    const status = enrolment?.status
    const open = status === 'admitted' || status === 'studying' || status === 'study_completed' || status === 'passed'
    const { next, course, rules } = progress
    return {
      course: forPage(progress),
      electives: others.map(forPage),
      required: rules.required_credits,
      todayLeft: displayCredits(left, rules),
      open,
      why: status === 'applied' ? '报名在等培训机构录取，录取后可以学习。' : '先报一个培训班，录取后可以学习。',
      next: open && next ? { to: `/learn/lessons/${course.id}/${next.code}`, label: next.touchedAt > 0 ? `继续学 ${next.code}` : `开始学 ${next.code}` } : null,
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '课程 · 首席质量官培训考试平台' }]

export default function CoursePage() {
  const { course, electives: others, required, todayLeft: left, open, why, next } = useLoaderData<typeof loader>()
  const missing = Math.ceil((required - course.credits) * 10 - 1e-6) / 10
  return (
    <>
      <PageHead title="课程" lead={course.title} aside={next && <LinkButton to={next.to} variant="primary" icon="forward">{next.label}</LinkButton>} />
      {!open && (
        <Banner tone="info" title="还不能学习">
          {why}
          <Link to="/learn/cohorts">看培训班</Link>
        </Banner>
      )}
      <section className="my-6 max-w-180" aria-label="学时进度">
        <p className="mb-2 flex flex-wrap justify-between gap-x-4">
          <b>已计 {course.credits} / {required} 学时</b>
          <span className="text-sm text-ink-2">{missing > 0 ? `还差 ${missing} 学时，今天还可计 ${left} 学时` : '学时已满'}</span>
        </p>
        <Scale value={course.credits} target={required} label={`已计 ${course.credits} 学时，共 ${required} 学时`} />
      </section>
      <div className="grid items-start gap-x-16 gap-y-8 wide:grid-cols-2">
        {course.modules.map(({ code, title, done, total, lessons }) => (
          <Section key={code} id={code} title={`${code} ${title}`} aside={`${done} / ${total}`}>
            <LessonList lessons={lessons} locked={!open} />
          </Section>
        ))}
        {others.map(elective => (
          <Section key={elective.id} title={elective.title} aside="选修，计继续教育">
            <LessonList lessons={elective.modules.flatMap(row => row.lessons)} />
          </Section>
        ))}
      </div>
      <p className="mt-8 text-sm text-ink-3">课程版本 {course.edition}。已学完的课按学时的版本保留，课程更新不影响已计学时。</p>
    </>
  )
}
