import { organizations } from '#db/schema'
import { addDays, shanghaiDate, shanghaiYear } from '~/domain/clock'
import type { Ctx, UserActor } from '~/domain/context'
import { attachFilingFile } from '~/domain/filing/attach-filing-file.server'
import { type FilingDraft, emptyDraft } from '~/domain/filing/candidate'
import { claimFiling } from '~/domain/filing/claim-filing.server'
import { passFiling } from '~/domain/filing/pass-filing.server'
import { recordFiling } from '~/domain/filing/record-filing.server'
import { saveFiling } from '~/domain/filing/save-filing.server'
import { submitFiling } from '~/domain/filing/submit-filing.server'
import { createUser } from '~/domain/identity/create-user.server'
import { hashPassword } from '~/domain/identity/hash-password.server'
import { createOrganization } from '~/domain/organizations/create-organization.server'
import type { EnterpriseFacts } from '~/domain/organizations/enterprise-facts'
import { grantDelegation } from '~/domain/organizations/grant-delegation.server'
import { cities, cityName } from '~/domain/organizations/regions.server'
import { registerEnterprise } from '~/domain/organizations/register-enterprise.server'
import type { Role } from '~/domain/permissions'
import { and, eq } from 'drizzle-orm'
import { appointmentDecision, commitmentLetter } from './papers'
import { factoryPassword, makePerson, personName, sequence, uscc } from './people'

let hash: Promise<string> | undefined
/** The hash of `factoryPassword`, made once. */
export const factoryHash = () => (hash ??= hashPassword(factoryPassword))

interface Account {
  username?: string
  person?: string
  passwordHash?: string
}

export interface Member {
  organizationId: string
  actor: UserActor
}

/** A staff account of an organisation, with its role there. */
export async function makeMember(ctx: Ctx, organizationId: string, role: Role, { username, person, passwordHash, cityCode = null }: Account & { cityCode?: string | null }): Promise<Member> {
  const name = person ?? personName()
  const grants = [{ role, organizationId, cityCode }]
  const secret = passwordHash ?? (await factoryHash())
  const userId = await ctx.db.transact(tx => createUser(ctx, tx, { username: username ?? `${role.slice(0, 4)}${sequence().toString(36)}x`.replace('_', ''), name, passwordHash: secret, grants }))
  return { organizationId, actor: { kind: 'user', userId, name, personId: null, grants } }
}

/** A city's or the province's bureau with one reviewer. */
export async function makeBureau(ctx: Ctx, input: { kind: 'city' | 'province'; cityCode?: string; name?: string } & Account): Promise<Member> {
  const cityCode = input.kind === 'city' ? (input.cityCode ?? '4406') : null
  const name = input.name ?? (cityCode ? `${cityName(cityCode)}市场监督管理局` : '广东省市场监督管理局')
  const kind = cityCode ? 'city_bureau' : 'province_bureau'
  const organizationId = await ctx.db.transact(tx => createOrganization(ctx, tx, { kind, name, cityCode: cityCode ?? undefined }))
  return makeMember(ctx, organizationId, cityCode ? 'city_reviewer' : 'province_admin', { ...input, cityCode })
}

/** A training or certifying body with a delegation in force and one member of staff. */
export async function makeOrganization(ctx: Ctx, input: { kind: 'training_body' | 'certifying_body'; name?: string } & Account): Promise<Member> {
  const training = input.kind === 'training_body'
  const name = input.name ?? (training ? '广东省质量管理培训中心' : '广东省质量人才评价中心')
  const year = shanghaiYear(ctx.now)
  const organizationId = await ctx.db.transact(async tx => {
    const id = await createOrganization(ctx, tx, { kind: input.kind, name })
    const delegation = { scope: training ? 'training' : 'certification', document: `粤市监委〔${year}〕${training ? 1 : 2}号`, validFrom: ctx.now - 86_400_000, validTo: ctx.now + 3 * 366 * 86_400_000 } as const
    await grantDelegation(ctx, tx, { organizationId: id, ...delegation })
    return id
  })
  return makeMember(ctx, organizationId, training ? 'training_org' : 'certifying_body', input)
}

export type EnterpriseInput = Account & Partial<EnterpriseFacts> & { uscc?: string; size?: 'large' | 'medium' | 'small' | 'micro' }

const figures = { large: { employees: 1_620, revenue: 86_000 }, medium: { employees: 486, revenue: 32_400 }, small: { employees: 96, revenue: 4_800 }, micro: { employees: 12, revenue: 260 } }

/** An enterprise that registered itself, medium-sized industry in 佛山市南海区 unless told otherwise. */
export async function makeEnterprise(ctx: Ctx, input: EnterpriseInput = {}): Promise<Member> {
  const n = sequence()
  const cityCode = input.cityCode ?? '4406'
  const districts = cities.find(city => city.code === cityCode)?.districts ?? []
  const person = input.person ?? personName()
  const { organizationId, userId } = await registerEnterprise({ ...ctx, actor: { kind: 'anonymous' } }, {
    name: `${cityName(cityCode)}澄泥智能装备${n}有限公司`, cityCode, districtCode: districts[n % districts.length]?.code ?? null, address: `桂澜路 ${n} 号`, ownershipType: '有限责任公司',
    sizingRow: 'industry', ...figures[input.size ?? 'medium'], assets: null, sizeYear: shanghaiYear(ctx.now) - 1, chosenSize: null, sizeReason: '', mainProducts: '陶瓷压机、自动化生产线',
    leaderName: '霍启衡', leaderTitle: '总经理', email: `zhiliang@qiye${n}.example`, ...input,
    uscc: input.uscc ?? uscc(), contactName: person, username: input.username ?? `qiye${n.toString(36)}x`, secret: { passwordHash: input.passwordHash ?? (await factoryHash()) },
  })
  return { organizationId, actor: { kind: 'user', userId, name: person, personId: null, grants: [{ role: 'enterprise_admin', organizationId, cityCode: null }] } }
}

