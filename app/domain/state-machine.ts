/** One arrow of a state machine: in `from`, `event` leads to `to` when one of `by` causes it. */
export interface Transition<State extends string, Event extends string, Role extends string = string> {
  from: State
  event: Event
  to: State
  by: readonly Role[]
}

export interface Machine<State extends string, Event extends string, Role extends string = string> {
  initial: State
  states: readonly State[]
  transitions: readonly Transition<State, Event, Role>[]
  /** The state that follows, or null when the machine has no such arrow. */
  next(state: State, event: Event): State | null
  /** Events possible in a state, in table order; with a role, only those this role may cause. */
  eventsFrom(state: State, role?: Role): Event[]
  /** Whether the role may cause the event in this state. */
  allows(state: State, event: Event, role: Role): boolean
}

/**
 * Builds a machine from its table: the only source for verbs (what may happen), pages (which buttons exist)
 * and tests (everything else is refused). A state and an event name one arrow; a second one is a mistake in
 * the table and throws at once.
 */
export function defineMachine<State extends string, Event extends string, Role extends string = string>(table: {
  initial: State
  transitions: readonly Transition<State, Event, Role>[]
}): Machine<State, Event, Role> {
  const arrows = new Map<string, Transition<State, Event, Role>>()
  const key = (state: State, event: Event) => `${state}\n${event}`
  for (const arrow of table.transitions) {
    const name = key(arrow.from, arrow.event)
    if (arrows.has(name)) throw new Error(`two transitions for ${arrow.event} from ${arrow.from}`)
    arrows.set(name, arrow)
  }
  const states = [...new Set([table.initial, ...table.transitions.flatMap((arrow) => [arrow.from, arrow.to])])]
  return {
    initial: table.initial,
    states,
    transitions: table.transitions,
    next: (state, event) => arrows.get(key(state, event))?.to ?? null,
    eventsFrom: (state, role) =>
      table.transitions
        .filter((arrow) => arrow.from === state && (role === undefined || arrow.by.includes(role)))
        .map((arrow) => arrow.event),
    allows: (state, event, role) => arrows.get(key(state, event))?.by.includes(role) ?? false,
  }
}
