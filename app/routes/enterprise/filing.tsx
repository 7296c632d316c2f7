import { redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { draftProblems, emptyDraft } from '~/domain/filing/candidate'
import { shanghaiDate } from '~/domain/clock'
import { attachFilingFile } from '~/domain/filing/attach-filing-file.server'
import { educationLabels } from '~/domain/filing/eligibility'
import { type FilingField, filingFields, requiredPapers } from '~/domain/filing/filing-fields'
import { editableStatuses } from '~/domain/filing/filing-status'
import { filingDetail, ownFilingId } from '~/domain/filing/queries.server'
import { saveFiling } from '~/domain/filing/save-filing.server'
import { draftOf, problemsOf, submitFiling, verdictOf } from '~/domain/filing/submit-filing.server'
import { maskEmail } from '~/domain/identity/email'
import { idTypeLabels, maskIdNumber } from '~/domain/identity/id-number'
import { maskMobile } from '~/domain/identity/mobile'
import { enterpriseById } from '~/domain/organizations/queries.server'
import { sizeClassLabels } from '~/domain/organizations/size-class'
import { Refusal } from '~/domain/refusal'
import { rulesNow } from '~/domain/settings/queries.server'
import { draftFrom, filingShape } from '~/http/filing-form'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { LinkButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { FilingBadge } from '~/ui/filing-badge'
import { FilingForm } from '~/ui/filing-form'
import { KeyValues } from '~/ui/key-values'

const input = z.strictObject({ ...filingShape, declared: z.literal('on').optional() })
type Given = z.output<typeof input>
type Uploads = ReadonlyMap<string, { name: string; size: number; bytes: Uint8Array }>

const strings = z.record(z.string(), z.string())
const paper = z.object({ kind: z.string(), name: z.string(), to: z.string() })
const gate = route({
  who: ['enterprise_admin'],
  query: z.object({ saved: z.string().optional() }),
  output: z.object({
    status: z.string(),
    editable: z.boolean(),
    saved: z.boolean(),
    enterprise: z.object({ name: z.string(), size: z.string() }),
    values: strings,
    problems: z.record(z.string(), z.array(z.string())),
    findings: z.array(z.object({ level: z.string(), sentence: z.string() })),
    papers: z.array(paper),
    rules: z.object({ education: z.string(), years: z.number(), relaxed: z.string(), workdays: z.number() }),
    educations: z.array(z.object({ value: z.string(), label: z.string() })),
    idTypes: z.array(z.object({ value: z.string(), label: z.string() })),
  }),
  async load({ ctx, query }) {
    const id = await ownFilingId(ctx)
    const [detail, { rules }] = await Promise.all([id ? filingDetail(ctx, id) : null, rulesNow(ctx)])
    const over = detail !== null && ['ended', 'rejected', 'revoked'].includes(detail.filing.status)
    const current = over ? null : detail
    const editable = !current || (editableStatuses as readonly string[]).includes(current.filing.status)
    const draft = current ? draftOf(ctx, current.filing) : emptyDraft
    const returned = current?.filing.status === 'returned' ? (current.reviews.at(-1)?.reasons ?? []) : []
    return {
      status: current?.filing.status ?? 'draft',
      editable,
      saved: query.saved !== undefined,
      enterprise: await enterpriseHead(ctx, current),
      values: shown(draft, editable),
      problems: { ...(query.saved === undefined ? {} : typedProblems(draft, shanghaiDate(ctx.now))), ...Object.fromEntries(returned.map(({ field, text }) => [formField(field), [`${filingFields[field as FilingField]?.label ?? ''}退回：${text}`]])) },
      findings: current ? verdictOf(draft, current.enterprise, rules).findings : [],
      papers: (current?.papers ?? []).map(({ kind, name }) => ({ kind, name, to: `/files/filing/${current?.filing.id}/${kind}` })),
      rules: { education: educationLabels[rules.education_min], years: rules.experience_years, relaxed: rules.size_relaxed.map(size => sizeClassLabels[size][0]).join(''), workdays: rules.city_sla_workdays },
      educations: Object.entries(educationLabels).map(([value, label]) => ({ value, label })),
      idTypes: Object.entries(idTypeLabels).map(([value, label]) => ({ value, label })),
    }
  },
  actions: act => ({
    save: act(input, async ({ ctx, input, uploads }) => {
      const { problems } = await keep(ctx, input, uploads)
      if (Object.keys(problems).length > 0) throw new Refusal('filing.invalid', {}, problems)
      return redirect('/enterprise/filing?saved=1')
    }),
    submit: act(input, async ({ ctx, input, uploads }) => {
      const { filingId, problems } = await keep(ctx, input, uploads)
      if (!input.declared) problems.declared = ['请确认信息属实后再提交。']
      if (Object.keys(problems).length > 0) throw new Refusal('filing.invalid', {}, { ...(await problemsOf(ctx, filingId)), ...problems })
      await submitFiling(ctx, { filingId })
      return redirect('/enterprise')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

type Ctx = Parameters<typeof saveFiling>[0]
type Detail = Awaited<ReturnType<typeof filingDetail>>

/** A contact or the name of the enterprise is mended at the field or page where it is typed. */
const formField = (field: string) => (field === 'contact' ? 'mobile' : field)

async function enterpriseHead(ctx: Ctx, current: Detail | null) {
  const id = ctx.actor.kind === 'user' ? (ctx.actor.grants.find(grant => grant.role === 'enterprise_admin')?.organizationId ?? '') : ''
  const enterprise = current?.enterprise ?? (await enterpriseById(ctx, id))
  return { name: enterprise?.name ?? '', size: enterprise ? sizeClassLabels[enterprise.sizeClass] : '' }
}

/** The draft is kept first, then each paper, so that nothing right is lost over something wrong. */
async function keep(ctx: Ctx, { declared: _, ...given }: Given, uploads: Uploads) {
  const filingId = await saveFiling(ctx, draftFrom(given))
  const problems: Record<string, string[]> = {}
  for (const kind of requiredPapers) {
    const upload = uploads.get(kind)
    if (!upload) continue
    try {
      await attachFilingFile(ctx, { filingId, kind, upload })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.fields) throw error
      Object.assign(problems, error.fields)
    }
  }
  return { filingId, problems }
}

/** Of what was typed, what is wrong; what is still empty is left in peace while drafting. */
function typedProblems(draft: typeof emptyDraft, today: string): Record<string, string[]> {
  const values: Record<string, unknown> = { ...draft }
  return Object.fromEntries(Object.entries(draftProblems(draft, { today })).filter(([field]) => values[field] !== '' && values[field] !== null))
}

/** Field values as text; once handed in, the enterprise too sees document and contact masked (A6). */
function shown(draft: typeof emptyDraft, editable: boolean): Record<string, string> {
  const masked = editable ? draft : { ...draft, idNumber: maskIdNumber(draft.idNumber), mobile: maskMobile(draft.mobile), email: maskEmail(draft.email) }
  return Object.fromEntries(Object.entries(masked).map(([key, value]) => [key, value === null ? '' : String(value)]))
}

export const meta = () => [{ title: '首席质量官备案 · 广东省企业首席质量官网络培训考试平台' }]

export default function EnterpriseFiling() {
  const data = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <div className="tap mx-auto grid max-w-264 gap-6 text-md">
      <PageHead title="首席质量官备案" back={<Link to="/enterprise">聘任与备案</Link>} lead={data.enterprise.name} aside={<FilingBadge status={data.status} />} />
      {data.editable ? (
        <FilingForm {...data} refused={refused} />
      ) : (
        <>
          <Banner title="已提交，内容不能再改">市局领取前可以在<Link to="/enterprise">备案首页</Link>撤回修改。</Banner>
          <ReadOnly {...data} />
        </>
      )}
    </div>
  )
}

function ReadOnly({ values: v, papers, educations, idTypes }: { values: Record<string, string>; papers: z.output<typeof paper>[]; educations: { value: string; label: string }[]; idTypes: { value: string; label: string }[] }) {
  const word = (options: { value: string; label: string }[], value?: string) => options.find(option => option.value === value)?.label
  return (
    <>
      <KeyValues
        ruled
        items={[
          ['姓名', v.personName], ['证件', `${word(idTypes, v.idType)}　${v.idNumber}`], ['手机', v.mobile], ['电子邮箱', v.email], ['学历', [word(educations, v.education), v.school, v.major].join('，')], ['质量工作年限', `${v.qualityYears} 年`],
          ['现任职务', v.position], ['兼任职务', v.concurrentPost], ['职称', v.professionalTitle || null], ['任职时间', v.appointedOn], ['授权人', `${v.authorizerName}，${v.authorizerTitle}`], ['放宽理由', v.relaxReason || null], ['工作简历', v.resume],
          ...papers.map(one => ['材料', <a key={one.kind} href={one.to} target="_blank" rel="noreferrer">{one.name}</a>] as const),
        ]}
      />
      <p><LinkButton to="/enterprise">返回</LinkButton></p>
    </>
  )
}
