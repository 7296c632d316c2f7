import { lt } from 'drizzle-orm'
import { signInFailures } from '#db/schema'
import type { Ctx } from '../context'

const KEEP_MS = 24 * 3_600_000

/** Failed sign-ins count for 15 minutes; after a day they are of no use to anybody. */
export const forgetFailures = (ctx: Ctx) => ctx.db.transact(async tx => void (await tx.delete(signInFailures).where(lt(signInFailures.at, ctx.now - KEEP_MS))))
