/** Credits (学时) with at most one decimal, rounded down so a target never looks reached too early: 18.4, 32. */
export function formatCredits(credits: number): string {
  return String(Math.floor(credits * 10 + 1e-6) / 10)
}

/** Whole seconds as h:mm:ss, or m:ss below an hour: 1:07:42, 4:58. Negative counts as 0. */
export function formatClock(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds))
  const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** Bytes as KB or MB with one decimal: 820 KB, 3.1 MB. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** A hexadecimal fingerprint in groups of four, as printed on receipts. */
export function formatFingerprint(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ')
}

/** A ratio 0…1 as a percentage with one decimal, rounded down: 90.8%. */
export function formatPercent(ratio: number): string {
  return `${Math.floor(ratio * 1000 + 1e-6) / 10}%`
}

/** Whole number with thousands separated: 32,400. */
export function formatCount(n: number): string {
  return n.toLocaleString('en-US')
}
