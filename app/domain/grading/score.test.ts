import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multiRules } from '../settings/rules'
import { formatHalfPoints, passes, scoreChoice, scorePaper, type KeyItem } from './score'

const multiple = (answer: number[], halfPoints = 4) => ({ type: 'multiple' as const, halfPoints, answer })
const rule = 'half_point_per_correct'
const options = fc.subarray([0, 1, 2, 3, 4])
const item = fc.record({ type: fc.constantFrom('single' as const, 'multiple' as const, 'judge' as const), halfPoints: fc.integer({ min: 1, max: 12 }), answer: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }) })
const anyRule = fc.constantFrom(...multiRules)

describe('one item', () => {
  it.each([
    [[0, 1, 2, 3], [0, 1, 2], 3],
    [[0, 1], [1], 1],
    [[0, 1, 2], [0, 1, 4], 0],
    [[0, 1, 2, 3, 4], [0, 1, 2, 3], 3],
    [[0, 1, 2], [2, 0, 1], 4],
    [[0, 1], [], 0],
  ])('multiple of 2 points, right %o, chosen %o → %i half points', (answer, choice, expected) => {
    expect(scoreChoice(multiple(answer), choice, rule)).toBe(expected)
  })

  it('follows the other rules for an incomplete choice', () => {
    expect(scoreChoice(multiple([0, 1, 2]), [0, 1], 'all_or_nothing')).toBe(0)
    expect(scoreChoice(multiple([0, 1, 2]), [0], 'half_if_subset')).toBe(2)
    expect(scoreChoice(multiple([0, 1, 2], 5), [0, 1], 'half_if_subset')).toBe(2)
    expect(scoreChoice(multiple([0, 1, 2]), [0, 1], 'proportional')).toBe(2)
    expect(scoreChoice(multiple([0, 1, 2], 6), [0, 1], 'proportional')).toBe(4)
  })

  it('gives singles and judgements full or nothing', () => {
    const single = { type: 'single' as const, halfPoints: 2, answer: [1] }
    expect([[1], [0], [0, 1], []].map((choice) => scoreChoice(single, choice, rule))).toEqual([2, 0, 0, 0])
    expect(scoreChoice({ ...single, answer: [1, 2] }, [1], rule)).toBe(0)
    const judge = { type: 'judge' as const, halfPoints: 2, answer: [0] }
    expect([[0], [1], [0, 1]].map((choice) => scoreChoice(judge, choice, rule))).toEqual([2, 0, 0])
  })

  it('stays a whole number of half points between nothing and full, and is full only when exactly right', () => {
    fc.assert(fc.property(item, options, anyRule, (one, choice, using) => {
      const score = scoreChoice(one, choice, using)
      expect(Number.isInteger(score) && score >= 0 && score <= one.halfPoints).toBe(true)
      expect(score === one.halfPoints).toBe(choice.length === one.answer.length && choice.every((option) => one.answer.includes(option)))
    }), { numRuns: 2000 })
  })

  it('gives nothing as soon as one wrong option is chosen, and never less for one more right one', () => {
    fc.assert(fc.property(item, options, anyRule, fc.nat(4), (one, choice, using, extra) => {
      if (choice.some((option) => !one.answer.includes(option))) expect(scoreChoice(one, choice, using)).toBe(0)
      else if (one.answer.includes(extra)) expect(scoreChoice(one, [...choice, extra], using)).toBeGreaterThanOrEqual(scoreChoice(one, choice, using))
    }), { numRuns: 1000 })
  })

  it('does not care for order, repetition or invented options', () => {
    fc.assert(fc.property(item, options, anyRule, (one, choice, using) => {
      expect(scoreChoice(one, [...choice, ...choice].reverse(), using)).toBe(scoreChoice(one, choice, using))
      for (const odd of [-1, 99, 0.5, Number.NaN]) expect(scoreChoice(one, [...one.answer, odd], using)).toBe(0)
    }), { numRuns: 1000 })
  })
})

describe('a paper', () => {
  const key: KeyItem[] = [
    { item: '1', type: 'single', halfPoints: 2, answer: [2] },
    { item: '2', type: 'multiple', halfPoints: 4, answer: [0, 1, 3] },
    { item: '3', type: 'judge', halfPoints: 2, answer: [1] },
    { item: '4', type: 'single', halfPoints: 2, answer: [0] },
  ]
  it('adds its items and says how each went', () => {
    const score = scorePaper(key, { '1': [2], '2': [0, 3], '3': [0], '99': [0] }, rule)
    expect(score).toMatchObject({ halfPoints: 4, max: 10 })
    expect(score.items.map(({ outcome }) => outcome)).toEqual(['full', 'partial', 'none', 'blank'])
  })
  it('is full for the key itself, nothing for a blank sheet, and the same in any order', () => {
    const answers = Object.fromEntries(key.map((entry) => [entry.item, entry.answer]))
    expect(scorePaper(key, answers, rule).halfPoints).toBe(10)
    expect(scorePaper(key, {}, rule).halfPoints).toBe(0)
    expect(scorePaper([...key].reverse(), answers, rule).halfPoints).toBe(10)
  })
})

describe('the pass mark', () => {
  it('is reached exactly at its percentage', () => {
    expect([passes(120, 200, 60), passes(119, 200, 60), passes(0, 0, 60)]).toEqual([true, false, false])
    expect([passes(21, 34, 60), passes(20, 34, 60)]).toEqual([true, false])
  })
  it('is written in points', () => expect([0, 1, 3, 4, 119].map(formatHalfPoints)).toEqual(['0', '0.5', '1.5', '2', '59.5']))
})
