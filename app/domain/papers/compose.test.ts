import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../refusal'
import { composePaper, maxHalfPoints, shortfalls, shownPositions, sizeOf, trialCells, type BlueprintCell, type Difficulty, type PoolQuestion } from './compose'
import type { QuestionType } from './question-types'

const kinds: QuestionType[] = ['single', 'multiple', 'judge']
const grades: Difficulty[] = ['easy', 'medium', 'hard']
const pool = ['KA01', 'KA02'].flatMap((area) => kinds.flatMap((type) => grades.flatMap((difficulty) => Array.from({ length: 6 }, (_, i): PoolQuestion => {
  const questionId = `${area}-${type}-${difficulty}-${i}`
  return { questionId, questionVersionId: `${questionId}@1`, area, type, difficulty, optionCounts: [type === 'judge' ? 2 : 4] }
}))))
const blueprint: BlueprintCell[] = [
  { area: 'KA02', type: 'judge', count: 2, halfPoints: 2 },
  { area: 'KA01', type: 'multiple', difficulty: 'hard', count: 2, halfPoints: 4 },
  { area: 'KA01', type: 'single', count: 5, halfPoints: 2 },
  { area: 'KA01', type: 'single', difficulty: 'easy', count: 3, halfPoints: 2 },
]
const questionOf = (id: string) => pool.find((question) => question.questionVersionId === id)
const seed = fc.string({ minLength: 1, maxLength: 40 })

describe('a composed paper', () => {
  it('fills every cell exactly, no question twice, singles then multiples then judgements', () => {
    fc.assert(fc.property(seed, (text) => {
      const { items } = composePaper(blueprint, pool, text)
      expect(items.map((item) => item.no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      expect(items.map((item) => item.type)).toEqual([...Array(8).fill('single'), 'multiple', 'multiple', 'judge', 'judge'])
      expect(new Set(items.map((item) => item.questionVersionId)).size).toBe(12)
      const questions = items.map((item) => questionOf(item.questionVersionId))
      expect(questions.filter((q) => q?.type === 'single' && q.difficulty === 'easy').length).toBeGreaterThanOrEqual(3)
      expect(questions.filter((q) => q?.type === 'multiple').every((q) => q?.area === 'KA01' && q.difficulty === 'hard')).toBe(true)
      expect(maxHalfPoints(items)).toBe(28)
    }))
  })

  it('is the same for the same seed whatever the order of the pool, and another for another seed', () => {
    fc.assert(fc.property(seed, fc.shuffledSubarray(pool, { minLength: pool.length }), (text, shuffled) => {
      expect(composePaper(blueprint, shuffled, text)).toEqual(composePaper(blueprint, pool, text))
    }))
    expect(composePaper(blueprint, pool, 'one')).not.toEqual(composePaper(blueprint, pool, 'two'))
  })

  it('does not change between releases: a stored seed can always be composed again', () => {
    const { items } = composePaper(blueprint, pool, 'golden')
    expect(items.filter(({ no }) => [1, 2, 9].includes(no)).map((item) => `${item.questionVersionId} ${item.optionOrder.join('')}`)).toEqual([
      'KA01-single-easy-3@1 3021',
      'KA01-single-easy-5@1 3201',
      'KA01-multiple-hard-2@1 0132',
    ])
  })

  it('keeps the sub-items of a case together, in their order, each worth its own points and with its own options', () => {
    const cases = Array.from({ length: 6 }, (_, i): PoolQuestion => ({ questionId: `C${i}`, questionVersionId: `C${i}@1`, area: 'KA10', type: 'case', difficulty: 'hard', optionCounts: [4, 4, 5, 4, 4] }))
    fc.assert(fc.property(seed, (text) => {
      const cells: BlueprintCell[] = [...blueprint, { area: 'KA10', type: 'case', difficulty: 'hard', count: 2, halfPoints: 4 }]
      const { items } = composePaper(cells, [...pool, ...cases], text)
      const last = items.slice(12)
      expect(last.map((item) => item.part)).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4])
      expect(new Set(last.slice(0, 5).map((item) => item.questionVersionId)).size).toBe(1)
      expect(new Set(last.map((item) => item.questionVersionId)).size).toBe(2)
      for (const { part, optionOrder } of last) expect([...optionOrder].sort()).toEqual(part === 2 ? [0, 1, 2, 3, 4] : [0, 1, 2, 3])
      expect(sizeOf(cells)).toEqual({ items: items.length, halfPoints: maxHalfPoints(items) })
    }))
  })

  it('shows each option once, and leaves 对 before 错', () => {
    fc.assert(fc.property(seed, (text) => {
      for (const item of composePaper(blueprint, pool, text).items) {
        expect([...item.optionOrder].sort()).toEqual(item.type === 'judge' ? [0, 1] : [0, 1, 2, 3])
        if (item.type === 'judge') expect(item.optionOrder).toEqual([0, 1])
      }
    }))
  })

  it('avoids the questions of the last attempt where the pool allows, and takes them where it does not', () => {
    fc.assert(fc.property(seed, (text) => {
      const ids = (items: { questionVersionId: string }[]) => items.map((item) => questionOf(item.questionVersionId)?.questionId ?? '')
      const apart = blueprint.filter((cell) => cell.difficulty || cell.type === 'judge')
      const first = ids(composePaper(apart, pool, text).items)
      const second = ids(composePaper(apart, pool, `${text}2`, new Set(first)).items)
      expect(second.filter((id) => first.includes(id))).toEqual([])
      const all = new Set(pool.map((question) => question.questionId))
      expect(composePaper(blueprint, pool, text, all).items).toHaveLength(12)
    }))
  })

  it('is refused with the cells that cannot be filled', () => {
    const asked: BlueprintCell[] = [{ area: 'KA01', type: 'single', difficulty: 'easy', count: 4, halfPoints: 2 }, { area: 'KA01', type: 'single', count: 15, halfPoints: 2 }]
    try {
      composePaper(asked, pool, 'x')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ code: 'papers.pool-too-small', detail: { shortfalls: [{ needed: 19, available: 18 }] } })
    }
  })

  it('draws every question about equally often', () => {
    const counts = new Map<string, number>()
    for (let i = 0; i < 3000; i += 1)
      for (const item of composePaper([{ area: 'KA01', type: 'judge', difficulty: 'easy', count: 2, halfPoints: 2 }], pool, `n${i}`).items)
        counts.set(item.questionVersionId, (counts.get(item.questionVersionId) ?? 0) + 1)
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130)
    expect(counts.size).toBe(6)
  })
})

