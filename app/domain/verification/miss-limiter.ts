const WINDOW_MS = 60_000
const MAX_KEYS = 50_000

/**
 * Counts misses per key over the last minute. Only misses: a training room behind one address may look up as
 * many certificates as it holds, a guesser runs out of tries. In memory, bounded, oldest keys forgotten first.
 */
export class MissLimiter {
  private readonly misses = new Map<string, number[]>()

  constructor(private readonly limit: number) {}

  /** Whole seconds until the next try is allowed; 0 when it is allowed now. */
  waitSeconds(key: string, now: number): number {
    const recent = this.recent(key, now)
    const oldest = recent[recent.length - this.limit]
    return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1000))
  }

  miss(key: string, now: number) {
    const recent = this.recent(key, now)
    this.misses.delete(key)
    this.misses.set(key, [...recent, now].slice(-this.limit))
    if (this.misses.size > MAX_KEYS) this.misses.delete(this.misses.keys().next().value!)
  }

  private recent(key: string, now: number) {
    return (this.misses.get(key) ?? []).filter(at => at > now - WINDOW_MS)
  }
}
