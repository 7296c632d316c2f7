import type { Tx } from '#db/client.server'
import { attemptPapers, attempts, enrolments, enterprises, filings, grants, organizations, persons, registrations, users } from '#db/schema'
import { record } from '~/domain/audit/record.server'
import { addDays, shanghaiDate } from '~/domain/clock'
import type { Ctx } from '~/domain/context'
import { formatFilingNumber } from '~/domain/filing/filing-number'
import { sealCandidate } from '~/domain/filing/find-filing.server'
import { residentCheckCharacter } from '~/domain/identity/id-number'
import { emailIndex, idNumberIndex, mobileIndex, personPlace } from '~/domain/identity/person-fields.server'
import { newId } from '~/domain/ids'
import { type FrozenPaper, type PaperOrder, freezePaper } from '~/domain/papers/freeze-paper.server'
import { pinyinKey } from '~/domain/pinyin.server'
import { mobile, personName, uscc } from './factory/people'

const DAY = 86_400_000
const CITY = '4406'

/** What all candidates of one run share. */
export interface Hall {
  cohortId: string
  sittingId: string
  sittingCode: string
  certifyingBody: string
  paper: Omit<PaperOrder, 'seed' | 'avoid'>
  passwordHash: string
  creditedSeconds: number
  year: number
}

export const loadUsername = (n: number) => `load${String(n).padStart(6, '0')}`

/** Born in the 1960s, where no factory person is: 3,650 days of 1,000 numbers each, none of them given out. */
function syntheticId(n: number) {
  const birth = shanghaiDate(Date.parse('1960-01-01T04:00:00Z') + Math.floor(n / 1000) * DAY).replaceAll('-', '')
  const body = `440699${birth}${String(n % 1000).padStart(3, '0')}`
  return body + residentCheckCharacter(body)
}

function personRow(ctx: Ctx, n: number) {
  const id = newId()
  const [idNumber, phone, email] = [syntheticId(n), mobile(n), `load${n}@youxiang.example`]
  const name = personName(n)
  return {
    id, name, namePinyin: pinyinKey(name, 'head'), idType: 'resident_id', gender: Number(idNumber[16]) % 2 === 1 ? ('male' as const) : ('female' as const), education: 'bachelor',
    idNumber: ctx.vault.seal(personPlace('idNumber', id), idNumber), idNumberIndex: idNumberIndex(ctx, 'resident_id', idNumber), idTail: idNumber.slice(-4),
    mobile: ctx.vault.seal(personPlace('mobile', id), phone), mobileIndex: mobileIndex(ctx, phone), mobileTail: phone.slice(-4),
    email: ctx.vault.seal(personPlace('email', id), email), emailIndex: emailIndex(ctx, email), createdAt: ctx.now, updatedAt: ctx.now,
    plain: { version: 1 as const, idType: 'resident_id' as const, idNumber, gender: '' as const, mobile: phone, email },
  }
}

function enterpriseRows(ctx: Ctx, n: number) {
  const id = newId()
  const name = `佛山市负载${n}号制造有限公司`
  const organization = { id, kind: 'enterprise' as const, name, namePinyin: pinyinKey(name), uscc: uscc(500_000 + n), cityCode: CITY, districtCode: null, address: `季华路 ${n} 号`, createdAt: ctx.now, updatedAt: ctx.now }
  const facts = {
    organizationId: id, ownershipType: '有限责任公司', sizingRow: 'industry', employees: 486, revenue: 32_400, assets: null, sizeClass: 'medium' as const, sizeYear: Number(shanghaiDate(ctx.now).slice(0, 4)) - 1,
    mainProducts: '五金件', leaderName: '霍启衡', leaderTitle: '总经理', extra: {},
  }
  return { organization, facts }
}

