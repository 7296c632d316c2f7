import type { Ctx } from '../context'
import { type Decision, moveCertificate } from './move-certificate.server'

/** Lifts a suspension; the public reason is cleared with it. Refuses as moveCertificate does. */
export const resumeCertificate = (ctx: Ctx, input: Omit<Decision, 'publicReason'>) => moveCertificate(ctx, 'resume', { ...input, publicReason: null })
