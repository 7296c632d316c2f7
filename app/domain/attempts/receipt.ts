import { createHash } from 'node:crypto'
import { formatDateTime, formatTime, type Instant } from '../clock'

export interface ReceiptFacts {
  attemptId: string
  /** Item → positions of the chosen options as shown. */
  answers: Readonly<Record<string, readonly number[]>>
  startedAt: Instant
  submittedAt: Instant
}
export interface Receipt {
  /** The text that is hashed: anyone who has it can recompute the hash. */
  text: string
  /** SHA-256 of the UTF-8 text, 64 hexadecimal digits. */
  hash: string
}

/**
 * The receipt of a handed-in paper: the same answers and server times give the same text, whatever the order
 * in which they were saved. Options are written A, B, C … as the candidate saw them; a blank item as '-'.
 */
export function receiptOf(facts: ReceiptFacts): Receipt {
  const lines = Object.keys(facts.answers)
    .sort(byItem)
    .map((item) => `${item} ${letters(facts.answers[item] ?? [])}`)
  const text = ['cqo-receipt-1', `attempt ${facts.attemptId}`, `started ${instantText(facts.startedAt)}`, `submitted ${instantText(facts.submittedAt)}`, ...lines, ''].join('\n')
  return { text, hash: createHash('sha256').update(text, 'utf8').digest('hex') }
}

/** The first 24 digits of a hash in groups of four: what is shown and read aloud (96 bits). */
export function fingerprint(hash: string): string {
  return (hash.slice(0, 24).match(/.{4}/g) ?? []).join(' ')
}

// Numbered items in the order of the paper, any others after them by name.
function byItem(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)]
  if (Number.isFinite(left) && Number.isFinite(right) && left !== right) return left - right
  if (Number.isFinite(left) !== Number.isFinite(right)) return Number.isFinite(left) ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

const letters = (choice: readonly number[]) =>
  choice.length === 0 ? '-' : [...new Set(choice)].sort((a, b) => a - b).map((position) => String.fromCharCode(65 + position)).join('')

/** Shanghai time to the millisecond, with the instant itself behind it. */
const instantText = (instant: Instant) => `${formatDateTime(instant).slice(0, 10)} ${formatTime(instant)} +08:00 ${instant}`
