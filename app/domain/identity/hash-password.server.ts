import { hash, verify } from '@node-rs/argon2'
import { refuse } from '../refusal'

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Hashing occupies the thread pool that also serves files: two at a time, a short queue, then a polite refusal. */
const MAX_RUNNING = 2
const MAX_WAITING = 50

let running = 0
const waiting: (() => void)[] = []

async function withSlot<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_RUNNING) {
    if (waiting.length >= MAX_WAITING) refuse('identity.busy')
    await new Promise<void>(resolve => waiting.push(resolve))
  }
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

/** Argon2id at the OWASP minimum; about 20 ms. Refuses with `identity.busy` when 50 are already waiting. */
export const hashPassword = (password: string) => withSlot(() => hash(password, OPTIONS))

let dummy: Promise<string> | undefined

/** Checks a password; an unknown account (null hash) costs the same time as a wrong password. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (dummy ??= hash('no account has this password', OPTIONS)))
  const right = await withSlot(() => verify(against, password))
  return stored !== null && right
}
