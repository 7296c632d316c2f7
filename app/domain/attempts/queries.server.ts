import { and, desc, eq } from 'drizzle-orm'
import { attemptPapers, attempts, persons, registrations, results, sittings } from '#db/schema'
import type { Ctx } from '../context'
import { candidateOf } from '../exams/access.server'
import { candidatePaper } from '../papers/candidate-paper'
import { refuse } from '../refusal'
import { attemptWrittenBy } from './access.server'
import { choicesOf, readAnswers } from './read-answers.server'
import { receiptOf } from './receipt'

/** The attempts of the signed-in candidate, the newest first. Pass or fail is told only once released. */
export async function myAttempts(ctx: Ctx) {
  const personId = candidateOf(ctx.actor)
  if (!personId) return []
  const rows = await ctx.db.read
    .select({
      id: attempts.id, sittingId: attempts.sittingId, status: attempts.status, ordinal: attempts.ordinal, deadline: attempts.deadline, submittedAt: attempts.submittedAt, admissionNo: registrations.admissionNo,
      name: sittings.name, opensAt: sittings.opensAt, entryClosesAt: sittings.entryClosesAt, minutes: sittings.minutes, passed: results.passed,
    })
    .from(attempts)
    .innerJoin(sittings, eq(sittings.id, attempts.sittingId))
    .innerJoin(registrations, eq(registrations.id, attempts.registrationId))
    .leftJoin(results, eq(results.attemptId, attempts.id))
    .where(eq(attempts.personId, personId))
    .orderBy(desc(attempts.createdAt), desc(attempts.ordinal))
  return rows.map(row => ({ ...row, passed: row.status === 'released' ? row.passed : null }))
}

/** One attempt of the signed-in candidate with its sitting; refuses with 'http.not-found'. Nothing of the paper. */
export async function ownAttempt(ctx: Ctx, attemptId: string) {
  const [row] = await ctx.db.read
    .select({ attempt: attempts, sitting: sittings, admissionNo: registrations.admissionNo, personName: persons.name })
    .from(attempts)
    .innerJoin(sittings, eq(sittings.id, attempts.sittingId))
    .innerJoin(registrations, eq(registrations.id, attempts.registrationId))
    .innerJoin(persons, eq(persons.id, attempts.personId))
    .where(attemptWrittenBy(ctx.actor, attemptId))
  return row ?? refuse('http.not-found')
}

/** The frozen paper and the saved answers of a running attempt; before the start and after the end there is nothing to see. */
export async function runningPaper(ctx: Ctx, attemptId: string) {
  const [row] = await ctx.db.read
    .select({ candidate: attemptPapers.candidate })
    .from(attempts)
    .innerJoin(attemptPapers, eq(attemptPapers.attemptId, attempts.id))
    .where(and(attemptWrittenBy(ctx.actor, attemptId), eq(attempts.status, 'in_progress')))
  if (!row) return refuse('attempts.not-running')
  const answers = (await readAnswers(ctx.db.read, [attemptId])).get(attemptId) ?? {}
  return { paper: candidatePaper.parse(JSON.parse(row.candidate)), answers }
}

/** How many questions the paper of the own attempt has and how many points: known before the start. */
export async function paperSize(ctx: Ctx, attemptId: string) {
  const [row] = await ctx.db.read.select({ candidate: attemptPapers.candidate }).from(attempts).innerJoin(attemptPapers, eq(attemptPapers.attemptId, attempts.id)).where(attemptWrittenBy(ctx.actor, attemptId))
  if (!row) return refuse('http.not-found')
  const { items, points, passPercent } = candidatePaper.parse(JSON.parse(row.candidate))
  return { questions: items.length, points, passPercent }
}

/** The text a receipt's fingerprint was computed from, with how many questions were answered. */
export async function receiptText(ctx: Ctx, attemptId: string) {
  const { attempt } = await ownAttempt(ctx, attemptId)
  if (attempt.submittedAt === null || attempt.receipt === null) return refuse('http.not-found')
  const answers = choicesOf((await readAnswers(ctx.db.read, [attemptId])).get(attemptId))
  const { text } = receiptOf({ attemptId, answers, startedAt: attempt.startedAt ?? 0, submittedAt: attempt.submittedAt })
  return { text, answered: Object.values(answers).filter(choice => choice.length > 0).length }
}
