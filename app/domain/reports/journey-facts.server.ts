import { desc, eq } from 'drizzle-orm'
import { attempts, cohorts, results, sittings } from '#db/schema'
import { chancesUsed } from '../attempts/chances.server'
import { myCertificate } from '../certificates/queries.server'
import { shanghaiDate } from '../clock'
import { latestEnrolment } from '../cohorts/queries.server'
import type { Ctx } from '../context'
import { ledgerOf } from '../continuing-education/queries.server'
import { mayAttempt } from '../exams/sitting'
import { filingOfPerson } from '../filing/queries.server'
import { displayCredits } from '../learning/completion'
import { courseProgress, todayLeft } from '../learning/queries.server'
import { refuse } from '../refusal'
import type { JourneyFacts } from './journey'

const COURSE = 'qualification'

async function newestAttempt(ctx: Ctx, personId: string): Promise<JourneyFacts['attempt']> {
  const [row] = await ctx.db.read
    .select({ id: attempts.id, status: attempts.status, sitting: sittings.name, opensAt: sittings.opensAt, entryClosesAt: sittings.entryClosesAt, passed: results.passed })
    .from(attempts)
    .innerJoin(sittings, eq(sittings.id, attempts.sittingId))
    .leftJoin(results, eq(results.attemptId, attempts.id))
    .where(eq(attempts.personId, personId))
    .orderBy(desc(attempts.createdAt), desc(attempts.ordinal))
    .limit(1)
  return row ? { ...row, passed: row.status === 'released' ? row.passed : null } : null
}

/** Everything the learner's home says about the signed-in CQO, read together. */
export async function journeyFacts(ctx: Ctx) {
  const personId = (ctx.actor.kind === 'user' ? ctx.actor.personId : null) ?? refuse('http.forbidden')
  const [filing, enrolment, attempt, certificate, account, left] = await Promise.all([
    filingOfPerson(ctx, personId), latestEnrolment(ctx, personId), newestAttempt(ctx, personId), myCertificate(ctx), ledgerOf(ctx, personId, Number(shanghaiDate(ctx.now).slice(0, 4))), todayLeft(ctx, personId),
  ])
  const course = await courseProgress(ctx, personId, enrolment?.courseId ?? COURSE)
  const { rules } = course
  const may = enrolment ? mayAttempt(await chancesUsed(ctx, enrolment.id), ctx.now, rules) : null
  const [cohort] = enrolment ? await ctx.db.read.select({ status: cohorts.status }).from(cohorts).where(eq(cohorts.id, enrolment.cohortId)) : []
  const { next } = course
  const facts: JourneyFacts = {
    now: ctx.now,
    filing: filing?.status ?? null,
    enrolment: enrolment && { status: enrolment.status, cohort: enrolment.cohort, cohortStatus: cohort?.status ?? 'closed', endsOn: enrolment.endsOn, reason: enrolment.reason },
    study: {
      credits: course.credits,
      required: rules.required_credits,
      todayLeft: displayCredits(left, rules),
      dailyCap: rules.daily_credit_cap,
      lesson: next && { to: `/learn/lessons/${course.course.id}/${next.code}`, code: next.code, title: next.title, atSeconds: next.coveredSeconds, credits: next.credits, quizOnly: course.verdict.quizzesToPass.includes(next.code) },
    },
    attempt,
    resit: may && !may.ok ? { reason: may.reason, sentence: may.sentence, from: may.from ?? null } : null,
    certificate: certificate && { number: certificate.number, status: certificate.status, issuedOn: certificate.issuedOn },
    ce: { year: account.ledger.year, due: account.ledger.due, total: account.ledger.total, target: account.ledger.target, missing: account.ledger.missing },
  }
  return { facts, filing, enrolment, course }
}
