import { z } from 'zod'
import { formatDateTime, shanghaiDate } from '~/domain/clock'
import { type Education, educationLabels } from '~/domain/filing/eligibility'
import { type FilingField, filingFieldNames, filingFields } from '~/domain/filing/filing-fields'
import type { FilingDetail } from '~/domain/filing/queries.server'
import { maskEmail } from '~/domain/identity/email'
import { idTypeLabels, maskIdNumber } from '~/domain/identity/id-number'
import { maskMobile } from '~/domain/identity/mobile'
import { cityName } from '~/domain/organizations/regions.server'
import { sizeSentence } from '~/domain/organizations/enterprise-facts'

const field = z.object({ name: z.string(), label: z.string(), value: z.string(), against: z.string(), warn: z.boolean() })
const stage = z.object({ label: z.string(), figure: z.string().optional(), state: z.enum(['done', 'now', 'todo']), ratio: z.number().optional() })

/** What of a filing leaves the server for its reviewers: document and contact masked. */
export const reviewViewSchema = z.object({
  status: z.string(), enterprise: z.string(), personName: z.string(), number: z.string().nullable(), fields: z.array(field), warnings: z.array(z.object({ sentence: z.string() })), relaxReason: z.string(),
  papers: z.array(z.object({ kind: z.string(), label: z.string(), name: z.string(), image: z.boolean(), to: z.string() })), stages: z.array(stage),
  history: z.array(z.object({ time: z.string(), title: z.string(), detail: z.string().optional() })),
  events: z.array(z.string()), due: z.string(), place: z.number(), of: z.number(), previous: z.string().nullable(), next: z.string().nullable(),
})

const decisions = { pass: '核过，报省局', return: '退回补正', record: '登记', reject: '不予登记' }
const stageNames = { city: '市局', province: '省局' }
const labelOf = (name: string) => filingFields[name as FilingField]?.label ?? { ground: '法律依据', reason: '事实' }[name] ?? name

export function reviewView(detail: FilingDetail) {
  const { filing, papers, reviews } = detail
  const findings = filing.frozen?.verdict.findings ?? []
  return {
    status: filing.status,
    enterprise: detail.enterprise.name,
    personName: filing.personName,
    number: filing.number,
    fields: fieldsOf(detail).map(([name, value]) => ({ name, ...filingFields[name], value, warn: findings.some(finding => finding.field === name) })),
    warnings: findings.map(({ sentence }) => ({ sentence })),
    relaxReason: filing.post.relaxReason,
    papers: papers.map(({ kind, name, mime }) => ({ kind, label: labelOf(kind), name, image: mime.startsWith('image/'), to: `/files/filing/${filing.id}/${kind}` })),
    stages: stagesOf(filing),
    history: [
      ...(filing.submittedAt === null ? [] : [{ time: formatDateTime(filing.submittedAt), title: '企业提交' }]),
      ...reviews.map(review => ({
        time: formatDateTime(review.at),
        title: `${stageNames[review.stage]}${decisions[review.decision]}`,
        detail: [review.reviewerName, ...review.reasons.map(({ field: name, text }) => `${labelOf(name)}：${text}`)].join('；'),
      })),
      ...(filing.endedAt === null ? [] : [{ time: formatDateTime(filing.endedAt), title: '解聘', detail: filing.endReason ?? undefined }]),
    ].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
  }
}

/** Each item of the filing as shown, in the order a reviewer reads the papers. */
function fieldsOf({ filing, candidate, enterprise, papers }: FilingDetail): [FilingField, string][] {
  const { post, frozen } = filing
  const judged = frozen?.enterprise ?? enterprise
  const paper = (kind: string) => papers.find(one => one.kind === kind)?.name ?? '未上传'
  const values: Record<FilingField, string> = {
    enterpriseName: judged.name,
    sizeClass: `${sizeSentence(enterprise.sizeClass, enterprise.sizingRow, judged)}（${judged.sizeYear} 年）`,
    personName: filing.personName,
    idNumber: `${idTypeLabels[candidate.idType]}　${maskIdNumber(candidate.idNumber)}`,
    contact: `${maskMobile(candidate.mobile)}　${maskEmail(candidate.email)}`,
    education: [educationLabels[post.education as Education] ?? post.education, post.school, post.major].filter(Boolean).join('，'),
    qualityYears: post.qualityYears === null ? '' : `${post.qualityYears} 年`,
    position: `${post.position}${post.concurrentPost === '不兼任' ? '（专任）' : `（${post.concurrentPost}兼任）`}`,
    appointedOn: post.appointedOn,
    authorizerName: `${post.authorizerName}，${post.authorizerTitle}`,
    resume: post.resume,
    appointment_decision: paper('appointment_decision'),
    commitment_letter: paper('commitment_letter'),
  }
  return filingFieldNames.map(name => [name, values[name]])
}

const places: Record<string, number> = { submitted: 1, returned: 0, city_reviewing: 2, city_passed: 3, rejected: 5 }

function stagesOf(filing: FilingDetail['filing']): z.output<typeof stage>[] {
  const now = places[filing.status] ?? 5
  const day = (at: number | null) => (at === null ? undefined : shanghaiDate(at).slice(5))
  const figures = [day(filing.submittedAt), day(filing.claimedAt), day(filing.cityPassedAt) ?? (filing.cityDueOn ? `${filing.cityDueOn.slice(5)} 前` : undefined), day(filing.filedAt), filing.status === 'filed' ? '已开放' : undefined]
  return ['提交', '领取', `${cityName(filing.cityCode).replace(/市$/, '')}市局核`, '省局登记', '开放报名'].map((label, i) => ({
    label, figure: figures[i], state: i < now ? ('done' as const) : i === now ? ('now' as const) : ('todo' as const), ratio: i === now ? 0.5 : undefined,
  }))
}
