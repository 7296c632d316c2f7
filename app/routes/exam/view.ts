import { z } from 'zod'
import { candidatePaper } from '~/domain/papers/candidate-paper'

/** What the examination page may show, by the state of the attempt: an allow-list per state. */
const rules = z.object({
  view: z.literal('rules'),
  opensAt: z.string(),
  entryClosesAt: z.string(),
  minutes: z.number(),
  questions: z.number(),
  points: z.string(),
  passPercent: z.number(),
  handInMinutes: z.number(),
  focusLimit: z.number(),
  /** Why it cannot be started now. */
  wait: z.string().nullable(),
  opensInSeconds: z.number(),
})
const running = z.object({
  view: z.literal('running'),
  paper: candidatePaper,
  answers: z.record(z.string(), z.object({ choice: z.array(z.number()), rev: z.number() })),
  remainingSeconds: z.number(),
  totalSeconds: z.number(),
  handInFrom: z.string().nullable(),
  focusLimit: z.number(),
})
const receipt = z.object({
  view: z.literal('receipt'),
  startedAt: z.string(),
  submittedAt: z.string(),
  automatic: z.boolean(),
  answered: z.number(),
  questions: z.number(),
  receipt: z.string(),
  released: z.boolean(),
})
const absent = z.object({ view: z.literal('absent'), opensAt: z.string(), entryClosesAt: z.string() })

export const examView = z.object({
  attemptId: z.string(),
  title: z.string(),
  person: z.string(),
  admissionNo: z.string(),
  demo: z.boolean(),
  state: z.discriminatedUnion('view', [rules, running, receipt, absent]),
})
export type ExamView = z.infer<typeof examView>
export type RulesView = z.infer<typeof rules>
export type RunningView = z.infer<typeof running>
export type ReceiptView = z.infer<typeof receipt>
