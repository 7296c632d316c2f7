import { and, desc, eq, inArray } from 'drizzle-orm'
import { type Queries } from '#db/client.server'
import { attemptPapers, attempts, blueprints, enrolments, questionVersions, sittings } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { addRegistration } from '../exams/add-registration.server'
import { candidateOf } from '../exams/access.server'
import { mayAttempt } from '../exams/sitting'
import { newId } from '../ids'
import { freezePaper } from '../papers/freeze-paper.server'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { chancesUsed } from './chances.server'

/**
 * Registers the acting CQO for a sitting and freezes the paper at once. Refuses with 'exams.not-eligible'
 * (study not completed), 'exams.resit' (attempts, gap, window: C2), 'exams.full', 'exams.already-registered'.
 * Answers the attempt and the admission number.
 */
export async function registerForSitting(ctx: Ctx, input: { sittingId: string }) {
  const personId = candidateOf(ctx.actor) ?? refuse('http.forbidden')
  const { rules, version: rulesVersion } = await rulesNow(ctx)
  const enrolment = await readyEnrolment(ctx, personId)
  const [found] = await ctx.db.read.select().from(sittings).innerJoin(blueprints, eq(blueprints.id, sittings.blueprintId)).where(eq(sittings.id, input.sittingId))
  if (!found) return refuse('http.not-found')
  const { sittings: sitting, blueprints: blueprint } = found
  const past = await chancesUsed(ctx, enrolment.id)
  const allowed = mayAttempt(past, Math.max(ctx.now, sitting.opensAt), rules)
  if (!allowed.ok) refuse('exams.resit', { reason: allowed.reason, sentence: allowed.sentence })
  const seed = newId()
  const order = { title: sitting.name, minutes: sitting.minutes, cells: blueprint.cells, passPercent: blueprint.passPercent, multiRule: rules.multi_rule, rulesVersion, seed }
  const paper = await freezePaper(ctx, { ...order, avoid: await questionsOfLastAttempt(ctx, personId) })
  return ctx.db.transact(async tx => {
    const { id: registrationId, admissionNo } = await addRegistration(ctx, tx, { sittingId: sitting.id, enrolmentId: enrolment.id, personId })
    if (await hasOpenAttempt(tx, personId)) refuse('exams.already-registered')
    const attemptId = newId()
    await tx.insert(attempts).values({
      id: attemptId, sittingId: sitting.id, registrationId, enrolmentId: enrolment.id, personId, ordinal: past.length + 1, status: 'scheduled',
      seed, extensionSeconds: 0, leaseRev: 0, focusLosses: 0, createdAt: ctx.now,
    })
    await tx.insert(attemptPapers).values({ attemptId, ...paper })
    record(ctx, tx, { type: 'attempt.prepared', entityId: attemptId, data: { sittingId: sitting.id, ordinal: past.length + 1, rulesVersion } })
    return { attemptId, admissionNo }
  })
}

/** The enrolment whose study is completed; refuses with 'exams.not-eligible'. */
async function readyEnrolment(ctx: Ctx, personId: string) {
  const [ready] = await ctx.db.read.select({ id: enrolments.id }).from(enrolments).where(and(eq(enrolments.personId, personId), eq(enrolments.status, 'study_completed')))
  return ready ?? refuse('exams.not-eligible', { sentence: '课程还没有学完，学完全部必修课并通过测验后即可选考核场次。' })
}

/** One sitting at a time: a registration counts until it is sat or missed. */
async function hasOpenAttempt(tx: Queries, personId: string) {
  const [open] = await tx.select({ id: attempts.id }).from(attempts).where(and(eq(attempts.personId, personId), inArray(attempts.status, ['scheduled', 'in_progress']))).limit(1)
  return Boolean(open)
}

/** The questions the person saw last time, to be avoided where the pool allows. */
async function questionsOfLastAttempt(ctx: Ctx, personId: string): Promise<Set<string>> {
  const [last] = await ctx.db.read
    .select({ key: attemptPapers.key })
    .from(attempts)
    .innerJoin(attemptPapers, eq(attemptPapers.attemptId, attempts.id))
    .where(eq(attempts.personId, personId))
    .orderBy(desc(attempts.createdAt))
    .limit(1)
  if (!last) return new Set()
  const versions = last.key.items.map(item => item.questionVersionId)
  const rows = await ctx.db.read.select({ questionId: questionVersions.questionId }).from(questionVersions).where(inArray(questionVersions.id, versions))
  return new Set(rows.map(row => row.questionId))
}
