import { describe, expect, it } from 'vitest'
import { certificateMachine, publicReasons } from './certificate-status'

describe('the states of a certificate', () => {
  it('never leaves 已撤销 or 已换发', () => {
    expect(certificateMachine.eventsFrom('revoked')).toEqual([])
    expect(certificateMachine.eventsFrom('superseded')).toEqual([])
  })

  it('is revoked by the province only, valid or suspended', () => {
    expect(certificateMachine.allows('valid', 'revoke', 'province_admin')).toBe(true)
    expect(certificateMachine.allows('suspended', 'revoke', 'province_admin')).toBe(true)
    expect(certificateMachine.allows('valid', 'revoke', 'certifying_body')).toBe(false)
  })

  it('comes back from suspension and from nothing else', () => {
    expect(certificateMachine.states.filter(state => certificateMachine.next(state, 'resume') === 'valid')).toEqual(['suspended'])
  })

  it('tells the public a category, never a story', () => {
    for (const reason of [...publicReasons.suspend, ...publicReasons.revoke]) expect([...reason].length).toBeLessThanOrEqual(8)
  })
})
