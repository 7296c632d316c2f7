import type { Reactions } from './events'

/** When X happened → do Y, in the same transaction. Read this table and you know every consequence in the system. */
export const reactions: Reactions = {}
