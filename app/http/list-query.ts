import { z } from 'zod'

/** A filter of a list as the address carries it; an empty choice is no filter. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.literal(''), z.enum(values)])
    .optional()
    .transform(value => value || undefined)

/** Free words of a search; blank is no search. */
export const words = z
  .string()
  .trim()
  .max(60)
  .optional()
  .transform(value => value || undefined)

/** Page number from 1. */
export const pageNumber = z.coerce.number().int().min(1).max(10_000).default(1)

/** Ticked rows of a table: none, one or many. */
export const picked = z
  .union([z.string().max(64), z.array(z.string().max(64)).max(500)])
  .optional()
  .transform(value => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
