import type { Verification } from './result'

/** The machine's form of an answer; times in UTC, dates as on the certificate. */
export function machineAnswer(view: Verification, now: number): Record<string, unknown> {
  const asOf = new Date(now).toISOString()
  switch (view.kind) {
    case 'valid':
    case 'expired': {
      const { number, issuedOn, expiresOn, name, enterprise } = view.facts
      return { number, status: view.kind, asOf, issuedOn, expiresOn, subject: { name, company: enterprise }, pdfSha256: view.pdfSha256 }
    }
    case 'suspended':
    case 'revoked':
      return { number: view.number, status: view.kind, asOf, issuedOn: view.issuedOn, since: view.since, reason: view.reason, subject: { name: view.name } }
    case 'superseded':
      return { number: view.number, status: view.kind, asOf, since: view.since, reason: view.reason }
    case 'typo':
      return { status: view.kind, asOf, hint: view.hint }
    case 'limited':
      return { status: view.kind, asOf, retryAfterSeconds: view.waitSeconds }
    case 'unknown':
      return { status: view.kind, asOf }
  }
}
