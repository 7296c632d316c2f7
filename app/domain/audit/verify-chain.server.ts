import { and, asc, gt } from 'drizzle-orm'
import { auditEvents, auditHead } from '#db/schema'
import type { Ctx } from '../context'
import { chainHash } from './record.server'

export type ChainVerdict = { ok: true; count: number; head: string } | { ok: false; seq: number; reason: string }

const headOf = async (ctx: Pick<Ctx, 'db'>) => (await ctx.db.read.select().from(auditHead))[0] ?? { seq: Infinity, hash: '' }

/**
 * Walks the whole chain and names the first row that was changed, removed or put in. The platform goes on writing
 * meanwhile: the rows must reach the head as it stood before the walk, and not pass the head as it stands after.
 */
export async function verifyChain(ctx: Pick<Ctx, 'db'>): Promise<ChainVerdict> {
  const before = await headOf(ctx)
  let seq = 0
  let hash = ''
  for (;;) {
    const rows = await ctx.db.read.select().from(auditEvents).where(and(gt(auditEvents.seq, seq))).orderBy(asc(auditEvents.seq)).limit(1000)
    for (const row of rows) {
      if (row.seq !== seq + 1) return { ok: false, seq: seq + 1, reason: '缺少一行' }
      if (row.prevHash !== hash) return { ok: false, seq: row.seq, reason: '与上一行接不上' }
      if (row.hash !== chainHash(row)) return { ok: false, seq: row.seq, reason: '内容与指纹不符' }
      seq = row.seq
      hash = row.hash
      if (seq === before.seq && hash !== before.hash) return { ok: false, seq, reason: '与链头不符' }
    }
    if (rows.length < 1000) break
  }
  if (seq < before.seq) return { ok: false, seq: seq + 1, reason: '末尾被截去' }
  if (seq > (await headOf(ctx)).seq) return { ok: false, seq, reason: '末尾多出一行' }
  return { ok: true, count: seq, head: hash }
}
