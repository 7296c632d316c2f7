/** Characters by which a spreadsheet takes a cell for a formula, full-width ones included. */
const FORMULA = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']

const cell = (value: string | number) => {
  const text = typeof value === 'number' ? String(value) : FORMULA.some(start => value.startsWith(start)) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** RFC 4180 text with the byte order mark by which Excel knows UTF-8; no cell can become a formula. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}
