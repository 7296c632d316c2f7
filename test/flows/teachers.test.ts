import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, cohorts, enrolments, grants, notices, teacherReviews, teachers } from '#db/schema'
import { type FiledCqo, type Member, makeBureau, makeFiledCqo, makeOrganization } from '~/cli/demo/factory/filing'
import { factoryPassword } from '~/cli/demo/factory/people'
import { appliedTeacher, makeTeacher, publishedTeacher, teacherApplication, teacherEvidence } from '~/cli/demo/factory/teachers'
import { admitEnrolments } from '~/domain/cohorts/admit-enrolments.server'
import { applyToCohort } from '~/domain/cohorts/apply-to-cohort.server'
import { openCohort } from '~/domain/cohorts/open-cohort.server'
import { startStudy } from '~/domain/cohorts/start-study.server'
import type { Actor, Ctx, UserActor } from '~/domain/context'
import { dutyStanding } from '~/domain/continuing-education/queries.server'
import { signIn } from '~/domain/identity/sign-in.server'
import { Refusal } from '~/domain/refusal'
import { canAssignTo, canCheckTeacher, canDecideTeacher, canReadTeacher, cohortsAssignableBy, teachersCheckableBy, teachersDecidableBy, teachersReadableBy } from '~/domain/teachers/access.server'
import { criteriaFindings } from '~/domain/teachers/application'
import { applyAsTeacher } from '~/domain/teachers/apply-as-teacher.server'
import { appointTeacher } from '~/domain/teachers/appoint-teacher.server'
import { assignTeacher } from '~/domain/teachers/assign-teacher.server'
import { checkTeacherForm } from '~/domain/teachers/check-teacher-form.server'
import { appointedTeachers, classesToStaff, myApplication, teacherDetail, teachersInPublicity, teachersWaiting } from '~/domain/teachers/queries.server'
import { readTeacherEvidence } from '~/domain/teachers/read-evidence.server'
import { rateTeacher } from '~/domain/teachers/rate-teacher.server'
import type { RatingScores } from '~/domain/teachers/rating'
import { classesOf, commentsOf, teachersToRate } from '~/domain/teachers/rating-queries.server'
import { refuseTeacher } from '~/domain/teachers/refuse-teacher.server'
import { resubmitApplication } from '~/domain/teachers/resubmit-application.server'
import { reviewTeacher } from '~/domain/teachers/review-teacher.server'
import { DAY, NOON, type World, openWorld } from '../support/world'

let world: World
let city: Member, elsewhere: Member, province: Member, training: Member, otherTraining: Member
const as = (who: { actor: Actor }, now = NOON): Ctx => world.as(who.actor, now)
const refusalOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)))
const statusOf = async (id: string) => (await world.db.read.select().from(teachers).where(eq(teachers.id, id)))[0]?.status
const good = { qualification: 25, achievement: 20, teaching: 30 }

beforeAll(async () => {
  world = await openWorld()
  const ctx = world.system()
  city = await makeBureau(ctx, { kind: 'city', cityCode: '4406' })
  elsewhere = await makeBureau(ctx, { kind: 'city', cityCode: '4404' })
  province = await makeBureau(ctx, { kind: 'province' })
  training = await makeOrganization(ctx, { kind: 'training_body' })
  otherTraining = await makeOrganization(ctx, { kind: 'training_body', name: '珠海质量培训学院' })
})

