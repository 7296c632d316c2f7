import { eq } from 'drizzle-orm'
import { attemptPapers } from '#db/schema'
import { registerForSitting } from '~/domain/attempts/register-for-sitting.server'
import { saveAnswers } from '~/domain/attempts/save-answers.server'
import { startAttempt } from '~/domain/attempts/start-attempt.server'
import { submitAttempt } from '~/domain/attempts/submit-attempt.server'
import { type DateString, shanghaiDate } from '~/domain/clock'
import { type Actor, type Ctx, asSystem } from '~/domain/context'
import { halfPointsOf } from '~/domain/exams/blueprint'
import { openSitting } from '~/domain/exams/open-sitting.server'
import { publishBlueprint } from '~/domain/exams/publish-blueprint.server'
import { markHandedIn } from '~/domain/grading/mark-handed-in.server'
import { releaseSitting } from '~/domain/grading/release-sitting.server'
import { trialCells } from '~/domain/papers/compose'
import { rulesNow } from '~/domain/settings/queries.server'

const MINUTE = 60_000

/** The trial blueprint of the rules, published by the certifying body `by`. */
export async function makeBlueprint(ctx: Ctx, { by, name = '岗位能力考核试行组卷方案' }: { by: Actor; name?: string }): Promise<string> {
  const { rules } = await rulesNow(ctx)
  return publishBlueprint({ ...ctx, actor: by }, { name, kind: 'trial', cells: trialCells(rules.trial_blueprint, halfPointsOf) })
}

/** An online sitting that may be entered from `opensAt` (now) until the end of `windowTo` (that day). */
export async function makeSitting(ctx: Ctx, input: { by: Actor; blueprintId?: string; name?: string; opensAt?: number; windowTo?: DateString; entry?: 'window' | 'late-entry'; capacity?: number }): Promise<string> {
  const opensAt = input.opensAt ?? ctx.now
  const blueprintId = input.blueprintId ?? (await makeBlueprint(ctx, { by: input.by }))
  const { name = '岗位能力考核，第一场', entry = 'window', windowTo = shanghaiDate(opensAt), capacity = 500 } = input
  return openSitting({ ...ctx, actor: input.by }, { blueprintId, name, opensAt, entry, windowTo, capacity })
}

/** Registers a CQO whose study is completed. */
export const registerCandidate = (ctx: Ctx, { candidate, sittingId }: { candidate: Actor; sittingId: string }) => registerForSitting({ ...ctx, actor: candidate }, { sittingId })

/** Starts at ctx.now, answers about `correctShare` of the questions by the key and the rest wrongly, and hands in when that is allowed; answers the receipt. */
export async function sitAndSubmit(ctx: Ctx, { candidate, attemptId, correctShare = 0.8, minutes = 45 }: { candidate: Actor; attemptId: string; correctShare?: number; minutes?: number }) {
  const client = `demo-${attemptId.slice(0, 12)}`
  const at = (now: number): Ctx => ({ ...ctx, actor: candidate, now })
  await startAttempt(at(ctx.now), { attemptId, client })
  const [paper] = await ctx.db.read.select({ key: attemptPapers.key }).from(attemptPapers).where(eq(attemptPapers.attemptId, attemptId))
  const items = paper?.key.items ?? []
  // Right and wrong answers are spread evenly over the paper.
  const isRight = (i: number) => Math.floor((i + 1) * correctShare + 1e-9) > Math.floor(i * correctShare + 1e-9)
  for (const [i, { item, answer, options }] of items.entries()) {
    const wrong = [Array.from({ length: options }, (_, position) => position).find(position => !answer.includes(position)) ?? 0]
    // Every fifth answer is thought over once, as people do.
    if (i % 5 === 0) await saveAnswers(at(ctx.now + i * MINUTE), { attemptId, client, answers: [{ item, choice: wrong, rev: 1 }] })
    await saveAnswers(at(ctx.now + (i + 1) * MINUTE), { attemptId, client, answers: [{ item, choice: isRight(i) ? answer : wrong, rev: 2 }] })
  }
  return submitAttempt(at(ctx.now + minutes * MINUTE), { attemptId, client })
}

/** Marks what was handed in, and the certifying body releases the sitting. Answers how many results were released. */
export async function markAndRelease(ctx: Ctx, { by, sittingId }: { by: Actor; sittingId: string }): Promise<number> {
  await markHandedIn(asSystem(ctx))
  return releaseSitting({ ...ctx, actor: by }, { sittingId })
}

