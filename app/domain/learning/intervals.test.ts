import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf, mergeIntervals, takeSeconds, uncovered, type Interval } from './intervals'

const interval = fc.tuple(fc.nat(200), fc.nat(60)).map(([from, length]): Interval => [from, from + length])
const seconds = (list: readonly Interval[]) => new Set(list.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)))

describe('stretches of a lesson', () => {
  it('merge to the same seconds, each once, in order and apart', () => {
    fc.assert(fc.property(fc.array(interval), (list) => {
      const merged = mergeIntervals(list)
      expect(seconds(merged)).toEqual(new Set([...seconds(list)].sort((a, b) => a - b)))
      expect(lengthOf(merged)).toBe(seconds(list).size)
      merged.forEach(([from], i) => expect(from).toBeGreaterThan(merged[i - 1]?.[1] ?? -1))
      expect(mergeIntervals(merged)).toEqual(merged)
    }), { numRuns: 500 })
  })

  it('split into what is covered and what is not', () => {
    fc.assert(fc.property(interval, fc.array(interval), (one, list) => {
      const covered = seconds(list)
      expect(seconds(uncovered(one, mergeIntervals(list)))).toEqual(new Set([...seconds([one])].filter((second) => !covered.has(second))))
    }), { numRuns: 500 })
  })

  it('give up their first seconds', () => {
    expect(takeSeconds([[0, 10], [20, 30]], 15)).toEqual([[0, 10], [20, 25]])
    expect(takeSeconds([[0, 10]], 0)).toEqual([])
    expect(takeSeconds([[0, 10]], 99)).toEqual([[0, 10]])
  })
})
