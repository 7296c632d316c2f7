import { z } from 'zod'

/** The facts printed on the paper that a reader compares; never an identity number, a telephone number or a mark. */
export const printedFacts = z.strictObject({
  name: z.string(),
  enterprise: z.string(),
  number: z.string(),
  trainingFrom: z.string(),
  trainingTo: z.string(),
  hours: z.number(),
  appointedOn: z.string(),
  trainingBody: z.string(),
  certifyingBody: z.string(),
  issuedOn: z.string(),
  expiresOn: z.string().nullable(),
})

const moved = { since: z.string(), reason: z.string().nullable(), number: z.string() }

/** The allow-list of everything a verification may answer. */
export const verification = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('valid'), facts: printedFacts, pdfSha256: z.string().nullable() }),
  z.strictObject({ kind: z.literal('expired'), facts: printedFacts, pdfSha256: z.string().nullable() }),
  z.strictObject({ kind: z.literal('suspended'), name: z.string(), issuedOn: z.string(), ...moved }),
  z.strictObject({ kind: z.literal('revoked'), name: z.string(), issuedOn: z.string(), ...moved }),
  z.strictObject({ kind: z.literal('superseded'), ...moved }),
  z.strictObject({ kind: z.literal('typo'), hint: z.string() }),
  /** `forged`: it looks like our QR code, but none of our keys signed it. */
  z.strictObject({ kind: z.literal('unknown'), forged: z.boolean() }),
  z.strictObject({ kind: z.literal('limited'), waitSeconds: z.number() }),
])
export type Verification = z.infer<typeof verification>

/** HTTP status of each answer, for people and machines alike. */
export const verificationStatus: Record<Verification['kind'], number> = { valid: 200, expired: 200, suspended: 200, revoked: 200, superseded: 200, typo: 422, unknown: 404, limited: 429 }
