import pino from 'pino'
import { readEnv } from './env.server'

/** JSON lines to stderr, UTC. What may carry personal data or a secret is cut before it is written. */
export const log = pino(
  {
    level: readEnv().LOG_LEVEL,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.password', '*.code', '*.token', '*.idNumber', '*.mobile', '*.email', '*.address', 'err.detail', 'err.parameters', 'err.params', 'err.query'], censor: '[redacted]' },
  },
  pino.destination({ dest: 2, sync: true }),
)
