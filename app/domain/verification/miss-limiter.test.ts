import { describe, expect, it } from 'vitest'
import { MissLimiter } from './miss-limiter'

describe('the limit on misses', () => {
  it('allows as many as its limit within a minute, then says how long to wait', () => {
    const limiter = new MissLimiter(3)
    for (const at of [0, 10_000, 20_000]) {
      expect(limiter.waitSeconds('a', at)).toBe(0)
      limiter.miss('a', at)
    }
    expect(limiter.waitSeconds('a', 30_000)).toBe(30)
    expect(limiter.waitSeconds('a', 59_999)).toBe(1)
    expect(limiter.waitSeconds('a', 60_000)).toBe(0)
  })

  it('counts each address by itself', () => {
    const limiter = new MissLimiter(1)
    limiter.miss('a', 0)
    expect(limiter.waitSeconds('a', 1)).toBeGreaterThan(0)
    expect(limiter.waitSeconds('b', 1)).toBe(0)
  })
})
