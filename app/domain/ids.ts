import { randomBytes } from 'node:crypto'

/** A 128-bit random identifier, URL-safe, 22 characters. */
export const newId = () => randomBytes(16).toString('base64url')
