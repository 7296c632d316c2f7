import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { filings, organizations } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiDate } from '../clock'
import { type Ctx, grantOf } from '../context'
import { newId } from '../ids'
import { checkIdNumber } from '../identity/id-number'
import { idNumberIndex } from '../identity/person-fields.server'
import { refuse } from '../refusal'
import { type FilingDraft, genderOf, normalizeDraft } from './candidate'
import { editableStatuses, openStatuses } from './filing-status'
import { sealCandidate } from './find-filing.server'

/**
 * Keeps what the enterprise typed so far, right or wrong, in its one open filing: a new draft, the draft, or
 * the returned filing. Judged only when submitted. Refuses with `filing.wrong-state` while a bureau has it and
 * with `filing.one-open` while one is in force.
 */
export async function saveFiling(ctx: Ctx, typed: FilingDraft): Promise<string> {
  const enterpriseId = grantOf(ctx.actor, 'enterprise_admin')?.organizationId ?? refuse('http.forbidden')
  const draft = normalizeDraft(typed)
  const today = shanghaiDate(ctx.now)
  const { personName, idType, idNumber, mobile, email, gender: _, ...post } = draft
  const id = checkIdNumber(idType, idNumber, today)
  const values = (filingId: string) => ({
    personName,
    candidate: sealCandidate(ctx, filingId, { version: 1, idType, idNumber, gender: genderOf(draft, today), mobile, email }),
    idNumberIndex: id.ok ? idNumberIndex(ctx, idType, id.number) : '',
    post: { version: 1 as const, ...post },
    updatedAt: ctx.now,
  })
  return ctx.db.transact(async tx => {
    const [open] = await tx.select().from(filings).where(and(eq(filings.enterpriseId, enterpriseId), inArray(filings.status, openStatuses)))
    if (!open) return createDraft(ctx, tx, enterpriseId, values)
    if (open.status === 'filed') refuse('filing.one-open')
    const saved = await tx.update(filings).set(values(open.id)).where(and(eq(filings.id, open.id), inArray(filings.status, editableStatuses))).returning({ id: filings.id })
    if (saved.length === 0) refuse('filing.wrong-state', { status: open.status })
    record(ctx, tx, { type: 'filing.saved', entityId: open.id })
    return open.id
  })
}

type Values = { personName: string; candidate: string; idNumberIndex: string; post: (typeof filings.$inferInsert)['post']; updatedAt: number }

async function createDraft(ctx: Ctx, tx: Tx, enterpriseId: string, values: (filingId: string) => Values) {
  const id = newId()
  const [enterprise] = await tx.select({ cityCode: organizations.cityCode }).from(organizations).where(eq(organizations.id, enterpriseId))
  const cityCode = enterprise?.cityCode ?? refuse('http.not-found')
  const made = await tx.insert(filings).values({ id, enterpriseId, cityCode, status: 'draft', ...values(id), createdAt: ctx.now }).onConflictDoNothing().returning({ id: filings.id })
  if (made.length === 0) refuse('filing.one-open')
  record(ctx, tx, { type: 'filing.created', entityId: id, data: { enterpriseId } })
  return id
}
