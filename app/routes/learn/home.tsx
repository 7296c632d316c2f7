import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime, shanghaiDate } from '~/domain/clock'
import { noticesOf } from '~/domain/notices/queries.server'
import { stagesOf, studyPlan } from '~/domain/reports/journey'
import { journeyFacts } from '~/domain/reports/journey-facts.server'
import { moduleProgress } from '~/domain/reports/modules'
import { nextAction } from '~/domain/reports/next-action'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { NextStep, Section } from '~/ui/card'
import { HoursDial } from '~/ui/hours-dial'
import { Segments } from '~/ui/scale'
import { Stepper } from '~/ui/stepper'
import { NoticeList, noticeShape } from './notice-list'

const stage = z.object({ label: z.string(), figure: z.string(), state: z.enum(['done', 'now', 'todo']), ratio: z.number().optional() })
const date = z.object({ day: z.string(), title: z.string(), detail: z.string() })

const gate = route({
  who: ['cqo'],
  output: z.object({
    name: z.string(),
    enterprise: z.string().nullable(),
    post: z.string(),
    stages: z.array(stage),
    next: z.object({ eyebrow: z.string(), title: z.string(), text: z.string(), action: z.object({ label: z.string(), to: z.string() }).nullable() }),
    hours: z.object({ title: z.string(), aside: z.string(), credits: z.number(), target: z.number(), text: z.string(), note: z.string() }).nullable(),
    modules: z.array(z.object({ code: z.string(), title: z.string(), done: z.number(), total: z.number() })),
    lessons: z.number(),
    dates: z.array(date),
    notices: z.array(noticeShape),
    ce: z.string(),
  }),
  async load({ ctx }) {
    const [{ facts, filing, enrolment, course }, notices] = await Promise.all([journeyFacts(ctx), noticesOf(ctx, 3)])
    const studying = enrolment?.status === 'admitted' || enrolment?.status === 'studying'
    const concurrent = filing?.post.concurrentPost
    return {
      name: ctx.actor.name,
      enterprise: filing?.enterpriseName ?? null,
      post: concurrent ? `首席质量官（兼任${concurrent}）` : '首席质量官',
      stages: stagesOf(facts),
      next: nextAction(facts),
      hours: facts.ce.due ? yearHours(facts) : enrolment && studyHours(facts, studying ? enrolment.endsOn : null, course.rules.hours_per_credit_minutes),
      modules: moduleProgress(course.course.modules, course.lessons),
      lessons: course.lessons.length,
      dates: datesOf(facts, studying ? (enrolment?.endsOn ?? null) : null),
      notices,
      ce: facts.ce.due
        ? `${facts.ce.year} 年须满 ${facts.ce.target} 学时，已认定 ${facts.ce.total} 学时${facts.ce.missing > 0 ? `，还差 ${facts.ce.missing} 学时` : '，已达标'}。`
        : `取得证书的当年不计。从次年 1 月 1 日起，每年不少于 ${course.rules.ce_annual_hours} 学时。`,
    }
  },
})
export const loader = gate.loader

type Facts = Awaited<ReturnType<typeof journeyFacts>>['facts']

/** Tenths of an hour still missing, never shown as fewer. */
const missingOf = (credits: number, target: number) => Math.max(0, Math.ceil((target - credits) * 10 - 1e-6) / 10)

function studyHours({ now, study, enrolment }: Facts, endsOn: string | null, minutes: number) {
  const missing = missingOf(study.credits, study.required)
  const plan = endsOn === null ? '' : studyPlan(missing, shanghaiDate(now), endsOn, study.dailyCap)
  return {
    title: '学时', aside: enrolment?.cohort ?? '', credits: study.credits, target: study.required,
    text: missing > 0 ? `还差 ${missing} 学时。${plan}` : `${study.required} 学时已学满。`,
    note: `1 学时 = ${minutes} 分钟，每天最多计 ${study.dailyCap} 学时；学时按实际有效阅读计算。`,
  }
}

