import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint, receiptOf, type ReceiptFacts } from './receipt'

const facts: ReceiptFacts = { attemptId: 'a1', answers: { '10': [1], '2': [3, 0], '1': [] }, startedAt: Date.UTC(2026, 11, 12, 1), submittedAt: Date.UTC(2026, 11, 12, 2, 41, 7) }
const answers = fc.dictionary(fc.integer({ min: 1, max: 80 }).map(String), fc.subarray([0, 1, 2, 3]), { noNullPrototype: true })

describe('the receipt', () => {
  it('is a text anyone can hash again', () => {
    const { text, hash } = receiptOf(facts)
    expect(text).toBe('cqo-receipt-1\nattempt a1\nstarted 2026-12-12 09:00:00 +08:00 1797037200000\nsubmitted 2026-12-12 10:41:07 +08:00 1797043267000\n1 -\n2 AD\n10 B\n')
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('does not depend on the order in which answers were given', () => {
    fc.assert(fc.property(answers, (given) => {
      given = { ...given, ...Object.fromEntries(Object.entries(given).map(([item, choice]) => [`q${item}`, choice])) }
      const reversed = Object.fromEntries(Object.entries(given).reverse().map(([item, choice]) => [item, [...choice].reverse()]))
      expect(receiptOf({ ...facts, answers: reversed })).toEqual(receiptOf({ ...facts, answers: given }))
    }))
  })

  it('changes with any answer, time or attempt', () => {
    const base = receiptOf(facts).hash
    const others: Partial<ReceiptFacts>[] = [{ attemptId: 'a2' }, { startedAt: facts.startedAt + 1 }, { submittedAt: facts.submittedAt + 1 }, { answers: { ...facts.answers, '2': [3] } }, { answers: { ...facts.answers, '3': [0] } }]
    for (const other of others) expect(receiptOf({ ...facts, ...other }).hash).not.toBe(base)
    fc.assert(fc.property(answers, answers, (a, b) => {
      const same = JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
      expect(receiptOf({ ...facts, answers: a }).hash === receiptOf({ ...facts, answers: b }).hash).toBe(same)
    }))
  })

  it('is shown as six groups of four', () => {
    expect(fingerprint('9c417be02d5af31860aa1e97ffff')).toBe('9c41 7be0 2d5a f318 60aa 1e97')
  })
})
