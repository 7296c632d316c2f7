import type { Tx } from '#db/client.server'
import { settings } from '#db/schema'
import { sha256 } from '../canonical'
import type { Ctx } from '../context'
import { type RuleVersion, type Rules, effectiveAt } from './rules'

export interface RulesNow {
  rules: Rules
  /** What a decision stores beside itself: a fingerprint of the versions it was made under. */
  version: string
}

const cache = new WeakMap<Ctx['db'], Promise<RuleVersion[]>>()

/** Forgets the cached rows; called after a change of settings commits. */
export const forgetRules = (db: Ctx['db']) => cache.delete(db)

/** All setting versions; cached, for they change a few times a year. Safe inside transact: load rules before entering it. */
export function ruleVersions(db: Ctx['db']): Promise<RuleVersion[]> {
  const known = cache.get(db)
  if (known) return known
  const rows = Promise.resolve(db.read.select().from(settings))
  cache.set(db, rows)
  rows.catch(() => cache.delete(db))
  return rows
}

const judged = new WeakMap<RuleVersion[], { from: number; until: number; answer: RulesNow }>()

/** The rules in force now. Call it before `transact`, never inside. Between two effective dates nothing is judged again. */
export async function rulesNow(ctx: Pick<Ctx, 'db' | 'now'>): Promise<RulesNow> {
  const rows = await ruleVersions(ctx.db)
  const known = judged.get(rows)
  if (known && known.from <= ctx.now && ctx.now < known.until) return known.answer
  const { rules, versions } = effectiveAt(rows, ctx.now)
  const answer = { rules, version: sha256(Object.values(versions).map(v => `${v.key}@${v.version}`).join(' ')).slice(0, 16) }
  const dates = rows.map(row => row.effectiveFrom)
  judged.set(rows, { from: Math.max(...dates.filter(date => date <= ctx.now)), until: Math.min(...dates.filter(date => date > ctx.now)), answer })
  return answer
}

/** The rules in force now, read through a transaction: for a consequence that could not load them before it. */
export async function rulesInside(tx: Tx, now: number) {
  return effectiveAt(await tx.select().from(settings), now)
}

/** The whole rows in force now by key, for a page that shows them: value, document, note and version. */
export async function settingsInForce(ctx: Pick<Ctx, 'db' | 'now'>) {
  return effectiveAt(await ctx.db.read.select().from(settings), ctx.now).versions
}
