import { describe, expect, it } from 'vitest'
import { formatBytes, formatClock, formatCredits, formatFingerprint, formatPercent } from './format'

describe('figures as people read them', () => {
  it('never shows a target as reached before it is', () => {
    expect(formatCredits(31.99)).toBe('31.9')
    expect(formatPercent(0.99999)).toBe('99.9%')
  })
  it('shows whole credits without a decimal, and survives binary fractions', () => {
    expect(formatCredits(32)).toBe('32')
    expect(formatCredits(0.1 + 0.2 + 18.1)).toBe('18.4')
  })
  it('shows hours only when there are any, and no negative time', () => {
    expect(formatClock(4062)).toBe('1:07:42')
    expect(formatClock(298)).toBe('4:58')
    expect(formatClock(-3)).toBe('0:00')
  })
  it('groups a fingerprint by four', () => {
    expect(formatFingerprint('9c417be02d')).toBe('9c41 7be0 2d')
  })
  it('measures files in KB and MB', () => {
    expect(formatBytes(900_000)).toBe('879 KB')
    expect(formatBytes(3_250_000)).toBe('3.1 MB')
  })
})
