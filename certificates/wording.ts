const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
];

function parts(iso: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
}

/** `2026 年 12 月 5 日` for an ISO day. */
export function chineseDay(iso: string): string {
  const { year, month, day } = parts(iso);
  return `${year} 年 ${month} 月 ${day} 日`;
}

/** `from 12 October to 5 December 2026`, or `on 5 December 2026`; the first year only where it differs. */
export function englishPeriod(from: string, to: string): string {
  const [first, last] = [parts(from), parts(to)];
  const day = (date: typeof first) => `${date.day} ${MONTHS[date.month - 1] ?? ''}`;
  if (from === to) return `on ${day(last)} ${last.year}`;
  return `from ${day(first)}${first.year === last.year ? '' : ` ${first.year}`} to ${day(last)} ${last.year}`;
}
