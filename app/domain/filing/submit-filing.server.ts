import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Queries } from '#db/door.server'
import type { FrozenFiling } from '#db/schema/filing'
import { filingFiles, filings, files, persons } from '#db/schema'
import { addWorkdays, shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { emailIndex } from '../identity/person-fields.server'
import { type Enterprise, enterpriseById } from '../organizations/queries.server'
import { Refusal, refuse } from '../refusal'
import { type RulesNow, rulesNow } from '../settings/queries.server'
import { type FilingDraft, draftProblems } from './candidate'
import { type Education, judgeEligibility } from './eligibility'
import { filingFields, requiredPapers } from './filing-fields'
import { filingMachine } from './filing-status'
import { type FilingRow, findFiling, openCandidate } from './find-filing.server'
import { moveFiling } from './move-filing.server'

/**
 * The enterprise hands its filing to the city bureau of its place of production: every field,
 * both papers, a verdict that is not blocked under the rules in force, and a person who is in no other open
 * filing. Freezes what was judged. Refuses with `filing.invalid` and a message at each field,
 * `filing.person-busy`, `filing.wrong-state`.
 */
export async function submitFiling(ctx: Ctx, input: { filingId: string }): Promise<void> {
  const rules = await rulesNow(ctx)
  try {
    await ctx.db.transact(async tx => {
      const filing = await findFiling(ctx, tx, input.filingId, 'edit')
      if (!filingMachine.next(filing.status, 'submit')) refuse('filing.wrong-state', { status: filing.status, event: 'submit' })
      const enterprise = (await enterpriseById(ctx, filing.enterpriseId, tx)) ?? refuse('http.not-found')
      const frozen = await judge(ctx, tx, filing, enterprise, rules)
      await assertPersonFree(tx, filing)
      const dueOn = addWorkdays(shanghaiDate(ctx.now), rules.rules.city_sla_workdays, rules.rules.holidays, rules.rules.workdays)
      const submittedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
      const change = { frozen, cityCode: frozen.enterprise.cityCode, submittedBy, submittedAt: ctx.now, cityDueOn: dueOn, claimedBy: null, claimedAt: null, cityPassedAt: null }
      await moveFiling(ctx, tx, filing, 'submit', 'enterprise_admin', change, { rulesVersion: rules.version, verdict: frozen.verdict.status })
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    // Two enterprises naming the same person in the same instant: the index lets one in, the other is told why.
    const filing = await findFiling(ctx, ctx.db.read, input.filingId, 'edit')
    await assertPersonFree(ctx.db.read, filing)
    throw error
  }
}

/** What keeps the enterprise's own filing from being submitted now, by field. */
export async function problemsOf(ctx: Ctx, filingId: string): Promise<Record<string, string[]>> {
  const filing = await findFiling(ctx, ctx.db.read, filingId, 'edit')
  const enterprise = (await enterpriseById(ctx, filing.enterpriseId)) ?? refuse('http.not-found')
  return (await submissionProblems(ctx, ctx.db.read, filing, enterprise, await rulesNow(ctx))).problems
}

/** Everything wrong with a filing as it stands, by field; empty when it can be submitted. */
export async function submissionProblems(ctx: Ctx, from: Queries, filing: FilingRow, enterprise: Enterprise, { rules }: RulesNow) {
  const draft = draftOf(ctx, filing)
  const problems = draftProblems(draft, { today: shanghaiDate(ctx.now), enterpriseEmail: enterprise.extra.email })
  const verdict = verdictOf(draft, enterprise, rules)
  for (const finding of verdict.findings) if (finding.level === 'blocked') problems[finding.field] ??= [finding.sentence]
  if (!problems.email && (await emailTaken(ctx, from, draft.email, filing.idNumberIndex))) problems.email = ['这个电子邮箱已由另一人使用。请换成本人使用的邮箱。']
  const papers = await from.select({ kind: filingFiles.kind, fileId: files.id, sha256: files.sha256 }).from(filingFiles).innerJoin(files, eq(files.id, filingFiles.fileId)).where(eq(filingFiles.filingId, filing.id))
  for (const kind of requiredPapers)
    if (!papers.some(paper => paper.kind === kind)) problems[kind] = [`缺《${filingFields[kind].label}》。传上后才能提交，其他内容已存好。`]
  return { draft, problems, verdict, papers }
}

async function judge(ctx: Ctx, from: Queries, filing: FilingRow, enterprise: Enterprise, rules: RulesNow): Promise<FrozenFiling> {
  const { problems, verdict, papers } = await submissionProblems(ctx, from, filing, enterprise, rules)
  if (Object.keys(problems).length > 0) refuse('filing.invalid', {}, problems)
  const { name, uscc, cityCode, districtCode, sizeClass, employees, revenue, assets, sizeYear } = enterprise
  return {
    version: 1,
    rulesVersion: rules.version,
    enterprise: { name, uscc: uscc ?? '', cityCode: cityCode ?? '', districtCode, sizeClass, employees, revenue, assets, sizeYear },
    personName: filing.personName,
    post: filing.post,
    verdict: { status: verdict.status, findings: verdict.findings },
    files: papers,
  }
}

export function draftOf(ctx: Ctx, filing: FilingRow): FilingDraft {
  const { version: _, ...candidate } = openCandidate(ctx, filing)
  const { version: __, ...post } = filing.post
  return { personName: filing.personName, ...candidate, ...post }
}

export const verdictOf = (draft: FilingDraft, enterprise: Enterprise, rules: RulesNow['rules']) =>
  draft.education === '' || draft.qualityYears === null
    ? { status: 'blocked' as const, findings: [], needsReason: false }
    : judgeEligibility({ education: draft.education as Education, qualityYears: draft.qualityYears, sizeClass: enterprise.sizeClass, relaxReason: draft.relaxReason }, rules)

async function emailTaken(ctx: Ctx, from: Queries, email: string, ownIdIndex: string) {
  const [rival] = await from.select({ id: persons.id }).from(persons).where(and(eq(persons.emailIndex, emailIndex(ctx, email)), ne(persons.idNumberIndex, ownIdIndex)))
  return Boolean(rival)
}

async function assertPersonFree(from: Queries, filing: FilingRow) {
  if (filing.idNumberIndex === '') return
  const busy = inArray(filings.status, ['submitted', 'city_reviewing', 'returned', 'city_passed', 'filed'])
  const [other] = await from.select({ id: filings.id }).from(filings).where(and(eq(filings.idNumberIndex, filing.idNumberIndex), ne(filings.id, filing.id), busy))
  if (other) refuse('filing.person-busy', {}, { idNumber: ['此人已在另一件备案中。同一人不能同时在两件备案中，请核对证件号，或请原企业先办解聘。'] })
}
