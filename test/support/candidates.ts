import { courses, enrolments, cohorts, filings, grants, organizations, persons, users } from '#db/schema'
import { makeOrganization, type Member } from '~/cli/demo/factory/filing'
import { makePerson } from '~/cli/demo/factory/people'
import type { Ctx, UserActor } from '~/domain/context'
import { personPlace } from '~/domain/identity/person-fields.server'
import { newId } from '~/domain/ids'

const DAY = 86_400_000

export interface Candidate {
  actor: UserActor
  personId: string
  enrolmentId: string
}

/**
 * Candidates whose study is completed, written as rows: tests of exams need many of them quickly, and the way
 * there (filing, cohort, thirty-two lessons) has tests of its own.
 */
export async function placeCandidates(ctx: Ctx, count: number, passwordHash: string | null = null): Promise<Candidate[]> {
  const training = await makeOrganization(ctx, { kind: 'training_body' })
  const [course] = await ctx.db.read.select({ id: courses.id }).from(courses).limit(1)
  if (!course) throw new Error('no course was imported')
  const cohortId = newId()
  await ctx.db.transact(async tx => {
    const dates = { startsOn: '2026-10-01', endsOn: '2026-12-31' }
    await tx.insert(cohorts).values({ id: cohortId, courseId: course.id, trainingBodyId: training.organizationId, name: '2026 年第四期', capacity: 10_000, ...dates, status: 'running', createdAt: ctx.now, updatedAt: ctx.now })
  })
  const made: Candidate[] = []
  while (made.length < count) {
    const batch = Array.from({ length: Math.min(50, count - made.length) }, (_, i) => rowsOf(ctx, cohortId, made.length + i, passwordHash))
    await ctx.db.transact(async tx => {
      await tx.insert(organizations).values(batch.map(rows => rows.enterprise))
      await tx.insert(persons).values(batch.map(rows => rows.person))
      await tx.insert(users).values(batch.map(rows => rows.user))
      await tx.insert(grants).values(batch.map(rows => rows.grant))
      await tx.insert(filings).values(batch.map(rows => rows.filing))
      await tx.insert(enrolments).values(batch.map(rows => rows.enrolment))
    })
    made.push(...batch.map(rows => rows.candidate))
  }
  return made
}

function rowsOf(ctx: Ctx, cohortId: string, n: number, passwordHash: string | null) {
  const { name, idNumber, mobile, email } = makePerson()
  const [personId, userId, enterpriseId, filingId, enrolmentId] = [newId(), newId(), newId(), newId(), newId()]
  const seal = (field: Parameters<typeof personPlace>[0], plain: string) => ctx.vault.seal(personPlace(field, personId), plain)
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  const past = ctx.now - 10 * DAY
  const post = {
    version: 1 as const, education: 'bachelor', school: '华南理工大学', major: '机械工程', qualityYears: 8, position: '副总经理', concurrentPost: '', professionalTitle: '高级工程师', appointedOn: '2026-09-01',
    authorizerName: '霍启衡', authorizerTitle: '总经理', relaxReason: '', resume: '',
  }
  const grant = { role: 'cqo' as const, organizationId: null, cityCode: null }
  return {
    candidate: { actor: { kind: 'user' as const, userId, name, personId, grants: [grant] }, personId, enrolmentId },
    enterprise: { id: enterpriseId, kind: 'enterprise' as const, name: `佛山市澄泥智能装备${n}有限公司`, namePinyin: 'fo shan shi', cityCode: '4406', ...times },
    person: {
      id: personId, name, namePinyin: 'x', idType: 'resident', idNumber: seal('idNumber', idNumber), idNumberIndex: personId, idTail: idNumber.slice(-4), gender: 'male' as const, mobile: seal('mobile', mobile), mobileIndex: personId,
      mobileTail: mobile.slice(-4), email: seal('email', email), emailIndex: personId, education: 'bachelor', ...times,
    },
    user: { id: userId, username: `kaosheng${n}x${userId.slice(0, 4).toLowerCase().replace(/[^a-z0-9]/g, 'z')}`, name, personId, passwordHash, status: 'active' as const, createdAt: ctx.now, activatedAt: ctx.now },
    grant: { id: newId(), userId, ...grant, createdAt: ctx.now },
    filing: { id: filingId, enterpriseId, cityCode: '4406', status: 'filed' as const, personName: name, personId, candidate: '', idNumberIndex: personId, post, filedAt: past, ...times },
    enrolment: { id: enrolmentId, cohortId, personId, filingId, status: 'study_completed' as const, appliedAt: past, admittedAt: past, studyStartedAt: past, studyCompletedAt: ctx.now - DAY, creditedSeconds: 86_400, updatedAt: ctx.now },
  }
}

/** A certifying body with a delegation in force. */
export const makeCertifier = (ctx: Ctx): Promise<Member> => makeOrganization(ctx, { kind: 'certifying_body' })
