import { and, desc, eq } from 'drizzle-orm'
import { questionKeys, questionVersions } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { keysReadBy, requireDesk } from './access.server'

/** A question with its key and the history of its versions, the newest first. Every opening is audited; refuses with 'http.not-found'. */
export async function openQuestion(ctx: Ctx, questionId: string) {
  const mine = and(eq(questionVersions.questionId, questionId), keysReadBy(ctx.actor))
  const versions = await ctx.db.read.select().from(questionVersions).where(mine).orderBy(desc(questionVersions.version))
  const current = versions.find(row => row.current)
  if (!current) return refuse('http.not-found')
  await requireDesk(ctx)
  const [key] = await ctx.db.read.select().from(questionKeys).where(eq(questionKeys.questionVersionId, current.id))
  if (!key) throw new Error(`question version ${current.id} has no key`)
  await ctx.db.transact(async tx => record(ctx, tx, { type: 'question.opened', entityId: questionId, data: { version: current.version } }))
  return { current, versions, entry: key.entry }
}
