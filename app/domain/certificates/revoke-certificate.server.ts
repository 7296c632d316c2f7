import type { Ctx } from '../context'
import type { publicReasons } from './certificate-status'
import { type Decision, moveCertificate } from './move-certificate.server'

/** Revokes a certificate for good, by decision of the province; it never comes back. Refuses as moveCertificate does. */
export const revokeCertificate = (ctx: Ctx, input: Decision & { publicReason: (typeof publicReasons.revoke)[number] }) => moveCertificate(ctx, 'revoke', input)
