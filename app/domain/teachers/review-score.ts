/** 专家评审百分制 (C5): 资历 30、业绩 30、教学展示 40. */
export const scoreItems = { qualification: { name: '资历', max: 30 }, achievement: { name: '业绩', max: 30 }, teaching: { name: '教学展示', max: 40 } } as const
export type ReviewScores = Record<keyof typeof scoreItems, number>
export const scoreKeys = Object.keys(scoreItems) as (keyof ReviewScores)[]

export const PASS_SCORE = 75

export const totalScore = (scores: ReviewScores) => scoreKeys.reduce((sum, key) => sum + scores[key], 0)

/** Whether a review leads to publicity: 75 of 100 and up. */
export const reviewPasses = (scores: ReviewScores) => totalScore(scores) >= PASS_SCORE

/** Messages by field for scores that are not whole numbers within their maximum; null when all are. */
export function scoreProblems(scores: ReviewScores): Record<string, string[]> | null {
  const wrong = scoreKeys.filter(key => !Number.isInteger(scores[key]) || scores[key] < 0 || scores[key] > scoreItems[key].max)
  return wrong.length === 0 ? null : Object.fromEntries(wrong.map(key => [key, [`${scoreItems[key].name}填 0 至 ${scoreItems[key].max} 的整数`]]))
}
