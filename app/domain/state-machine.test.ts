import { describe, expect, it } from 'vitest'
import { defineMachine } from './state-machine'

const door = defineMachine<'closed' | 'open' | 'locked', 'push' | 'pull' | 'lock', 'guest' | 'keeper'>({
  initial: 'closed',
  transitions: [
    { from: 'closed', event: 'push', to: 'open', by: ['guest', 'keeper'] },
    { from: 'open', event: 'pull', to: 'closed', by: ['guest', 'keeper'] },
    { from: 'closed', event: 'lock', to: 'locked', by: ['keeper'] },
  ],
})

describe('a state machine', () => {
  it('follows its arrows and refuses every other pair', () => {
    const pairs = door.states.flatMap((state) => (['push', 'pull', 'lock'] as const).map((event) => [state, event] as const))
    const allowed = pairs.filter(([state, event]) => door.next(state, event) !== null)
    expect(allowed).toEqual([['closed', 'push'], ['closed', 'lock'], ['open', 'pull']])
  })

  it('lists the events of a state, for everyone or for one role', () => {
    expect(door.eventsFrom('closed')).toEqual(['push', 'lock'])
    expect(door.eventsFrom('closed', 'guest')).toEqual(['push'])
    expect(door.eventsFrom('locked')).toEqual([])
    expect(door.allows('closed', 'lock', 'keeper')).toBe(true)
    expect(door.allows('closed', 'lock', 'guest')).toBe(false)
    expect(door.allows('open', 'lock', 'keeper')).toBe(false)
  })

  it('names each state once', () => {
    expect(door.states).toEqual(['closed', 'open', 'locked'])
  })

  it('will not be built from a table that contradicts itself', () => {
    const twice = [
      { from: 'a', event: 'go', to: 'b', by: ['x'] },
      { from: 'a', event: 'go', to: 'c', by: ['y'] },
    ]
    expect(() => defineMachine({ initial: 'a', transitions: twice })).toThrow('two transitions for go from a')
  })
})
