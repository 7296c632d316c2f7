import { and, eq } from 'drizzle-orm'
import type { Question } from '#content/load.server'
import { questionVersions } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { decideImport } from '../import-decision'
import { refuse } from '../refusal'
import { requireDesk } from './access.server'
import { writeVersion } from './write-version.server'

/**
 * A person decides where both the file and the product changed a question: the file's words become a new version, or
 * the product's stay and the file counts as seen. Refuses with 'questions.moved-on' when there is nothing to decide.
 */
export async function settleConflict(ctx: Ctx, { file, take }: { file: Question; take: 'file' | 'ours' }): Promise<void> {
  await requireDesk(ctx)
  await ctx.db.transact(async tx => {
    const [row] = await tx.select().from(questionVersions).where(and(eq(questionVersions.questionId, file.id), eq(questionVersions.current, true)))
    if (!row || decideImport(file.contentHash, row) !== 'conflict') return refuse('questions.moved-on')
    if (take === 'file') await writeVersion(ctx, tx, file, row, { origin: 'file', fileHash: file.contentHash, status: 'expert_review' })
    else await tx.update(questionVersions).set({ fileHash: file.contentHash }).where(eq(questionVersions.id, row.id))
    record(ctx, tx, { type: 'question.edited', entityId: file.id, data: { conflict: take, contentHash: take === 'file' ? file.contentHash : row.contentHash } })
  })
}
