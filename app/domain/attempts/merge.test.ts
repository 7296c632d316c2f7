import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSaves, validChoice, type Answers, type AnswerSave } from './merge'

const save = (item: string, rev: number, choice: number[]): AnswerSave => ({ item, rev, choice })
// What an honest browser sends: one choice per item and revision.
const history = fc.dictionary(fc.constantFrom('1', '2', '3', '40', '__proto__', 'constructor'), fc.array(fc.subarray([0, 1, 2, 3]), { minLength: 1, maxLength: 20 }), { maxKeys: 6, noNullPrototype: true })
  .map((items) => Object.entries(items).flatMap(([item, choices]) => choices.map((choice, i) => save(item, i + 1, choice))))

describe('saving answers', () => {
  it('keeps the newest revision and acknowledges an old one with what is stored', () => {
    const first = mergeSaves({}, [save('1', 2, [0]), save('2', 1, [1])])
    const late = mergeSaves(first.answers, [save('1', 1, [3]), save('1', 2, [3])])
    expect(late.answers).toEqual(first.answers)
    expect(late.accepted).toEqual([])
    expect(late.acknowledged).toEqual([save('1', 2, [0])])
  })

  it('can take an answer back', () => {
    expect(mergeSaves({ '1': { choice: [2], rev: 1 } }, [save('1', 2, [])]).answers).toEqual({ '1': { choice: [], rev: 2 } })
  })

  it('refuses revisions that do not grow from nothing', () => {
    expect(mergeSaves({}, [save('1', 0, [0]), save('1', -1, [0]), save('1', Number.NaN, [0])])).toEqual({ answers: {}, accepted: [], acknowledged: [] })
  })

  it('ends in the same answers however saves are shuffled, doubled and cut into batches', () => {
    fc.assert(fc.property(history, fc.infiniteStream(fc.nat(1_000_000)), (saves, noise) => {
      const random = () => noise.next().value as number
      const sent = [...saves, ...saves.filter(() => random() % 2 === 0)].map((one) => [random(), one] as const).sort((a, b) => a[0] - b[0]).map(([, one]) => one)
      let answers: Answers = {}
      while (sent.length > 0) answers = mergeSaves(answers, sent.splice(0, 1 + (random() % 7))).answers
      expect(answers).toEqual(mergeSaves({}, saves).answers)
      for (const one of saves) expect(answers[one.item]?.rev).toBeGreaterThanOrEqual(one.rev)
    }), { numRuns: 1000 })
  })

  it('accepts exactly the saves that raised a revision', () => {
    fc.assert(fc.property(history, (saves) => {
      const { accepted, answers } = mergeSaves({}, saves)
      for (const [item, { rev, choice }] of Object.entries(answers)) expect(accepted.findLast((one) => one.item === item)).toEqual({ item, rev, choice })
      expect(mergeSaves(answers, saves).accepted).toEqual([])
    }), { numRuns: 500 })
  })
})

describe('the shape of a choice', () => {
  it('is known positions, each once, one at most unless several may be right', () => {
    const four = { multi: true, options: 4 }
    for (const good of [[], [0], [3, 0], [0, 1, 2, 3]]) expect(validChoice(good, four)).toBe(true)
    for (const bad of [[4], [-1], [0, 0], [0.5], [Number.NaN]]) expect(validChoice(bad, four)).toBe(false)
    expect(validChoice([0, 1], { multi: false, options: 4 })).toBe(false)
    expect(validChoice([1], { multi: false, options: 2 })).toBe(true)
  })
})
