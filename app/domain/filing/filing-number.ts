/** The parts of a 备案号: year of record, city (GB/T 2260, 4 digits), serial within the year. */
export interface FilingNumber {
  year: number
  city: string
  serial: number
}

const PATTERN = /^粤CQOBA-(\d{4})-(44\d{2})-(\d{6})$/

/** '粤CQOBA-2026-4406-000217'. Throws a RangeError for parts that do not fit the form. */
export function formatFilingNumber({ year, city, serial }: FilingNumber): string {
  const text = `粤CQOBA-${year}-${city}-${String(serial).padStart(6, '0')}`
  if (serial < 1 || !PATTERN.test(text)) throw new RangeError(`not the parts of a filing number: ${text}`)
  return text
}

/** Reads a 备案号 as typed (full-width, lower case and spaces forgiven), or null. */
export function parseFilingNumber(input: string): FilingNumber | null {
  const match = PATTERN.exec(input.normalize('NFKC').replace(/\s+/g, '').replace(/[–—−]/g, '-').toUpperCase())
  if (!match?.[1] || !match[2] || !match[3] || Number(match[3]) === 0) return null
  return { year: Number(match[1]), city: match[2], serial: Number(match[3]) }
}
