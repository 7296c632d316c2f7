import { inArray } from 'drizzle-orm'
import { renderMarkdown } from '#content/load.server'
import { questionKeys, type practiceSets } from '#db/schema'
import type { Ctx } from '../context'

type Items = (typeof practiceSets.$inferSelect)['items']

/** The questions of a round with their words and keys, in the order shown; every part that is answered by choosing has its options as shown and the right positions among them. */
export async function practiceQuestions(ctx: Ctx, items: Items) {
  const keys = await ctx.db.read.select().from(questionKeys).where(inArray(questionKeys.questionVersionId, items.map(item => item.questionVersionId)))
  const byId = new Map(keys.map(key => [key.questionVersionId, key.entry]))
  return items.flatMap(({ questionId, questionVersionId, optionOrders }) => {
    const entry = byId.get(questionVersionId)
    if (!entry) return []
    const parts = optionOrders.map((order, i) => {
      const { stem, options = [], answer = [], explanation } = entry.items?.[i] ?? entry
      const right = answer.map(key => order.indexOf(key.charCodeAt(0) - 65)).sort((a, b) => a - b)
      return { stem, options: order.map(written => options[written] ?? ''), right, explanation }
    })
    const material = entry.type === 'case' ? { title: entry.title ?? '', html: renderMarkdown(entry.stem) } : null
    return [{ questionId, type: entry.type, stem: entry.stem, explanation: entry.explanation, lesson: entry.lesson, rubric: entry.rubric ?? [], material, parts }]
  })
}