describe('the pool', () => {
  it('is large enough when no cell falls short of the factor', () => {
    expect(shortfalls(blueprint, pool, 2)).toEqual([])
    expect(shortfalls(blueprint, pool, 5).map(({ cell, needed, available }) => [cell.type, needed, available])).toEqual([['multiple', 10, 6], ['single', 40, 18], ['single', 15, 6]])
  })
  it('counts a question once, however many versions it has', () => {
    const twice = pool.concat(pool.map((question) => ({ ...question, questionVersionId: `${question.questionId}@2` })))
    expect(shortfalls(blueprint, twice, 5)).toEqual(shortfalls(blueprint, pool, 5))
  })
  it('can always be composed from when nothing falls short at factor 1', () => {
    const cell = fc.record({ area: fc.constantFrom('KA01', 'KA02'), type: fc.constantFrom(...kinds), difficulty: fc.option(fc.constantFrom(...grades), { nil: undefined }), count: fc.nat(7), halfPoints: fc.constant(2) })
    fc.assert(fc.property(fc.array(cell, { maxLength: 6 }), seed, (cells, text) => {
      const wanted = cells.reduce((total, one) => total + one.count, 0)
      if (shortfalls(cells, pool, 1).length === 0) expect(composePaper(cells, pool, text).items).toHaveLength(wanted)
      else expect(() => composePaper(cells, pool, text)).toThrow(Refusal)
    }), { numRuns: 500 })
  })
})

describe('small parts', () => {
  it('finds the key among shuffled options', () => expect(shownPositions({ optionOrder: [2, 0, 3, 1] }, [1, 2])).toEqual([0, 3]))
  it('reads the trial blueprint', () => {
    expect(trialCells([{ area: 'KA01', single: 3, multiple: 0 }, { area: 'KA02', single: 0, multiple: 1 }], { single: 2, multiple: 4 })).toEqual([
      { area: 'KA01', type: 'single', count: 3, halfPoints: 2 },
      { area: 'KA02', type: 'multiple', count: 1, halfPoints: 4 },
    ])
  })
})
