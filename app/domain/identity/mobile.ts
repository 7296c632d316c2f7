/** Digits only, without +86: the form in which a mobile number is stored and compared. */
export function normalizeMobile(input: string): string {
  return input.normalize('NFKC').replace(/[\s\-–—()]/g, '').replace(/^(\+|00)86/, '')
}

/** Whether a normalised number is a mainland mobile number. */
export function isMobile(number: string): boolean {
  return /^1[3-9]\d{9}$/.test(number)
}

/** 138****8000; anything that is not a mobile number is hidden whole. */
export function maskMobile(number: string): string {
  return isMobile(number) ? `${number.slice(0, 3)}****${number.slice(7)}` : '*'.repeat(number.length)
}
