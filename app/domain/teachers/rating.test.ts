import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratingKeys, type RatingScores, summarize } from './rating'

const each = (n: number) => Object.fromEntries(ratingKeys.map(key => [key, n])) as RatingScores

describe('ratings of a class', () => {
  it('stay hidden one short of the minimum and show at it', () => {
    expect(summarize({ count: 9, sums: each(45) }, 10)).toEqual({ shown: false, count: 9, missing: 1 })
    expect(summarize({ count: 10, sums: each(45) }, 10)).toEqual({ shown: true, count: 10, averages: each(4.5) })
  })

  it('are cut to two decimals, so that 4.499 is not shown as 4.5', () => {
    expect(summarize({ count: 600, sums: each(2699) }, 10)).toMatchObject({ averages: { overall: 4.49 } })
  })

  it('lie between the lowest and the highest score given', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 10, maxLength: 200 }), scores => {
      const summary = summarize({ count: scores.length, sums: each(scores.reduce((a, b) => a + b, 0)) }, 10)
      expect(summary.shown).toBe(true)
      if (!summary.shown) return
      expect(summary.averages.overall).toBeGreaterThanOrEqual(Math.min(...scores))
      expect(summary.averages.overall).toBeLessThanOrEqual(Math.max(...scores))
    }))
  })
})
