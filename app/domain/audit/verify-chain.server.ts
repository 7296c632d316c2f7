import { and, asc, gt } from 'drizzle-orm'
import { auditEvents, auditHead } from '#db/schema'
import type { Ctx } from '../context'
import { chainHash } from './record.server'

export type ChainVerdict = { ok: true; count: number; head: string } | { ok: false; seq: number; reason: string }

/** Walks the whole chain and names the first row that was changed, removed or put in. */
export async function verifyChain(ctx: Pick<Ctx, 'db'>): Promise<ChainVerdict> {
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
    }
    if (rows.length < 1000) break
  }
  const [head] = await ctx.db.read.select().from(auditHead)
  if (!head || head.seq !== seq || head.hash !== hash) return { ok: false, seq: seq + 1, reason: '末尾被截去' }
  return { ok: true, count: seq, head: hash }
}
