/** A stretch of a lesson in whole seconds, [from, to). */
export type Interval = [from: number, to: number]

/** Sorted, disjoint, touching stretches joined; empty and inverted ones dropped. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0])
  const merged: Interval[] = []
  for (const [from, to] of sorted) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** Total seconds of merged intervals. */
export function lengthOf(merged: readonly Interval[]): number {
  return merged.reduce((total, [from, to]) => total + to - from, 0)
}

/** The parts of one stretch that merged intervals do not cover, in order. */
export function uncovered([from, to]: Interval, merged: readonly Interval[]): Interval[] {
  const gaps: Interval[] = []
  let at = from
  for (const [start, end] of merged) {
    if (end <= at) continue
    if (start >= to) break
    if (start > at) gaps.push([at, start])
    at = Math.max(at, end)
  }
  if (at < to) gaps.push([at, to])
  return gaps
}

/** The first `seconds` seconds of a list of stretches. */
export function takeSeconds(intervals: readonly Interval[], seconds: number): Interval[] {
  const taken: Interval[] = []
  let left = seconds
  for (const [from, to] of intervals) {
    if (left <= 0) break
    const end = Math.min(to, from + left)
    taken.push([from, end])
    left -= end - from
  }
  return taken
}
