/** A path of this origin, or the fallback: never another host, scheme or a path that a browser reads as one. */
export function safePath(to: string | null | undefined, fallback = '/home'): string {
  if (!to || !/^\/(?![/\\])/.test(to) || /[\\\p{Cc}]/u.test(to)) return fallback
  const url = new URL(to, 'http://same.invalid')
  if (url.host !== 'same.invalid') return fallback
  const path = url.pathname + url.search
  return /^\/(?![/\\])/.test(path) ? path : fallback
}
