import { eq } from 'drizzle-orm'
import { attemptPapers, attempts } from '#db/schema'
import type { Ctx } from '../context'
import { candidatePaper } from '../papers/candidate-paper'
import { isMulti } from '../papers/question-types'

/** What checking an answer needs of a frozen paper: whose it is, and the shape of each item. */
export interface PaperShape {
  personId: string
  items: ReadonlyMap<string, { multi: boolean; options: number }>
}

const CAPACITY = 10_000
const caches = new WeakMap<Ctx['db'], Map<string, PaperShape>>()

/** The shape of an attempt's paper, or null. A frozen paper never changes, so the most recently used stay in memory. */
export async function paperShape(ctx: Ctx, attemptId: string): Promise<PaperShape | null> {
  const cache = caches.get(ctx.db) ?? new Map<string, PaperShape>()
  caches.set(ctx.db, cache)
  const shape = cache.get(attemptId) ?? (await load(ctx, attemptId))
  if (!shape) return null
  cache.delete(attemptId)
  cache.set(attemptId, shape)
  if (cache.size > CAPACITY) cache.delete(cache.keys().next().value!)
  return shape
}

async function load(ctx: Ctx, attemptId: string): Promise<PaperShape | null> {
  const [row] = await ctx.db.read
    .select({ personId: attempts.personId, candidate: attemptPapers.candidate })
    .from(attempts)
    .innerJoin(attemptPapers, eq(attemptPapers.attemptId, attempts.id))
    .where(eq(attempts.id, attemptId))
  if (!row) return null
  const { items } = candidatePaper.parse(JSON.parse(row.candidate))
  return { personId: row.personId, items: new Map(items.map(item => [item.item, { multi: isMulti(item.type), options: item.options.length }])) }
}
