/** 学员评价的五项，各 1–5 分 (C5). */
export const ratingItems = { content: '内容', delivery: '表达', usefulness: '实用', interaction: '互动', overall: '总体' } as const
export type RatingItem = keyof typeof ratingItems
export const ratingKeys = Object.keys(ratingItems) as RatingItem[]
export type RatingScores = Record<RatingItem, number>

/** Sums of one class's ratings, as the database adds them up. */
export interface RatingSums {
  count: number
  sums: RatingScores
}

export type RatingSummary = { shown: false; count: number; missing: number } | { shown: true; count: number; averages: RatingScores }

/**
 * The averages of one class, cut to two decimals; withheld until `minimum` ratings are in, so that nobody
 * can tell from a figure who gave it (C5: 匿名, 有效样本≥10).
 */
export function summarize({ count, sums }: RatingSums, minimum: number): RatingSummary {
  if (count < minimum) return { shown: false, count, missing: minimum - count }
  return { shown: true, count, averages: Object.fromEntries(ratingKeys.map(key => [key, Math.floor((sums[key] * 100) / count) / 100])) as RatingScores }
}