function yearHours({ ce }: Facts) {
  return {
    title: '继续教育', aside: `${ce.year} 年`, credits: ce.total, target: ce.target,
    text: ce.missing > 0 ? `今年还差 ${ce.missing} 学时。` : '今年已达标。',
    note: '只计已认定的学时。培训、授课、标准、论文都可登记。',
  }
}

function datesOf({ attempt, resit }: Facts, studyEnds: string | null) {
  const dates = []
  if (attempt?.status === 'scheduled') dates.push({ at: shanghaiDate(attempt.opensAt), title: attempt.sitting, detail: `${formatDateTime(attempt.opensAt).slice(11)} 开考，${formatDateTime(attempt.entryClosesAt).slice(11)} 停止入场` })
  if (resit?.from) dates.push({ at: shanghaiDate(resit.from), title: '可以补考', detail: `${formatDateTime(resit.from).slice(11)} 起` })
  if (studyEnds) dates.push({ at: studyEnds, title: '本期学习截止', detail: '学时不足可转下一期，已计学时保留' })
  return dates.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ at, ...rest }) => ({ day: at.slice(5), ...rest }))
}

export const meta = () => [{ title: '我的首页 · 首席质量官培训考试平台' }]

export default function LearnerHome() {
  const data = useLoaderData<typeof loader>()
  const { next } = data
  return (
    <>
      <h1>{data.name}，您好</h1>
      <p className="mt-1 mb-5 text-sm text-ink-2">
        {data.enterprise && (
          <>
            {data.enterprise}
            <i className="sp" />
          </>
        )}
        {data.post}
      </p>
      <div className="mb-6">
        <Stepper stages={data.stages} />
      </div>
      <NextStep eyebrow={next.eyebrow} title={next.title} action={next.action && <LinkButton to={next.action.to} icon="forward">{next.action.label}</LinkButton>}>
        {next.text}
      </NextStep>
      <div className="cols mt-8">
        <div className="grid content-start gap-8">
          {data.hours && <Hours {...data.hours} />}
          <Section title="课程" aside={<Link to="/learn/course">全部 {data.lessons} 课</Link>}>
            <Modules modules={data.modules} />
          </Section>
        </div>
        <div className="grid content-start gap-8">
          <Section title="日程">
            {data.dates.length === 0 && <p className="text-sm text-ink-2">没有要赶的日期。</p>}
            <ul>
              {data.dates.map(item => (
                <li key={item.day + item.title} className="grid grid-cols-[64px_1fr] gap-3 border-t border-line py-3">
                  <time className="text-lg font-bold">{item.day}</time>
                  <span>
                    {item.title}
                    <small className="block text-sm text-ink-2">{item.detail}</small>
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title="通知" aside={<Link to="/learn/notices">全部</Link>}>
            <NoticeList notices={data.notices} empty="还没有通知。" />
          </Section>
          <Section title="继续教育" aside={<Link to="/learn/continuing-education">查看</Link>}>
            <p className="text-sm text-ink-2">{data.ce}</p>
          </Section>
        </div>
      </div>
    </>
  )
}

function Hours({ title, aside, credits, target, text, note }: { title: string; aside: string; credits: number; target: number; text: string; note: string }) {
  return (
    <Section title={title} aside={aside}>
      <div className="grid grid-cols-[132px_1fr] items-center gap-4 wide:grid-cols-[208px_1fr] wide:gap-8">
        <HoursDial credits={credits} target={target} />
        <div className="grid gap-3">
          <p>{text}</p>
          <p className="text-sm text-ink-2">{note}</p>
        </div>
      </div>
    </Section>
  )
}

function Modules({ modules }: { modules: { code: string; title: string; done: number; total: number }[] }) {
  return (
    <ul className="list">
      {modules.map(({ code, title, done, total }) => (
        <li key={code}>
          <Link to={`/learn/course#${code}`}>
            <span className="w-9 flex-none text-sm text-ink-3">{code}</span>
            <span className="min-w-0 grow">
              <span className="mb-1.5 block leading-snug">{title}</span>
              <span className="block max-w-110">
                <Segments value={done} total={total} outOf={5} label={`${title}：${total} 课学了 ${done} 课`} />
              </span>
            </span>
            <span className="flex-none text-sm text-ink-2">
              {done} / {total}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
