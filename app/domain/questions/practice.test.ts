import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRight, nextRound, standing } from './practice'

const pool = Array.from({ length: 14 }, (_, i) => `P${i}`)
const history = fc.array(fc.record({ questionId: fc.constantFrom(...pool), right: fc.boolean() }), { maxLength: 40 })
const seed = fc.string({ maxLength: 12 })

describe('a round of practice', () => {
  it('takes what was wrong the last time first, then what was never seen, each question once', () => {
    fc.assert(fc.property(history, seed, (past, text) => {
      const round = nextRound(pool, past, text)
      expect(round).toHaveLength(10)
      expect(new Set(round).size).toBe(10)
      const last = new Map(past.map(({ questionId, right }) => [questionId, right]))
      const order = round.map(id => (last.get(id) === false ? 0 : last.has(id) ? 2 : 1))
      expect(order).toEqual([...order].sort())
      const wrong = pool.filter(id => last.get(id) === false)
      expect(wrong.filter(id => !round.includes(id)).length).toBe(Math.max(0, wrong.length - 10))
    }))
  })

  it('is the same for the same seed, and as long as the pool when that is small', () => {
    expect(nextRound(pool, [], 'a')).toEqual(nextRound([...pool].reverse(), [], 'a'))
    expect(nextRound(pool.slice(0, 3), [], 'a')).toHaveLength(3)
    expect(nextRound([], [], 'a')).toEqual([])
  })

  it('counts a question by its last answer', () => {
    expect(standing(['P1', 'P2', 'P3'], [{ questionId: 'P1', right: true }, { questionId: 'P1', right: false }, { questionId: 'P2', right: true }, { questionId: 'P9', right: true }])).toEqual({ seen: 2, right: 1 })
  })

  it('is right only when all of it is', () => {
    expect([[0, 2], [2, 0], [0], [0, 1, 2], []].map(choice => isRight(choice, [0, 2]))).toEqual([true, true, false, false, false])
  })
})
