import { stringify } from 'yaml'
import type { QuestionEntry } from './question-schema'
import type { Lesson } from './schema'

const yaml = (value: unknown) => stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' })

/** Questions as a file of content/questions or content/practice writes them: reading it gives the same entries. */
export const questionsFileOf = (entries: readonly QuestionEntry[]): string => entries.map(entry => yaml([inOrder(entry)])).join('\n')

const order = ['id', 'area', 'lesson', 'type', 'difficulty', 'title', 'stem', 'options', 'answer', 'rubric', 'items', 'explanation', 'source', 'edition', 'review']

/** The order of fields in which people read a question. */
function inOrder(entry: QuestionEntry) {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => rank(a) - rank(b)))
}

/** A lesson as its file writes it: reading it gives the same lesson. */
export function lessonFileOf(lesson: Omit<Lesson, 'html' | 'contentHash'>): string {
  const { body, ...meta } = lesson
  return `---\n${yaml(meta)}---\n${body}`
}
