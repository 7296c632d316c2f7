import { and, eq, ne } from 'drizzle-orm'
import { ceRecords } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { type Upload, prepareFile } from '../files/prepare-file.server'
import { recordFile } from '../files/record-file.server'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { ceRecordsEditableBy } from './access.server'
import { type Activity, achievementKey, assertDeclarable } from './activity'

/**
 * A returned record goes back to review, changed; without a new file the one before stays. It keeps its year
 * even after the grace. Refuses with `http.not-found`, `continuing-education.moved`, and as a declaration does.
 */
export async function resubmitActivity(ctx: Ctx, { recordId, evidence, ...activity }: Activity & { recordId: string; evidence?: Upload }) {
  const { rules } = await rulesNow(ctx)
  const [known] = await ctx.db.read.select().from(ceRecords).where(and(eq(ceRecords.id, recordId), ceRecordsEditableBy(ctx.db.read, ctx.actor)))
  if (!known) return refuse('http.not-found')
  if (known.status !== 'returned') refuse('continuing-education.moved')
  assertDeclarable(activity, ctx.now, rules, known.year)
  const file = evidence && (await prepareFile(ctx, 'ce_evidence', evidence, 'evidence'))
  const sourceKey = achievementKey(known.personId, activity)
  await ctx.db.transact(async tx => {
    const [same] = await tx.select({ id: ceRecords.id }).from(ceRecords).where(and(eq(ceRecords.sourceKey, sourceKey), ne(ceRecords.id, recordId)))
    if (same) refuse('continuing-education.already-declared')
    const evidenceFileId = file ? await recordFile(ctx, tx, file, { kind: 'ce-record', id: recordId }) : known.evidenceFileId
    const moved = await tx
      .update(ceRecords)
      .set({ ...activity, year: Number(activity.happenedOn.slice(0, 4)), sourceKey, evidenceFileId, status: 'submitted', submittedAt: ctx.now })
      .where(and(eq(ceRecords.id, recordId), eq(ceRecords.status, 'returned')))
      .returning({ id: ceRecords.id })
    if (moved.length === 0) refuse('continuing-education.moved')
    record(ctx, tx, { type: 'ce-record.submitted', entityId: recordId, data: { category: activity.category, tenths: activity.tenths, again: true } })
  })
}