export interface CandidateInput extends Partial<FilingDraft> {
  /** Left out: makeEnterprise. */
  enterprise?: Member
}

/** What an enterprise fills in for a well-qualified candidate. */
export function candidateDraft(ctx: Ctx, given: Partial<FilingDraft> = {}): FilingDraft {
  const person = makePerson({ name: given.personName, idNumber: given.idNumber, mobile: given.mobile, email: given.email })
  return {
    ...emptyDraft, personName: person.name, idNumber: person.idNumber, mobile: person.mobile, email: person.email, education: 'bachelor', school: '华南理工大学', major: '机械工程', qualityYears: 9,
    position: '副总经理、质量总监', concurrentPost: '副总经理', professionalTitle: '高级工程师', appointedOn: addDays(shanghaiDate(ctx.now), -30), authorizerName: '霍启衡', authorizerTitle: '总经理',
    resume: '2012 年起任检测中心主任，主持建立 GB/T 19001 质量管理体系；2019 年获市级质量管理小组活动一等奖。', ...given,
  }
}

/** A draft as the enterprise left it, without papers. */
export async function draftFiling(ctx: Ctx, { enterprise, ...given }: CandidateInput = {}) {
  const owner = enterprise ?? (await makeEnterprise(ctx))
  const as = { ...ctx, actor: owner.actor }
  const draft = candidateDraft(ctx, given)
  return { filingId: await saveFiling(as, draft), enterprise: owner, as, draft }
}

/** The two papers of a filing. */
export async function attachPapers(as: Ctx, filingId: string, enterpriseName: string, draft: FilingDraft) {
  const facts = { enterprise: enterpriseName, person: draft.personName, position: draft.position, appointedOn: draft.appointedOn, authorizer: draft.authorizerTitle }
  await attachFilingFile(as, { filingId, kind: 'appointment_decision', upload: await appointmentDecision(facts) })
  await attachFilingFile(as, { filingId, kind: 'commitment_letter', upload: await commitmentLetter(facts) })
}

/** A filing that waits in the city's queue. */
export async function submittedFiling(ctx: Ctx, given: CandidateInput = {}) {
  const made = await draftFiling(ctx, given)
  const [organization] = await ctx.db.read.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, made.enterprise.organizationId))
  await attachPapers(made.as, made.filingId, organization?.name ?? '', made.draft)
  await submitFiling(made.as, { filingId: made.filingId })
  return made
}

/** The bureau that reviews a city's filings, made when there is none; the reviewer acts through the returned actor. */
async function bureauOf(ctx: Ctx, kind: 'city' | 'province', cityCode?: string): Promise<Member> {
  const of = kind === 'city' ? and(eq(organizations.kind, 'city_bureau'), eq(organizations.cityCode, cityCode ?? '')) : eq(organizations.kind, 'province_bureau')
  const [known] = await ctx.db.read.select({ id: organizations.id }).from(organizations).where(of).limit(1)
  return known ? makeMember(ctx, known.id, kind === 'city' ? 'city_reviewer' : 'province_admin', { cityCode: cityCode ?? null }) : makeBureau(ctx, { kind, cityCode })
}

export interface Bureaus {
  city?: Member
  province?: Member
}

/** A filing the city has passed to the province. */
export async function passedFiling(ctx: Ctx, { city, ...given }: CandidateInput & Pick<Bureaus, 'city'> = {}) {
  const made = await submittedFiling(ctx, given)
  const [at] = await ctx.db.read.select({ cityCode: organizations.cityCode }).from(organizations).where(eq(organizations.id, made.enterprise.organizationId))
  const reviewer = city ?? (await bureauOf(ctx, 'city', at?.cityCode ?? ''))
  const asCity = { ...ctx, actor: reviewer.actor }
  await claimFiling(asCity, { filingId: made.filingId })
  await passFiling(asCity, { filingId: made.filingId })
  return { ...made, city: reviewer }
}

export interface FiledCqo {
  filingId: string
  number: string
  personId: string
  userId: string
  enterpriseId: string
  enterprise: Member
  /** The CQO as signed in. */
  actor: UserActor
}

/** A CQO in post, recorded by the province; the account is invited, its code in the outbox. */
export async function makeFiledCqo(ctx: Ctx, { province, ...given }: CandidateInput & Bureaus = {}): Promise<FiledCqo> {
  const made = await passedFiling(ctx, given)
  const recorder = province ?? (await bureauOf(ctx, 'province'))
  const { number, personId, userId } = await recordFiling({ ...ctx, actor: recorder.actor }, { filingId: made.filingId })
  const actor: UserActor = { kind: 'user', userId, name: made.draft.personName, personId, grants: [{ role: 'cqo', organizationId: null, cityCode: null }] }
  return { filingId: made.filingId, number, personId, userId, enterpriseId: made.enterprise.organizationId, enterprise: made.enterprise, actor }
}

