import type { Ctx } from '../context'
import { candidateOf } from '../exams/access.server'
import { refuse } from '../refusal'
import { paperShape } from './frozen-papers.server'
import { groupSave } from './group-save.server'
import { type AnswerSave, validChoice } from './merge'
import { readLease } from './read-lease.server'
import type { SavedAnswers } from './save-input'

export interface SaveAnswersInput {
  attemptId: string
  /** The writing device, as given at the start or at the take-over. */
  client: string
  answers: AnswerSave[]
}

/**
 * Saves a batch of answers; answers only after the commit. A revision that is not higher than the stored one
 * changes nothing and is acknowledged with what is stored. An empty batch asks whether this device still
 * writes, and for the time left. Refuses with 'attempts.bad-answer', 'attempts.time-over',
 * 'attempts.other-device', 'attempts.not-running'.
 */
export async function saveAnswers(ctx: Ctx, input: SaveAnswersInput): Promise<SavedAnswers> {
  const personId = candidateOf(ctx.actor) ?? refuse('http.forbidden')
  const paper = await paperShape(ctx, input.attemptId)
  if (!paper || paper.personId !== personId) return refuse('http.not-found')
  for (const { item, choice, rev } of input.answers) {
    const shape = paper.items.get(item)
    if (!shape || !validChoice(choice, shape) || !Number.isSafeInteger(rev) || rev < 1) refuse('attempts.bad-answer', { item })
  }
  const { saved, deadline } = input.answers.length > 0 ? await groupSave(ctx, { ...input, personId }) : { saved: [], deadline: await readLease(ctx, { ...input, personId }) }
  return { saved, serverTime: ctx.now, remainingSeconds: Math.max(0, Math.ceil((deadline - ctx.now) / 1000)) }
}
