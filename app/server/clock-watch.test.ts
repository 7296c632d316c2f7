import { describe, expect, it } from 'vitest'
import { watchClock } from './clock-watch'

describe('the clock watch', () => {
  it('notices a jump of ten minutes either way, once, and lets small corrections pass', () => {
    let [wall, steady] = [1_000_000, 0]
    const pass = (wallMs: number, steadyMs = wallMs) => [(wall += wallMs), (steady += steadyMs)]
    const jump = watchClock(() => wall, () => steady)
    pass(60_000)
    expect(jump()).toBe(0)
    pass(61_500, 60_000)
    expect(jump()).toBe(0)
    pass(660_000, 60_000)
    expect(jump()).toBe(601_500)
    expect(jump()).toBe(0)
    pass(-540_000, 60_000)
    expect(jump()).toBe(-600_000)
    pass(60_000)
    expect(jump()).toBe(0)
  })
})
