import type { Tx } from '#db/client.server'
import { delegations } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'

export interface NewDelegation {
  organizationId: string
  scope: 'training' | 'certification'
  /** 文号. */
  document: string
  validFrom: number
  validTo: number
}

/** The province entrusts an organisation with training or certification for a time (GD35（六）（七）, R-001). */
export async function grantDelegation(ctx: Ctx, tx: Tx, input: NewDelegation) {
  await tx.insert(delegations).values({ id: newId(), ...input })
  record(ctx, tx, { type: 'delegation.granted', entityId: input.organizationId, data: { ...input } })
}
