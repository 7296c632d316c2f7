import { hash, verify } from '@node-rs/argon2'
import { refuse } from '../refusal'
import { slots } from '../slots'

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Hashing occupies the thread pool that also serves files: two at a time, a short queue, then a polite refusal. */
const MAX_RUNNING = 2
const MAX_WAITING = 50

const withSlot = slots(MAX_RUNNING, MAX_WAITING, () => refuse('identity.busy'))

/** Argon2id at the OWASP minimum; about 20 ms. Refuses with `identity.busy` when 50 are already waiting. */
export const hashPassword = (password: string) => withSlot(() => hash(password, OPTIONS))

let dummy: Promise<string> | undefined

/** Checks a password; an unknown account (null hash) costs the same time as a wrong password. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (dummy ??= hash('no account has this password', OPTIONS)))
  const right = await withSlot(() => verify(against, password))
  return stored !== null && right
}
