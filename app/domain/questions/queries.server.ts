import { type SQL, and, asc, count, eq, inArray, like, or, sql } from 'drizzle-orm'
import { type QuestionStatus, type QuestionType, questionVersions } from '#db/schema'
import type { Ctx } from '../context'
import { keysReadBy } from './access.server'

export const QUESTION_PAGE = 25

export interface QuestionFilter {
  pool: 'exam' | 'practice'
  q?: string
  area?: string
  type?: QuestionType
  status?: QuestionStatus
  /** Only these numbers: those of the riskiest claims. */
  only?: readonly string[]
  page: number
}

function matching(ctx: Ctx, { pool, q, area, type, status, only }: QuestionFilter): SQL | undefined {
  const words = q ? or(like(sql`lower(${questionVersions.stem})`, `%${q.toLowerCase()}%`), eq(questionVersions.questionId, q.toUpperCase()), eq(questionVersions.lesson, q.toUpperCase())) : undefined
  return and(
    keysReadBy(ctx.actor), eq(questionVersions.current, true), eq(questionVersions.pool, pool), words, area ? eq(questionVersions.area, area) : undefined,
    type ? eq(questionVersions.type, type) : undefined, status ? eq(questionVersions.status, status) : undefined, only ? inArray(questionVersions.questionId, [...only]) : undefined,
  )
}

/** The current questions of a pool by number, a page at a time. The key is not among the answer: opening one is audited. */
export async function questionRows(ctx: Ctx, filter: QuestionFilter) {
  const where = matching(ctx, filter)
  const rows = await ctx.db.read
    .select({
      questionId: questionVersions.questionId, version: questionVersions.version, area: questionVersions.area, lesson: questionVersions.lesson, type: questionVersions.type, difficulty: questionVersions.difficulty,
      status: questionVersions.status, stem: questionVersions.stem, contentHash: questionVersions.contentHash, fileHash: questionVersions.fileHash, origin: questionVersions.origin,
    })
    .from(questionVersions)
    .where(where)
    .orderBy(asc(questionVersions.pool), asc(questionVersions.questionId))
    .limit(QUESTION_PAGE)
    .offset((filter.page - 1) * QUESTION_PAGE)
  const [total] = await ctx.db.read.select({ n: count() }).from(questionVersions).where(where)
  return { rows, total: total?.n ?? 0 }
}

/** How many current questions of a pool stand in each state. */
export async function statusCounts(ctx: Ctx, pool: 'exam' | 'practice'): Promise<Partial<Record<QuestionStatus, number>>> {
  const rows = await ctx.db.read
    .select({ status: questionVersions.status, n: count() })
    .from(questionVersions)
    .where(and(keysReadBy(ctx.actor), eq(questionVersions.current, true), eq(questionVersions.pool, pool)))
    .groupBy(questionVersions.status)
  return Object.fromEntries(rows.map(row => [row.status, row.n]))
}

/** The question before and after one in the same filter, for reviewing one after another. */
export async function neighbours(ctx: Ctx, filter: Omit<QuestionFilter, 'page'>, questionId: string) {
  const ids = (await ctx.db.read.select({ id: questionVersions.questionId }).from(questionVersions).where(matching(ctx, { ...filter, page: 1 })).orderBy(asc(questionVersions.questionId))).map(row => row.id)
  // The one being read may have left the filter by its new state: the next by number then.
  const after = ids.find(id => id > questionId) ?? null
  const before = ids.filter(id => id < questionId).at(-1) ?? null
  return { before, after }
}

/** Current questions with the hashes that tell whether file and product both changed. */
export const editedQuestions = (ctx: Ctx) =>
  ctx.db.read
    .select({ questionId: questionVersions.questionId, contentHash: questionVersions.contentHash, fileHash: questionVersions.fileHash, origin: questionVersions.origin })
    .from(questionVersions)
    .where(and(keysReadBy(ctx.actor), eq(questionVersions.current, true), eq(questionVersions.origin, 'editor')))
    .orderBy(asc(questionVersions.questionId))
