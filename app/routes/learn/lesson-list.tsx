import { Link } from '@remix-run/react'
import { z } from 'zod'
import { StatusBadge } from '~/ui/status-badge'

/** One lesson in a list of lessons. */
export const lessonShape = z.object({ to: z.string(), code: z.string(), title: z.string(), credits: z.number(), completed: z.boolean(), begun: z.boolean(), quizOpen: z.boolean() })
export type LessonItem = z.infer<typeof lessonShape>

interface LessonRow {
  code: string
  title: string
  credits: number
  seconds: number
  creditedSeconds: number
  completed: boolean
  quizPassed: boolean
  touchedAt: number
}

export const lessonsForList = (courseId: string, lessons: readonly LessonRow[]): LessonItem[] =>
  lessons.map(({ code, title, credits, seconds, creditedSeconds, completed, quizPassed, touchedAt }) => ({
    to: `/learn/lessons/${courseId}/${code}`, code, title, credits, completed, begun: touchedAt > 0, quizOpen: !completed && !quizPassed && creditedSeconds >= seconds,
  }))

function State({ credits, completed, begun, quizOpen }: LessonItem) {
  if (completed) return <StatusBadge plain tone="ok" label={`${credits} 学时`} />
  if (quizOpen) return <StatusBadge plain tone="warn" label="待测验" />
  return begun ? <StatusBadge plain tone="go" label={`${credits} 学时`} /> : <StatusBadge plain tone="idle" label="未学" />
}

/** Lessons with how far each is; `current` is marked, `locked` ones are not links. */
export function LessonList({ lessons, current, locked }: { lessons: readonly LessonItem[]; current?: string; locked?: boolean }) {
  return (
    <ul className="list">
      {lessons.map(lesson => {
        const face = (
          <>
            <span className="w-11 flex-none text-sm text-ink-3">{lesson.code}</span>
            <span className="min-w-0 grow leading-snug">{lesson.title}</span>
            <State {...lesson} />
          </>
        )
        const here = lesson.code === current
        return (
          <li key={lesson.code} className={here ? 'border-l-3 border-l-accent pl-3 font-bold' : undefined}>
            {locked ? <div className="li">{face}</div> : <Link to={lesson.to} aria-current={here ? 'page' : undefined}>{face}</Link>}
          </li>
        )
      })}
    </ul>
  )
}
