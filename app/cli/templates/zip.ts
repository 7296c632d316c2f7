import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The clock of a zip entry begins here; every file carries it, so that equal words make equal files. */
const EPOCH = new Date(1980, 0, 1)

/** Packs an office file anew: fixed times, and the given parts rewritten. */
export function repack(file: Uint8Array, rewrite: Record<string, (xml: string) => string> = {}): Uint8Array {
  const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => [name, rewrite[name] ? strToU8(rewrite[name](strFromU8(bytes))) : bytes] as const)
  return zipSync(Object.fromEntries(parts), { mtime: EPOCH, level: 9 })
}
