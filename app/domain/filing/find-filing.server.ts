import { and, eq } from 'drizzle-orm'
import type { Queries } from '#db/door.server'
import { filings } from '#db/schema'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { type FilingAction, actableBy } from './access.server'
import type { Candidate } from './candidate'

export type FilingRow = typeof filings.$inferSelect

/** The filing, when the actor may do this to it; otherwise it is not found. */
export async function findFiling(ctx: Ctx, from: Queries, filingId: string, action: FilingAction): Promise<FilingRow> {
  const [filing] = await from.select().from(filings).where(and(eq(filings.id, filingId), actableBy(ctx.actor, action)))
  return filing ?? refuse('http.not-found')
}

const place = (filingId: string) => `filings:candidate:${filingId}`

export const sealCandidate = (ctx: Ctx, filingId: string, candidate: Candidate) => ctx.vault.seal(place(filingId), JSON.stringify(candidate))

/** The identity fields of a filing; whoever shows them to someone else records why. */
export const openCandidate = (ctx: Ctx, filing: Pick<FilingRow, 'id' | 'candidate'>) => JSON.parse(ctx.vault.open(place(filing.id), filing.candidate)) as Candidate
