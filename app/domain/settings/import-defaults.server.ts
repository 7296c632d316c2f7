import { settings } from '#db/schema'
import type { Ctx } from '../context'
import { type SettingInput, addSettingVersion } from './add-version.server'

/** Gives an empty platform its first version of every rule; keys that exist are left alone. Answers how many were added. */
export async function importSettingDefaults(ctx: Ctx, defaults: SettingInput[]): Promise<number> {
  const known = new Set((await ctx.db.read.selectDistinct({ key: settings.key }).from(settings)).map(row => row.key))
  const missing = defaults.filter(input => !known.has(input.key))
  if (missing.length === 0) return 0
  await ctx.db.transact(async tx => {
    for (const input of missing) await addSettingVersion(ctx, tx, input)
  })
  return missing.length
}
