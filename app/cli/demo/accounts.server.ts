import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Env } from '~/env.server'

const accountsFile = z.array(z.object({ role: z.string(), name: z.string(), username: z.string(), password: z.string(), note: z.string() }))
export type DemoAccount = z.infer<typeof accountsFile>[number]

/** The generated demo accounts for the sign-in page; always none outside the demo. */
export function demoAccounts(env: Env): DemoAccount[] {
  const file = join(env.DATA_DIR, 'demo-accounts.json')
  return env.demo && existsSync(file) ? accountsFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}
