import { blueprints } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { type BlueprintCell, shortfalls } from '../papers/compose'
import { questionPool } from '../papers/pool.server'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { delegatedBody } from './access.server'
import { cellField } from './blueprint'

export interface BlueprintInput {
  name: string
  kind: 'trial' | 'formal'
  cells: BlueprintCell[]
}

/**
 * Publishes a blueprint for the acting certifying body; its pass mark and duration are those of the rules in
 * force. Refuses with 'exams.blueprint-empty', or 'exams.shortfall' naming every cell whose pool holds fewer
 * than the set multiple of what it draws (C2: trial 2×, formal 5×).
 */
export async function publishBlueprint(ctx: Ctx, input: BlueprintInput): Promise<string> {
  const certifyingBodyId = await delegatedBody(ctx)
  const { rules } = await rulesNow(ctx)
  const cells = input.cells.filter(cell => cell.count > 0)
  if (cells.length === 0) refuse('exams.blueprint-empty')
  const poolFactor = rules.pool_factor[input.kind]
  const missing = shortfalls(cells, await questionPool(ctx), poolFactor)
  if (missing.length > 0) {
    const fields = Object.fromEntries(missing.map(({ cell, needed, available }) => [cellField(cell), [`要 ${needed} 题，题库只有 ${available} 题`]]))
    refuse('exams.shortfall', { count: missing.length, factor: poolFactor }, fields)
  }
  const id = newId()
  await ctx.db.transact(async tx => {
    await tx.insert(blueprints).values({ id, certifyingBodyId, name: input.name, kind: input.kind, cells, poolFactor, passPercent: rules.pass_percent, minutes: rules.exam_minutes, status: 'published', createdAt: ctx.now })
    record(ctx, tx, { type: 'blueprint.published', entityId: id, data: { kind: input.kind, poolFactor } })
  })
  return id
}
