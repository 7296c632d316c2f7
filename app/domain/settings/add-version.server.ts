import { eq, max } from 'drizzle-orm'
import { settings } from '#db/schema'
import type { Tx } from '#db/client.server'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { forgetRules } from './queries.server'
import { type RuleKey, ruleShape } from './rules'

export interface SettingInput {
  key: RuleKey
  value: unknown
  effectiveFrom: number
  documentNo: string
  note: string
}

/** Adds a version of a rule; past decisions keep the version they were made under. */
export async function addSettingVersion(ctx: Ctx, tx: Tx, input: SettingInput) {
  const value = ruleShape[input.key].parse(input.value)
  const [last] = await tx.select({ version: max(settings.version) }).from(settings).where(eq(settings.key, input.key))
  const version = (last?.version ?? 0) + 1
  await tx.insert(settings).values({ id: newId(), ...input, value, version, createdAt: ctx.now, createdBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null })
  record(ctx, tx, { type: 'settings.changed', entityId: input.key, data: { version, documentNo: input.documentNo } })
  tx.afterCommit(() => forgetRules(ctx.db))
}
