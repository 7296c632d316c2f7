import { Link, useLoaderData, useLocation, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { z } from 'zod'
import { policyNamed } from '#content/load.server'
import { courseProgress, lessonForReader } from '~/domain/learning/queries.server'
import { route } from '~/http/route.server'
import { contentOf, templatesOf } from '~/http/texts.server'
import { LinkButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { TaskFrame } from '~/ui/learner-frame'
import { ClockNote, ClockState, Credit, PresenceDialog } from './clock-bar'
import { LessonList, lessonShape, lessonsForList } from './lesson-list'
import { useReadingClock } from './use-reading-clock'

const gate = route({
  who: ['cqo'],
  params: z.object({ courseId: z.string().max(64), code: z.string().max(16) }),
  output: z.object({
    demo: z.boolean(),
    courseId: z.string(),
    code: z.string(),
    title: z.string(),
    module: z.object({ code: z.string(), title: z.string(), position: z.number(), total: z.number() }),
    lessons: z.array(lessonShape),
    next: z.object({ to: z.string(), label: z.string() }).nullable(),
    objectives: z.array(z.string()),
    keyPoints: z.array(z.string()),
    sources: z.array(z.object({ words: z.string(), policy: z.string().nullable() })),
    templates: z.array(z.object({ file: z.string(), title: z.string() })),
    edition: z.string(),
    html: z.string(),
    sections: z.array(z.object({ id: z.string(), title: z.string() })),
    coveredSeconds: z.number(),
    requiredSeconds: z.number(),
    lessonSeconds: z.number(),
    hoursMinutes: z.number(),
    dailyCap: z.number(),
    quizPassed: z.boolean(),
    completed: z.boolean(),
    play: z.boolean(),
  }),
  async load({ ctx, params }) {
    const { courseId, code } = params
    const reader = await lessonForReader(ctx, courseId, code)
    const { course, lessons } = await courseProgress(ctx, reader.pass.personId, courseId)
    const { lesson, pass } = reader
    const own = lessons.filter(row => row.moduleCode === lesson.moduleCode)
    const following = lessons[lessons.findIndex(row => row.code === code) + 1]
    const covered = reader.coveredSeconds >= reader.requiredSeconds
    return {
      demo: ctx.demo,
      courseId,
      code,
      title: lesson.title,
      module: { code: lesson.moduleCode, title: course.modules.find(row => row.code === lesson.moduleCode)?.title ?? '', position: own.findIndex(row => row.code === code) + 1, total: own.length },
      lessons: lessonsForList(courseId, own),
      next: following ? { to: `/learn/lessons/${courseId}/${following.code}`, label: `${following.code} ${following.title}` } : null,
      objectives: lesson.objectives,
      keyPoints: lesson.keyPoints,
      sources: lesson.sources.map(({ title, number, date }) => ({ words: [title, number, date].filter(Boolean).join('，'), policy: policyNamed(contentOf().policies, title)?.code ?? null })),
      templates: templatesOf(lesson.templates),
      edition: lesson.edition,
      ...withSections(lesson.html),
      coveredSeconds: reader.coveredSeconds,
      requiredSeconds: reader.requiredSeconds,
      lessonSeconds: lesson.seconds,
      hoursMinutes: reader.hoursMinutes,
      dailyCap: reader.dailyCap,
      quizPassed: reader.quizPassed,
      completed: reader.completed,
      // A finished lesson needs no clock, except that opening one is what begins a new enrolment.
      play: pass.counts && (!covered || pass.enrolmentStatus === 'admitted'),
    }
  },
})
export const loader = gate.loader

/** Gives every heading of the lesson an anchor and lists them. */
function withSections(html: string) {
  const sections: { id: string; title: string }[] = []
  const anchored = html.replace(/<h2>(.*?)<\/h2>/g, (_, title: string) => {
    const id = `s${sections.length + 1}`
    sections.push({ id, title: title.replace(/<[^>]+>/g, '').replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&') })
    return `<h2 id="${id}">${title}</h2>`
  })
  return { html: anchored, sections }
}

export const meta = ({ data }: { data?: { code: string; title: string } }) => [{ title: `${data ? `${data.code} ${data.title} · ` : ''}首席质量官培训考试平台` }]

export default function LessonPage() {
  const data = useLoaderData<typeof loader>()
  return <Lesson key={`${data.courseId}/${data.code}`} />
}

function Lesson() {
  const data = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  const { revalidate } = useRevalidator()
  const clock = useReadingClock(`${pathname}/beats`, data.coveredSeconds, data.play)
  const { player } = clock
  const seconds = player ? clock.seconds : data.coveredSeconds
  const quizPassed = player?.quizPassed ?? data.quizPassed
  const covered = seconds >= data.requiredSeconds
  const status = clock.player || data.play ? clock.status : ({ at: 'covered' } as const)
  const quizTo = `${pathname}/quiz`
  // What the list beside the text says follows the server once the lesson is full.
  useEffect(() => {
    if (player?.state === 'covered') revalidate()
  }, [player?.state, player?.lessonDone, revalidate])
  return (
    <TaskFrame
      back={{ to: '/learn/course', label: '返回课程' }}
      context={`${data.module.code} ${data.module.title}，第 ${data.module.position} 课，共 ${data.module.total} 课`}
      title={`${data.code} ${data.title}`}
      aside={player || !data.completed ? <ClockState status={status} seconds={seconds} lessonSeconds={data.lessonSeconds} /> : undefined}
      demo={data.demo}
    >
      <PresenceDialog open={clock.status.at === 'ask' && data.play} onAnswer={clock.answer} />
      <noscript>
        <p className="banner warn">学习计时需要启用 JavaScript。课文可以直接阅读，但不计学时。</p>
      </noscript>
      <div className="cols">
        <div className="grid content-start gap-6">
          <Credit {...data} seconds={seconds} quizPassed={quizPassed} />
          <ClockNote view={{ ...clock, status }} quizTo={quizTo} quizPassed={quizPassed} dailyCap={data.dailyCap} signInTo={`/sign-in?next=${encodeURIComponent(pathname)}`} />
          <article className="prose">
            <p className="text-ink-2">学完能：{data.objectives.join('；')}。</p>
            {/* Made by renderMarkdown, which lets no HTML of the author through. */}
            <div dangerouslySetInnerHTML={{ __html: data.html }} />
            <h2>要点</h2>
            <ul>
              {data.keyPoints.map(point => (
                <li key={point}>{point}</li>
              ))}
            </ul>
            <h2>依据</h2>
            <ul className="grid gap-2 text-sm">
              {data.sources.map(({ words, policy }) => (
                <li key={words}>{policy ? <a href={`/policies/${policy}`} target="_blank" rel="noreferrer">{words}</a> : words}</li>
              ))}
            </ul>
            <p className="text-sm text-ink-3">课程版本 {data.edition}。</p>
          </article>
          {data.templates.length > 0 && <TemplateLinks templates={data.templates} />}
          <QuizStep to={quizTo} passed={quizPassed} covered={covered} next={data.next} />
        </div>
        <aside className="grid content-start gap-8 self-start wide:sticky wide:top-22">
          <Section title="本课目录" className="hidden wide:block">
            <ol className="list text-sm">
              {data.sections.map(section => (
                <li key={section.id}>
                  <a href={`#${section.id}`}>{section.title}</a>
                </li>
              ))}
            </ol>
          </Section>
          <Section title={`${data.module.code} ${data.module.title}`} className="text-sm">
            <LessonList lessons={data.lessons} current={data.code} />
          </Section>
        </aside>
      </div>
    </TaskFrame>
  )
}

/** The files the exercise asks for. */
function TemplateLinks({ templates }: { templates: { file: string; title: string }[] }) {
  return (
    <Section title="练习用的模板">
      <div className="row">
        {templates.map(({ file, title }) => (
          <LinkButton key={file} to={`/templates/${file}`} download={`${title}.${file.split('.')[1]}`} icon="download">{title}（{file.endsWith('.xlsx') ? 'Excel' : 'Word'}）</LinkButton>
        ))}
      </div>
    </Section>
  )
}

function QuizStep({ to, passed, covered, next }: { to: string; passed: boolean; covered: boolean; next: { to: string; label: string } | null }) {
  const done = passed && covered
  return (
    <section className="card grid justify-items-start gap-3">
      <h2 className="text-lg">{done ? '本课已学完' : '课后测验'}</h2>
      <p className="text-ink-2">{done ? (next ? `下一课：${next.label}` : '这是最后一课。') : passed ? '测验已通过，再把本课时间学满。' : covered ? '时间已学满，通过测验就算学完。' : '读完课文做几道题，次数不限。'}</p>
      <span className="row">
        {done && next ? <LinkButton to={next.to} variant="primary">学下一课</LinkButton> : null}
        {!passed && <LinkButton to={to} variant={covered ? 'primary' : 'plain'}>做课后测验</LinkButton>}
        {passed && <Link to={to}>看题目与解析</Link>}
      </span>
    </section>
  )
}
