import { attempts, blueprints, cohorts, courses, enrolments, registrations, results, sittings } from '#db/schema'
import { type FiledCqo, type Member, makeFiledCqo, makeOrganization } from '~/cli/demo/factory/filing'
import type { Ctx } from '~/domain/context'
import { newId } from '~/domain/ids'
import { DAY } from './world'

export interface PassedAttempt {
  attemptId: string
  cqo: FiledCqo
  training: Member
  certifier: Member
}

interface Given {
  name?: string
  cqo?: FiledCqo
  training?: Member
  certifier?: Member
  /** What differs from a good case. */
  passed?: boolean
  studied?: boolean
  status?: 'released' | 'marked'
}

/**
 * A released, passed attempt of a filed CQO, its rows between filing and result written directly: the subject of
 * these tests begins where the result ends.
 */
export async function passedAttempt(ctx: Ctx, given: Given = {}): Promise<PassedAttempt> {
  const { passed = true, studied = true, status = 'released' } = given
  const cqo = given.cqo ?? (await makeFiledCqo(ctx, given.name ? { personName: given.name } : {}))
  const training = given.training ?? (await makeOrganization(ctx, { kind: 'training_body', name: '岭海质量培训中心' }))
  const certifier = given.certifier ?? (await makeOrganization(ctx, { kind: 'certifying_body', name: '粤衡质量研究院' }))
  const [course] = await ctx.db.read.select().from(courses)
  const [cohortId, enrolmentId, blueprintId, sittingId, registrationId, attemptId] = [newId(), newId(), newId(), newId(), newId(), newId()] as const
  const { personId, filingId } = cqo
  const before = (days: number) => ctx.now - days * DAY
  await ctx.db.transact(async tx => {
    await tx.insert(cohorts).values({ id: cohortId, courseId: course!.id, trainingBodyId: training.organizationId, name: '2026 年第 9 期', capacity: 100, startsOn: '2026-10-12', endsOn: '2026-12-31', status: 'running', createdAt: before(60), updatedAt: before(60) })
    await tx.insert(enrolments).values({
      id: enrolmentId, cohortId, personId, filingId, status: passed ? 'passed' : 'failed', appliedAt: before(50), admittedAt: before(49), studyStartedAt: before(40), studyCompletedAt: studied ? before(5) : null, creditedSeconds: 86_400, updatedAt: before(5),
    })
    await tx.insert(blueprints).values({ id: blueprintId, certifyingBodyId: certifier.organizationId, name: '试行卷', kind: 'trial', cells: [], poolFactor: 1, passPercent: 60, minutes: 60, status: 'published', createdAt: before(60) })
    await tx.insert(sittings).values({ id: sittingId, code: newId(), certifyingBodyId: certifier.organizationId, blueprintId, name: '2026 年第 9 场', opensAt: before(2), entryClosesAt: before(1), minutes: 60, capacity: 100, registered: 1, status: 'released', releasedAt: ctx.now, createdAt: before(20) })
    await tx.insert(registrations).values({ id: registrationId, sittingId, enrolmentId, personId, admissionNo: newId(), at: before(4) })
    await tx.insert(attempts).values({ id: attemptId, sittingId, registrationId, enrolmentId, personId, ordinal: 1, status, seed: 's', startedAt: before(2), deadline: before(1), extensionSeconds: 0, submittedAt: before(2), leaseRev: 1, focusLosses: 0, createdAt: before(3) })
    await tx.insert(results).values({ attemptId, halfPoints: passed ? 160 : 80, maxHalfPoints: 200, passHalfPoints: 120, passed, items: [], rule: 'half_point_per_correct', rulesVersion: 'v', markedAt: before(1), releasedAt: ctx.now })
  })
  return { attemptId, cqo, training, certifier }
}
