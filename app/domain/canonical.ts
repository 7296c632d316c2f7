import { createHash } from 'node:crypto'

/** JSON with sorted keys: the same value always gives the same text, before it is stored as JSON and after. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value && typeof value === 'object') {
    if ('toJSON' in value) return JSON.stringify(value)
    const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

export const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
