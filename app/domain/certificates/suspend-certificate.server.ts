import type { Ctx } from '../context'
import type { publicReasons } from './certificate-status'
import { type Decision, moveCertificate } from './move-certificate.server'

/** Suspends a valid certificate: until resumed it proves nothing, and its talent-pool entry leaves the public list. Refuses as moveCertificate does. */
export const suspendCertificate = (ctx: Ctx, input: Decision & { publicReason: (typeof publicReasons.suspend)[number] }) => moveCertificate(ctx, 'suspend', input)
