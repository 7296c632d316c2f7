import { and, eq, like } from 'drizzle-orm'
import { asQuestion, type QuestionEntry } from '#content/load.server'
import type { Tx } from '#db/client.server'
import { questionVersions } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { authorOf, requireDesk } from './access.server'
import { writeVersion } from './write-version.server'

interface Edit {
  /** A checked entry; the number of a new question is given here. */
  entry: QuestionEntry
  /** The version the editor saw; null for a new question. */
  basedOn: string | null
}

/**
 * Saves an edit as a new version that waits for an expert; attempts and earlier versions stay as they were. Refuses
 * with 'questions.moved-on' when another version came between, with 'questions.unchanged'. Answers the question's number.
 */
export async function saveQuestion(ctx: Ctx, { entry, basedOn }: Edit): Promise<string> {
  await requireDesk(ctx)
  return ctx.db.transact(async tx => {
    const id = basedOn === null ? await nextNumber(tx, entry.id.startsWith('P') ? 'P' : 'Q') : entry.id
    const question = asQuestion({ ...entry, id })
    const [current] = await tx.select().from(questionVersions).where(and(eq(questionVersions.questionId, id), eq(questionVersions.current, true)))
    if ((current?.id ?? null) !== basedOn) refuse('questions.moved-on')
    if (current?.contentHash === question.contentHash) refuse('questions.unchanged')
    await writeVersion(ctx, tx, question, current, { origin: 'editor', fileHash: current?.fileHash ?? null, status: 'expert_review', authorId: authorOf(ctx.actor) ?? undefined })
    record(ctx, tx, { type: 'question.edited', entityId: id, data: { version: (current?.version ?? 0) + 1, contentHash: question.contentHash } })
    return id
  })
}

/** Numbers go on after the highest ever given, so that one is never used twice. */
async function nextNumber(tx: Tx, letter: 'P' | 'Q'): Promise<string> {
  const rows = await tx.selectDistinct({ id: questionVersions.questionId }).from(questionVersions).where(like(questionVersions.questionId, `${letter}%`))
  const highest = rows.reduce((most, { id }) => Math.max(most, Number(id.slice(1))), letter === 'Q' ? 2000 : 500)
  return `${letter}${highest + 1}`
}
