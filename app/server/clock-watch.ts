const TOLERANCE_MS = 2_000

/**
 * Compares the wall clock with the steady one at every call: when the wall clock jumped (time set by hand, a
 * machine resumed), deadlines moved with it, and a person must judge who was hurt. Answers the jump in
 * milliseconds, once; 0 while all is well.
 */
export function watchClock(wall: () => number = Date.now, steady: () => number = () => performance.now()) {
  let offset = wall() - steady()
  return (): number => {
    const jump = wall() - steady() - offset
    if (Math.abs(jump) <= TOLERANCE_MS) return 0
    offset += jump
    return jump
  }
}