describe('applying', () => {
  it('registers a visitor, who can sign in as a teacher, and asks the city of the application', async () => {
    const before = await teachersWaiting(as(city))
    const made = await appliedTeacher(world.system(), { name: '梁赟', username: 'liangyun' })
    expect(await signIn(world.system(), { username: 'liangyun', password: factoryPassword, source: 's' })).toMatchObject({ userId: made.userId, grants: [{ role: 'teacher' }] })
    expect(await teachersWaiting(as(city))).toBe(before + 1)
    expect(await teachersWaiting(as(elsewhere))).toBe(0)
    expect(await teacherDetail(as(city), made.teacherId)).toMatchObject({ name: '梁赟', status: 'applied', evidence: { mime: 'image/jpeg' }, personId: null })
  })

  it('gives a CQO the teacher’s desk, and looks at pool and continuing education', async () => {
    const cqo = await makeFiledCqo(world.system(), { city, province })
    const application = teacherApplication({ category: 'enterprise' })
    const { teacherId } = await applyAsTeacher(as(cqo), { ...application, evidence: await teacherEvidence('某', application) })
    expect((await world.db.read.select().from(grants).where(eq(grants.userId, cqo.userId))).map(grant => grant.role).sort()).toEqual(['cqo', 'teacher'])
    const detail = await teacherDetail(as(province), teacherId)
    expect(detail.personId).toBe(cqo.personId)
    const duty = criteriaFindings({ ...detail, cqo: await dutyStanding(as(province), cqo.personId) })[2]
    expect(duty).toMatchObject({ ok: false, detail: '不在人才库，今年不计继续教育' })
    expect(await refusalOf(applyAsTeacher(as(cqo), { ...application, evidence: await teacherEvidence('某', application) }))).toBe('teachers.already-applied')
  })

  it('makes one application of two sent at once', async () => {
    const cqo = await makeFiledCqo(world.system(), { city, province })
    const application = teacherApplication()
    const evidence = await teacherEvidence('某', application)
    const results = await Promise.all([1, 2].map(() => refusalOf(applyAsTeacher(as(cqo), { ...application, evidence }))))
    expect(results.sort()).toEqual(['done', 'teachers.already-applied'])
    expect((await world.db.read.select().from(grants).where(eq(grants.userId, cqo.userId))).filter(grant => grant.role === 'teacher')).toHaveLength(1)
  })

  it('says at its field what is wrong with a new account, and refuses the account of an office', async () => {
    const application = teacherApplication()
    const evidence = await teacherEvidence('某', application)
    const attempt = applyAsTeacher(world.as({ kind: 'anonymous' }), { ...application, evidence, account: { name: '', username: 'x', password: 'short' } })
    await expect(attempt).rejects.toMatchObject({ code: 'form.invalid', fields: { name: [expect.any(String)], username: [expect.any(String)], password: [expect.any(String)] } })
    expect(await refusalOf(applyAsTeacher(world.as({ kind: 'anonymous' }), { ...application, evidence, account: { name: '梁赟', username: 'liangyun', password: factoryPassword } }))).toBe('identity.username-taken')
    expect(await refusalOf(applyAsTeacher(as(city), { ...application, evidence }))).toBe('teachers.account-unfit')
  })
})

describe('form check, review and appointment', () => {
  it('returns with a reason, takes the changed form again, and tells the applicant', async () => {
    const made = await appliedTeacher(world.system())
    const { teacherId } = made
    expect(await refusalOf(checkTeacherForm(as(city), { teacherId, decision: 'return', reason: '' }))).toBe('teachers.reason-missing')
    await checkTeacherForm(as(city), { teacherId, decision: 'return', reason: '授课证明没有盖章' })
    expect((await world.db.read.select().from(notices).where(eq(notices.userId, made.userId)))[0]?.body).toContain('授课证明没有盖章')
    expect(await refusalOf(resubmitApplication(as(province), made.application))).toBe('http.not-found')
    await resubmitApplication(as(made, NOON + DAY), { ...made.application, teachingHours: 120 })
    expect(await myApplication(as(made))).toMatchObject({ status: 'applied', teachingHours: 120, reviews: [{ event: 'return' }, { event: 'resubmit' }] })
    await checkTeacherForm(as(city, NOON + 2 * DAY), { teacherId, decision: 'pass', reason: '' })
    expect(await statusOf(teacherId)).toBe('expert_review')
  })

  it('is checked by the city of the applicant only, decided by the province only, and each step once', async () => {
    const { teacherId } = await appliedTeacher(world.system())
    for (const who of [elsewhere, province, training]) expect(await refusalOf(checkTeacherForm(as(who), { teacherId, decision: 'pass', reason: '' }))).toBe('http.not-found')
    expect(await refusalOf(reviewTeacher(as(province), { teacherId, scores: good, opinion: '好' }))).toBe('teachers.moved')
    const twice = await Promise.all([1, 2].map(() => refusalOf(checkTeacherForm(as(city), { teacherId, decision: 'pass', reason: '' }))))
    expect(twice.sort()).toEqual(['done', 'teachers.moved'])
    expect(await refusalOf(reviewTeacher(as(city), { teacherId, scores: good, opinion: '好' }))).toBe('http.not-found')
    expect(await refusalOf(reviewTeacher(as(province), { teacherId, scores: { ...good, teaching: 41 }, opinion: '好' }))).toBe('teachers.score-invalid')
    expect(await refusalOf(reviewTeacher(as(province), { teacherId, scores: good, opinion: '' }))).toBe('teachers.reason-missing')
    expect(await refusalOf(appointTeacher(as(province), { teacherId }))).toBe('teachers.moved')
    expect(await reviewTeacher(as(province), { teacherId, scores: good, opinion: '好' })).toBe(true)
    expect((await world.db.read.select().from(teacherReviews).where(and(eq(teacherReviews.teacherId, teacherId), eq(teacherReviews.event, 'pass_review'))))[0]?.scores).toEqual(good)
  })

  it('ends below 75, after which the person may apply again', async () => {
    const made = await appliedTeacher(world.system())
    await checkTeacherForm(as(city), { teacherId: made.teacherId, decision: 'pass', reason: '' })
    expect(await reviewTeacher(as(province, NOON + DAY), { teacherId: made.teacherId, scores: { ...good, teaching: 29 }, opinion: '案例偏少' })).toBe(false)
    expect(await statusOf(made.teacherId)).toBe('refused')
    expect(await refusalOf(applyAsTeacher(as(made, NOON + 2 * DAY), { ...made.application, evidence: await teacherEvidence('某', made.application) }))).toBe('done')
  })

  it('appoints only when the publicity is over, with a number and a term of three years', async () => {
    const made = await publishedTeacher(world.system(), { city, province })
    expect((await teachersInPublicity(as(made, made.at))).find(row => row.id === made.teacherId)?.until).toBe('2026-11-28')
    expect((await teachersInPublicity(as(made, made.at + 6 * DAY))).some(row => row.id === made.teacherId)).toBe(false)
    expect(await refusalOf(appointTeacher(as(province, made.at + 5 * DAY), { teacherId: made.teacherId }))).toBe('teachers.publicity-open')
    const number = await appointTeacher(as(province, made.at + 6 * DAY), { teacherId: made.teacherId })
    expect(number).toMatch(/^GDCQO-SZ-2026-\d{4}$/)
    expect(await myApplication(as(made))).toMatchObject({ status: 'appointed', appointedOn: '2026-11-29', termEndsOn: '2029-11-28', number })
    const second = await makeTeacher(world.system(), { city, province })
    expect(Number(second.number.slice(-4))).toBe(Number(number.slice(-4)) + 1)
  })

  it('may be refused after an objection, with a reason', async () => {
    const { teacherId } = await publishedTeacher(world.system(), { city, province })
    expect(await refusalOf(refuseTeacher(as(province), { teacherId, reason: '' }))).toBe('teachers.reason-missing')
    expect(await refusalOf(refuseTeacher(as(city), { teacherId, reason: '有异议' }))).toBe('http.not-found')
    await refuseTeacher(as(province, NOON + 5 * DAY), { teacherId, reason: '公示期收到异议，经核属实' })
    expect(await statusOf(teacherId)).toBe('refused')
  })
})

