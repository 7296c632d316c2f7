import { eq, inArray } from 'drizzle-orm'
import { type FrozenKey, questionKeys, questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import { formatHalfPoints } from './points'
import type { MultiRule } from '../settings/rules'
import { type CandidatePaper, candidatePaper, ruleWords } from './candidate-paper'
import { type BlueprintCell, type PaperItem, composePaper, maxHalfPoints, shownPositions } from './compose'
import { questionPool } from './pool.server'

export interface PaperOrder {
  title: string
  minutes: number
  cells: readonly BlueprintCell[]
  passPercent: number
  multiRule: MultiRule
  rulesVersion: string
  seed: string
  /** Question ids of the person's last attempt. */
  avoid: ReadonlySet<string>
}

export interface FrozenPaper {
  /** Finished JSON text, allow-listed. */
  candidate: string
  key: FrozenKey
}

/** Version, text and key of the questions drawn. The one reader of question_keys: from here on marking reads the frozen key. */
async function load(ctx: Ctx, items: readonly PaperItem[]) {
  const ids = items.map(item => item.questionVersionId)
  const rows = await ctx.db.read
    .select({ id: questionVersions.id, stem: questionVersions.stem, options: questionVersions.options, answer: questionKeys.answer })
    .from(questionVersions)
    .innerJoin(questionKeys, eq(questionKeys.questionVersionId, questionVersions.id))
    .where(inArray(questionVersions.id, ids))
  const byId = new Map(rows.map(row => [row.id, row]))
  return items.map(item => {
    const question = byId.get(item.questionVersionId)
    if (!question) throw new Error(`question version ${item.questionVersionId} has no key`)
    return { item, question, name: String(item.no) }
  })
}

/**
 * Composes one candidate's paper and freezes it: the same order always gives the same paper. Call it before
 * `transact`. Refuses with 'papers.pool-too-small'.
 */
export async function freezePaper(ctx: Ctx, order: PaperOrder): Promise<FrozenPaper> {
  const { items } = composePaper(order.cells, await questionPool(ctx), order.seed, order.avoid)
  const drawn = await load(ctx, items)
  const paper: CandidatePaper = {
    version: 1,
    title: order.title,
    minutes: order.minutes,
    points: formatHalfPoints(maxHalfPoints(items)),
    passPercent: order.passPercent,
    items: drawn.map(({ item, question, name }) => ({
      item: name,
      type: item.type,
      rule: ruleWords(item.type, item.halfPoints, order.multiRule),
      stem: question.stem,
      options: item.optionOrder.map(written => question.options[written] ?? ''),
    })),
  }
  return {
    candidate: JSON.stringify(candidatePaper.parse(paper)),
    key: {
      version: 1,
      multiRule: order.multiRule,
      passPercent: order.passPercent,
      rulesVersion: order.rulesVersion,
      items: drawn.map(({ item, question, name }) => ({
        item: name,
        questionVersionId: item.questionVersionId,
        type: item.type,
        halfPoints: item.halfPoints,
        answer: shownPositions(item, question.answer),
        options: item.optionOrder.length,
      })),
    },
  }
}
