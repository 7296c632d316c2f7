import { describe, expect, it } from 'vitest'
import { POOL_FACTOR, choiceItems, citations, coverage, faults, keyShares, longestIsRight, nearDuplicates, sourceFaults } from './bank.server'
import { loadContent } from './load.server'

const { questions, formalBlueprint } = loadContent(new URL('.', import.meta.url).pathname)

describe('the question bank', () => {
  it('has no two questions that ask the same', () => expect(nearDuplicates(questions)).toEqual([]))

  it('has no question with a faulty form', () => expect(faults(questions)).toEqual([]))

  it('spreads the right answer over the keys', () => {
    for (const share of Object.values(keyShares(questions))) {
      expect(share).toBeGreaterThan(0.17)
      expect(share).toBeLessThan(0.33)
    }
  })

  it('does not give the right answer away by its length', () => expect(longestIsRight(questions)).toBeLessThan(0.4))

  it('balances true and false', () => {
    const judged = choiceItems(questions).filter(q => q.type === 'judge')
    const right = judged.filter(q => q.answer[0] === 'A').length / Math.max(1, judged.length)
    expect(Math.abs(right - 0.5)).toBeLessThan(0.12)
  })

  it('holds five times what the formal paper draws, in every cell', () => {
    expect(coverage(questions, formalBlueprint).filter(cell => cell.have < cell.drawn * POOL_FACTOR)).toEqual([])
  })
})