describe('on a class', () => {
  const later = NOON + 12 * DAY
  let cohortId: string
  let teacher: Awaited<ReturnType<typeof makeTeacher>>
  const learners: FiledCqo[] = []

  const enrol = async () => {
    const cqo = await makeFiledCqo(world.system(), { city, province })
    const enrolmentId = await applyToCohort(as(cqo, later), { cohortId })
    await admitEnrolments(as(training, later), { cohortId, ids: [enrolmentId] })
    return { cqo, enrolmentId }
  }
  const scores = (n: number): RatingScores => ({ content: n, delivery: n, usefulness: n, interaction: n, overall: n })
  const rate = (who: { actor: UserActor }, n: number, comment = '') => rateTeacher(as(who, later), { cohortId, teacherId: teacher.teacherId, scores: scores(n), comment })

  beforeAll(async () => {
    teacher = await makeTeacher(world.system(), { city, province })
    cohortId = await openCohort(as(training, NOON), { name: '2026 年第 8 期（佛山）', courseId: 'qualification', cityCode: null, capacity: 60, startsOn: '2026-11-23', endsOn: '2027-01-31' })
    for (let i = 0; i < 10; i++) {
      const { cqo, enrolmentId } = await enrol()
      const ctx = as(cqo, later)
      await ctx.db.transact(async tx => void (await startStudy(ctx, tx, enrolmentId)))
      learners.push(cqo)
    }
  })

  it('only an appointed teacher in term, only on an open class of the own body, only once', async () => {
    const assign = (who: Member, teacherId: string, now = later) => refusalOf(assignTeacher(as(who, now), { cohortId, teacherId, topic: '质量改进方法与案例' }))
    const waiting = await publishedTeacher(world.system(), { city, province })
    expect(await assign(training, waiting.teacherId)).toBe('http.not-found')
    expect(await assign(otherTraining, teacher.teacherId)).toBe('http.not-found')
    expect(await assign(province, teacher.teacherId)).toBe('http.not-found')
    expect(await assign(training, teacher.teacherId, NOON + 1200 * DAY)).toBe('teachers.not-in-term')
    expect(await assign(training, teacher.teacherId)).toBe('done')
    expect(await assign(training, teacher.teacherId)).toBe('teachers.already-assigned')
    expect((await appointedTeachers(as(training, later), 'KA07')).map(row => row.id)).toContain(teacher.teacherId)
    expect(await appointedTeachers(as(training, later), 'KA01')).toEqual([])
  })

  it('is rated by its learners once each; figures and comments stay hidden below ten', async () => {
    expect(await teachersToRate(as(learners[0]!))).toMatchObject([{ cohortId, teacherId: teacher.teacherId, rated: false }])
    for (const [i, learner] of learners.slice(0, 9).entries()) await rate(learner, i % 2 === 0 ? 5 : 4, `意见 ${i}`)
    expect(await refusalOf(rate(learners[0]!, 1))).toBe('teachers.already-rated')
    expect(await classesOf(as(teacher), teacher.teacherId)).toMatchObject([{ cohortId, rating: { shown: false, count: 9, missing: 1 } }])
    expect(await commentsOf(as(teacher), teacher.teacherId)).toEqual([])
    await rate(learners[9]!, 4, '案例很好')
    expect(await classesOf(as(teacher), teacher.teacherId)).toMatchObject([{ rating: { shown: true, count: 10, averages: { overall: 4.5 } } }])
    expect(await commentsOf(as(teacher), teacher.teacherId)).toHaveLength(10)
    expect((await classesToStaff(as(training))).find(each => each.id === cohortId)?.teachers).toMatchObject([{ name: teacher.name, rating: { shown: true, count: 10 } }])
    expect(await teachersToRate(as(learners[9]!))).toMatchObject([{ rated: true }])
  })

  it('is not rated by strangers, by those who have not begun, by the teacher, or out of range', async () => {
    const stranger = await makeFiledCqo(world.system(), { city, province })
    const { cqo: admitted } = await enrol()
    expect(await refusalOf(rate(stranger, 5))).toBe('teachers.not-attended')
    expect(await refusalOf(rate(admitted, 5))).toBe('teachers.not-attended')
    expect(await refusalOf(rate(teacher, 5))).toBe('http.not-found')
    expect(await refusalOf(rate(training, 5))).toBe('http.not-found')
    expect(await refusalOf(rate(learners[0]!, 6))).toBe('form.invalid')
    const [other] = await world.db.read.select().from(enrolments).where(eq(enrolments.personId, admitted.personId))
    expect(other?.status).toBe('admitted')
  })

  it('leaves no trace of the scores in the audit trail', async () => {
    const rows = await world.db.read.select().from(auditEvents).where(eq(auditEvents.type, 'teacher.rated'))
    expect(rows).toHaveLength(10)
    for (const row of rows) expect(row.data).toEqual({ cohortId })
  })

  it('no teacher is put on a closed class', async () => {
    await world.db.transact(async tx => void (await tx.update(cohorts).set({ status: 'closed' }).where(eq(cohorts.id, cohortId))))
    expect(await refusalOf(assignTeacher(as(training, later), { cohortId, teacherId: teacher.teacherId, topic: '补讲' }))).toBe('teachers.cohort-closed')
  })

  it('belongs to the body that runs it: check and list filter agree', async () => {
    const rows = await world.db.read.select().from(cohorts)
    for (const { actor } of [training, otherTraining, province, teacher]) {
      const listed = await world.db.read.select({ id: cohorts.id }).from(cohorts).where(cohortsAssignableBy(actor))
      expect(listed.map(row => row.id)).toEqual(rows.filter(row => canAssignTo(actor, row)).map(row => row.id))
    }
  })
})

