import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { findFiling, openCandidate } from './find-filing.server'

const MIN_REASON = 4

/** Shows a reviewer the full document number, with the reason kept in the audit trail. Refuses with `filing.reason-missing`. */
export async function revealIdNumber(ctx: Ctx, input: { filingId: string; reason: string }): Promise<string> {
  const reason = input.reason.trim()
  if ([...reason].length < MIN_REASON) refuse('filing.reason-missing', {}, { revealReason: ['请写明查看完整证件号的原因，不少于 4 字。'] })
  return ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, 'reveal')
    record(ctx, tx, { type: 'person.revealed', entityId: filing.personId ?? filing.id, data: { field: 'idNumber', filingId: filing.id, reason } })
    return openCandidate(ctx, filing).idNumber
  })
}
