import { z } from 'zod'

/** Letters, digits, - and _: what a browser makes up for itself, or the session's own key. */
export const clientId = z.string().regex(/^[\w-]{8,64}$/)

/** What a browser may send to save answers; nothing else is accepted. `choice` are positions as shown, 0 = A. */
export const saveInput = z.strictObject({
  client: clientId.optional(),
  answers: z
    .array(z.strictObject({ item: z.string().min(1).max(8), choice: z.array(z.number().int().min(0).max(25)).max(26), rev: z.number().int().min(1).max(1_000_000_000) }))
    .max(200),
})

/** What a browser may report as evidence. `seconds`: how long it lasted. */
export const evidenceInput = z.strictObject({
  client: clientId.optional(),
  kind: z.enum(['focus-lost', 'reconnected']),
  seconds: z.number().int().min(0).max(86_400),
})

export interface SavedAnswers {
  /** Per item of the request the revision that is stored now. */
  saved: { item: string; rev: number }[]
  /** Epoch milliseconds. */
  serverTime: number
  remainingSeconds: number
}
