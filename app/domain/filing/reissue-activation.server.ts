import { eq } from 'drizzle-orm'
import { qrSvg } from '#certificates/qr'
import { users } from '#db/schema'
import type { Ctx } from '../context'
import { invitePerson } from '../identity/invite-person.server'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { findFiling } from './find-filing.server'

export interface ActivationSlip {
  personName: string
  username: string
  code: string
  /** Epoch milliseconds. */
  expiresAt: number
  /** Where the code is used, and its QR code. */
  address: string
  qr: { path: string; viewBox: string }
}

/** A fresh activation code for the enterprise's own CQO, to be printed; the one before is void. Refuses with `identity.already-active`. */
export async function reissueActivation(ctx: Ctx, input: { filingId: string }): Promise<ActivationSlip> {
  const { rules } = await rulesNow(ctx)
  const hours = rules.activation_code_hours
  const issued = await ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, 'edit')
    if (filing.status !== 'filed' || !filing.personId) return refuse('filing.wrong-state', { status: filing.status })
    const [account] = await tx.select({ status: users.status }).from(users).where(eq(users.personId, filing.personId))
    if (account?.status !== 'invited') refuse('identity.already-active')
    const { username, code } = await invitePerson(ctx, tx, { id: filing.personId, name: filing.personName }, { role: 'cqo', organizationId: null, cityCode: null }, 'cqo', hours)
    return { personName: filing.personName, username, code: code ?? refuse('identity.already-active'), expiresAt: ctx.now + hours * 3_600_000 }
  })
  const address = `${ctx.origin}/activate?u=${issued.username}`
  return { ...issued, address, qr: qrSvg(address) }
}