describe('who may see an application', () => {
  it('the check and the list filter agree for every actor over every row', async () => {
    const far = await appliedTeacher(world.system(), { cityCode: '4404' })
    const rows = await world.db.read.select().from(teachers)
    const anonymous: Actor = { kind: 'anonymous' }
    for (const actor of [city.actor, elsewhere.actor, province.actor, training.actor, far.actor, anonymous])
      for (const [can, by] of [[canReadTeacher, teachersReadableBy], [canCheckTeacher, teachersCheckableBy], [canDecideTeacher, teachersDecidableBy]] as const) {
        const listed = await world.db.read.select({ id: teachers.id }).from(teachers).where(by(actor))
        expect(listed.map(row => row.id).sort()).toEqual(rows.filter(row => can(actor, row)).map(row => row.id).sort())
      }
  })

  it('a stranger finds neither form nor evidence; nobody checks an own application', async () => {
    const made = await appliedTeacher(world.system())
    expect(await refusalOf(teacherDetail(as(elsewhere), made.teacherId))).toBe('http.not-found')
    expect(await refusalOf(readTeacherEvidence(as(training), made.teacherId))).toBe('http.not-found')
    expect((await readTeacherEvidence(as(made), made.teacherId)).bytes.length).toBeGreaterThan(1000)
    const reads = () => world.db.read.$count(auditEvents, eq(auditEvents.type, 'file.read'))
    const before = await reads()
    await readTeacherEvidence(as(city), made.teacherId)
    expect(await reads()).toBe(before + 1)
    const both: Actor = { ...made.actor, grants: [...made.actor.grants, { role: 'city_reviewer', organizationId: null, cityCode: '4406' }] }
    expect(await refusalOf(checkTeacherForm(world.as(both), { teacherId: made.teacherId, decision: 'pass', reason: '' }))).toBe('http.not-found')
  })
})
