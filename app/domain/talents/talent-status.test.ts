import { describe, expect, it } from 'vitest'
import { talentMachine } from './talent-status'

describe('the states of a talent-pool entry', () => {
  it('is listed by the certifying body only, and only from 待入库', () => {
    expect(talentMachine.states.filter(state => talentMachine.next(state, 'list'))).toEqual(['pending'])
    expect(talentMachine.allows('pending', 'list', 'certifying_body')).toBe(true)
    expect(talentMachine.allows('pending', 'list', 'province_admin')).toBe(false)
  })

  it('can be left from every state and is entered again only by a new certificate', () => {
    for (const state of talentMachine.states.filter(state => state !== 'exited')) expect(talentMachine.next(state, 'exit')).toBe('exited')
    expect(talentMachine.eventsFrom('exited')).toEqual(['re-enter'])
  })
})
