import { inArray } from 'drizzle-orm'
import { renderMarkdown } from '#content/load.server'
import { type FrozenKey, questionKeys, type StoredQuestion } from '#db/schema'
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

interface Part {
  stem: string
  options: string[]
  answer: string[]
  area: string
}

/** The part of a question that stands as one item of a paper. */
function partOf(entry: StoredQuestion, part: number): Part {
  const { stem, options = [], answer = [], area } = entry.items?.[part] ?? entry
  return { stem, options, answer, area }
}

/** Text and key of the questions drawn; from here on marking reads the frozen key. */
async function load(ctx: Ctx, items: readonly PaperItem[]) {
  const ids = [...new Set(items.map(item => item.questionVersionId))]
  const rows = await ctx.db.read.select().from(questionKeys).where(inArray(questionKeys.questionVersionId, ids))
  const byId = new Map(rows.map(row => [row.questionVersionId, row.entry]))
  return items.map(item => {
    const entry = byId.get(item.questionVersionId)
    if (!entry) throw new Error(`question version ${item.questionVersionId} has no key`)
    return { item, entry, question: partOf(entry, item.part), name: String(item.no) }
  })
}

/**
 * Composes one candidate's paper and freezes it: the same order always gives the same paper. Call it before
 * `transact`. Refuses with 'papers.pool-too-small'.
 */
export async function freezePaper(ctx: Ctx, order: PaperOrder): Promise<FrozenPaper> {
  const { items } = composePaper(order.cells, await questionPool(ctx), order.seed, order.avoid)
  const drawn = await load(ctx, items)
  const cases = [...new Map(drawn.filter(({ item }) => item.type === 'case').map(({ item, entry }) => [item.questionVersionId, entry]))]
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
      ...(item.type === 'case' ? { case: cases.findIndex(([id]) => id === item.questionVersionId) } : {}),
    })),
    ...(cases.length > 0 ? { cases: cases.map(([, { title = '', stem }]) => ({ title, html: renderMarkdown(stem) })) } : {}),
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
        answer: shownPositions(item, question.answer.map(key => key.charCodeAt(0) - 65)),
        options: item.optionOrder.length,
        area: question.area,
      })),
    },
  }
}
