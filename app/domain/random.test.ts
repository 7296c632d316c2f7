import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawFrom, shuffle } from './random'

describe('seeded drawing', () => {
  it('repeats itself for one seed and differs for another', () => {
    const take = (seed: string) => Array.from({ length: 20 }, drawFrom(seed).bind(null, 1000))
    expect(take('a')).toEqual(take('a'))
    expect(take('a')).not.toEqual(take('b'))
    expect(take('a1')).not.toEqual(take('1a'))
  })

  it('stays below its bound and reaches every number', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 12 }), (seed, n) => {
      const draw = drawFrom(seed)
      const seen = new Set(Array.from({ length: 400 }, () => draw(n)))
      expect(seen).toEqual(new Set(Array.from({ length: n }, (_, i) => i)))
    }))
  })

  it('shuffles without losing anything and leaves the original alone', () => {
    fc.assert(fc.property(fc.string(), fc.array(fc.nat()), (seed, list) => {
      const before = [...list]
      expect(shuffle(list, drawFrom(seed)).sort()).toEqual([...list].sort())
      expect(list).toEqual(before)
    }))
  })
})
