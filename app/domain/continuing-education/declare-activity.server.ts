import { ceRecords } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { type Upload, prepareFile } from '../files/prepare-file.server'
import { recordFile } from '../files/record-file.server'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { canEditCeRecord } from './access.server'
import { type Activity, achievementKey, assertDeclarable } from './activity'

/**
 * A CQO declares an activity of the year with its evidence, for the city to look at (C4, C6.9). Answers the
 * record. Refuses with `continuing-education.category-unknown`, `.date-invalid`, `.already-declared`.
 */
export async function declareActivity(ctx: Ctx, { evidence, ...activity }: Activity & { evidence: Upload }): Promise<string> {
  const personId = ctx.actor.kind === 'user' ? ctx.actor.personId : null
  if (personId === null || !canEditCeRecord(ctx.actor, { personId, cities: [] })) return refuse('http.forbidden')
  const { rules } = await rulesNow(ctx)
  assertDeclarable(activity, ctx.now, rules)
  const file = await prepareFile(ctx, 'ce_evidence', evidence, 'evidence')
  return ctx.db.transact(async tx => {
    const id = newId()
    const evidenceFileId = await recordFile(ctx, tx, file, { kind: 'ce-record', id })
    const made = await tx
      .insert(ceRecords)
      .values({ id, personId, ...activity, year: Number(activity.happenedOn.slice(0, 4)), status: 'submitted', evidenceFileId, sourceKey: achievementKey(personId, activity), submittedAt: ctx.now, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: ceRecords.id })
    if (made.length === 0) refuse('continuing-education.already-declared')
    record(ctx, tx, { type: 'ce-record.submitted', entityId: id, data: { category: activity.category, tenths: activity.tenths } })
    return id
  })
}
