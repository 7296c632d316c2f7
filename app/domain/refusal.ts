/**
 * A rule said no. `code` is 'capability.reason' ('attempts.time-over'); `detail` holds the facts a message
 * needs; `fields` the messages that belong to single inputs. Anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly code: string,
    readonly detail: Record<string, unknown> = {},
    readonly fields?: Record<string, string[]>,
  ) {
    super(code)
  }
}

/** Throws a Refusal. */
export function refuse(code: string, detail: Record<string, unknown> = {}, fields?: Record<string, string[]>): never {
  throw new Refusal(code, detail, fields)
}
