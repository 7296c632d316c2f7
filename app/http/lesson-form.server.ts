import { ContentError, type Lesson, lessonFileOf, parseLesson } from '#content/load.server'
import { Refusal } from '~/domain/refusal'
import { contentOf } from './texts.server'

interface StoredLesson {
  current: Pick<Lesson, 'code' | 'title' | 'edition' | 'objectives' | 'keyPoints' | 'sources' | 'body'> & { moduleCode: string; seconds: number; templates: string[] }
  quiz: (Omit<Lesson['quiz'][number], 'answer'> & { answer: number[] })[]
}

/** A lesson of the database as the text of its file. */
export function lessonSource({ current, quiz }: StoredLesson): string {
  const { code, moduleCode, title, seconds, edition, objectives, keyPoints, sources, templates, body } = current
  return lessonFileOf({
    code, module: moduleCode, title, minutes: seconds / 60, edition, objectives, keyPoints, sources, ...(templates.length > 0 ? { templates } : {}),
    quiz: quiz.map(item => ({ ...item, answer: item.answer.map(position => 'ABCDEF'[position] as 'A') })), body,
  })
}

/** The lesson a text stands for; refuses with 'courses.invalid' and the lines at fault at the field `source`. */
export function lessonOf(source: string, { code, modules }: { code: string; modules: readonly string[] }): Lesson {
  const refused = (problems: string[]) => new Refusal('courses.invalid', {}, { source: problems })
  try {
    const lesson = parseLesson('课文', source, [...modules], contentOf().figures)
    if (lesson.code !== code) throw refused([`code 应为 ${code}`])
    return lesson
  } catch (error) {
    throw error instanceof ContentError ? refused(error.problems) : error
  }
}
