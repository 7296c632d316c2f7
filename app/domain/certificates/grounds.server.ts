import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { attempts, cohorts, enrolments, filings, organizations, persons, results, sittings } from '#db/schema'
import { refuse } from '../refusal'

/** Everything a certificate rests on: the attempt, its result, the study, the filing and the three organisations. */
export async function groundsOf(tx: Tx, attemptId: string) {
  const [row] = await tx
    .select({ attempt: attempts, result: results, enrolment: enrolments, cohort: cohorts, sitting: sittings, filing: filings, person: persons })
    .from(attempts)
    .innerJoin(results, eq(results.attemptId, attempts.id))
    .innerJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(sittings, eq(sittings.id, attempts.sittingId))
    .innerJoin(filings, eq(filings.id, enrolments.filingId))
    .innerJoin(persons, eq(persons.id, attempts.personId))
    .where(eq(attempts.id, attemptId))
  if (!row) return refuse('certificates.not-eligible', { missing: '没有成绩' })
  const ids = [row.filing.enterpriseId, row.cohort.trainingBodyId, row.sitting.certifyingBodyId]
  const names = new Map((await tx.select({ id: organizations.id, name: organizations.name }).from(organizations).where(inArray(organizations.id, ids))).map(o => [o.id, o.name]))
  const [enterprise = '', trainingBody = '', certifyingBody = ''] = ids.map(id => names.get(id))
  return { ...row, enterprise, trainingBody, certifyingBody }
}

export type Grounds = Awaited<ReturnType<typeof groundsOf>>

/** What is still missing for a certificate, in words; null when it may be issued (R-051, 粤市监〔2023〕35号（七）). */
export function missingGround({ attempt, result, enrolment, filing }: Pick<Grounds, 'attempt' | 'result' | 'enrolment' | 'filing'>): string | null {
  if (enrolment.studyCompletedAt === null) return '还没学完'
  if (attempt.status !== 'released') return '成绩还没发布'
  if (!result.passed) return '考核没有合格'
  if (filing.filedAt === null) return '备案还没登记'
  return null
}
