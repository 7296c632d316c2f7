import { randomInt } from 'node:crypto'
import type { Instant } from '../clock'

const MINUTE = 60_000

/** The next presence prompt falls at a random moment 8 to 12 minutes on (C0), so that nothing can be set to answer it. */
export const nextPresence = (now: Instant): Instant => now + randomInt(8 * MINUTE, 12 * MINUTE + 1)
