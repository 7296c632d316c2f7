import { describe, expect, it } from 'vitest'
import { Refusal, refuse } from './refusal'

describe('a refusal', () => {
  it('carries its code, its facts and its field messages', () => {
    const caught = (() => {
      try {
        return refuse('filing.incomplete', { missing: 2 }, { commitment_letter: ['缺《承诺书》。'] })
      } catch (error) {
        return error
      }
    })()
    expect(caught).toBeInstanceOf(Refusal)
    expect(caught).toBeInstanceOf(Error)
    expect(caught).toMatchObject({ code: 'filing.incomplete', message: 'filing.incomplete', detail: { missing: 2 } })
    expect((caught as Refusal).fields).toEqual({ commitment_letter: ['缺《承诺书》。'] })
  })

  it('has empty facts and no fields unless given', () => {
    expect(new Refusal('x.y').detail).toEqual({})
    expect(new Refusal('x.y').fields).toBeUndefined()
  })
})
