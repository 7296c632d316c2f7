import pino from 'pino'
import { logLevel } from './env.server'

/**
 * An error as the log may keep it. A failed query's own text ends with its parameters, and these are names and
 * addresses of people: only the statement with its placeholders and the database's reason are kept.
 */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack = '' } = error
  const reason = error.cause === undefined ? undefined : loggable(error.cause)
  const code = 'code' in error ? error.code : undefined
  const frames = stack.slice(stack.indexOf(message) + message.length).trim()
  const said = 'params' in error && 'query' in error ? `Failed query: ${String(error.query)}` : message
  return { type: name, message: said, code, stack: frames, reason }
}

/** JSON lines to stderr, UTC. What may carry personal data or a secret is cut before it is written. */
export const log = pino(
  {
    level: logLevel(),
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: loggable },
    redact: { paths: ['*.password', '*.token', '*.idNumber', '*.mobile', '*.email', '*.address'], censor: '[redacted]' },
  },
  pino.destination({ dest: 2, sync: true }),
)
