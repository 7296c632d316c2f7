import type { Tx } from '#db/client.server'
import type { Ctx } from './context'

/** What one capability tells the others; the consequences are listed in reactions.ts. */
export type DomainEvent =
  | { type: 'filing.recorded'; filingId: string }
  | { type: 'filing.returned'; filingId: string }
  | { type: 'filing.rejected'; filingId: string }
  | { type: 'filing.ended'; filingId: string }
  | { type: 'enrolment.admitted'; enrolmentId: string }
  | { type: 'enrolment.declined'; enrolmentId: string }
  | { type: 'course.completed'; personId: string; courseId: string }
  | { type: 'study.completed'; enrolmentId: string }
  | { type: 'attempt.submitted'; attemptId: string }
  | { type: 'attempt.released'; attemptId: string; passed: boolean }
  | { type: 'certificate.issued'; certificateId: string }
  | { type: 'certificate.changed'; certificateId: string }
  | { type: 'ce-record.decided'; recordId: string }
  | { type: 'teacher.decided'; teacherId: string }

export type Reaction<T extends DomainEvent['type']> = (ctx: Ctx, tx: Tx, event: Extract<DomainEvent, { type: T }>) => Promise<void>
export type Reactions = { [T in DomainEvent['type']]?: Reaction<T>[] }

let wired: Reactions = {}

/** Called once by the composition root (and by the tests) with the table of reactions.ts. */
export function wireReactions(reactions: Reactions) {
  wired = reactions
}

/** Runs the consequences of an event in the same transaction: all or nothing with the change itself. */
export async function emit<T extends DomainEvent['type']>(ctx: Ctx, tx: Tx, event: Extract<DomainEvent, { type: T }>) {
  for (const reaction of (wired[event.type] ?? []) as Reaction<T>[]) await reaction(ctx, tx, event)
}