function filingRow(ctx: Ctx, hall: Hall, enterpriseId: string, person: ReturnType<typeof personRow>, serial: number) {
  const id = newId()
  const filedAt = ctx.now - 60 * DAY
  const post = {
    version: 1 as const, education: 'bachelor', school: '华南理工大学', major: '机械工程', qualityYears: 9, position: '质量总监', concurrentPost: '无', professionalTitle: '工程师',
    appointedOn: addDays(shanghaiDate(ctx.now), -90), authorizerName: '霍启衡', authorizerTitle: '总经理', relaxReason: '', resume: '2015 年起负责质量管理体系，2019 年获市级质量管理小组活动一等奖。',
  }
  return {
    id, enterpriseId, cityCode: CITY, status: 'filed' as const, personName: person.name, personId: person.id, candidate: sealCandidate(ctx, id, person.plain), idNumberIndex: person.idNumberIndex, post,
    number: formatFilingNumber({ year: hall.year, city: CITY, serial }), year: hall.year, serial, submittedAt: filedAt - 10 * DAY, cityPassedAt: filedAt - 5 * DAY, filedAt, createdAt: filedAt - 12 * DAY, updatedAt: filedAt,
  }
}

/** Every row of the `n`-th synthetic candidate: filed, study completed, registered, paper frozen. `seat` counts from 1. */
export async function candidateRows(ctx: Ctx, hall: Hall, { n, seat, serial }: { n: number; seat: number; serial: number }) {
  const seed = newId()
  const paper: FrozenPaper = await freezePaper(ctx, { ...hall.paper, seed, avoid: new Set() })
  const { plain, ...person } = personRow(ctx, n)
  const { organization, facts } = enterpriseRows(ctx, n)
  const filing = filingRow(ctx, hall, organization.id, { ...person, plain }, serial)
  const [userId, enrolmentId, registrationId, attemptId] = [newId(), newId(), newId(), newId()]
  const studied = { appliedAt: ctx.now - 50 * DAY, admittedAt: ctx.now - 48 * DAY, studyStartedAt: ctx.now - 45 * DAY, studyCompletedAt: ctx.now - DAY, creditedSeconds: hall.creditedSeconds, updatedAt: ctx.now - DAY }
  return {
    organization, facts, person, filing, attemptId, userId,
    user: { id: userId, username: loadUsername(n), name: person.name, personId: person.id, passwordHash: hall.passwordHash, status: 'active' as const, createdAt: ctx.now, activatedAt: ctx.now },
    grant: { id: newId(), userId, role: 'cqo', organizationId: null, cityCode: null, createdAt: ctx.now },
    enrolment: { id: enrolmentId, cohortId: hall.cohortId, personId: person.id, filingId: filing.id, status: 'study_completed' as const, reason: null, rulesVersion: hall.paper.rulesVersion, ...studied },
    registration: { id: registrationId, sittingId: hall.sittingId, enrolmentId, personId: person.id, admissionNo: `${hall.sittingCode}-${String(seat).padStart(4, '0')}`, at: ctx.now },
    attempt: { id: attemptId, sittingId: hall.sittingId, registrationId, enrolmentId, personId: person.id, ordinal: 1, status: 'scheduled' as const, seed, extensionSeconds: 0, leaseRev: 0, focusLosses: 0, createdAt: ctx.now },
    paper: { attemptId, ...paper },
  }
}

export type CandidateRows = Awaited<ReturnType<typeof candidateRows>>

/** Writes a chunk of candidates in the order in which their rows lean on each other. */
export async function insertCandidates(ctx: Ctx, tx: Tx, chunk: readonly CandidateRows[]) {
  await tx.insert(organizations).values(chunk.map(one => one.organization))
  await tx.insert(enterprises).values(chunk.map(one => one.facts))
  await tx.insert(persons).values(chunk.map(one => one.person))
  await tx.insert(users).values(chunk.map(one => one.user))
  await tx.insert(grants).values(chunk.map(one => one.grant))
  await tx.insert(filings).values(chunk.map(one => one.filing))
  await tx.insert(enrolments).values(chunk.map(one => one.enrolment))
  await tx.insert(registrations).values(chunk.map(one => one.registration))
  await tx.insert(attempts).values(chunk.map(one => one.attempt))
  await tx.insert(attemptPapers).values(chunk.map(one => one.paper))
  for (const { attempt, registration } of chunk) {
    record(ctx, tx, { type: 'registration.made', entityId: registration.id, data: { sittingId: attempt.sittingId, admissionNo: registration.admissionNo } })
    record(ctx, tx, { type: 'attempt.prepared', entityId: attempt.id, data: { sittingId: attempt.sittingId, ordinal: 1, synthetic: true } })
  }
}
