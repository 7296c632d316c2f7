import { encodeBase32 } from './base32';

const CHECK_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';
const PREFIX = 'GDCQO';
const NUMBER = /^GDCQO(\d{4})(\d{4})(\d{6})([0-9A-Z])$/;
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** What a 证书编号 is made of: filing city (first four digits of its division code), year, serial within the year. */
export interface CertificateNumber {
  cityCode: string;
  year: number;
  serial: number;
}

/**
 * ISO 7064 MOD 37-2 check character of a text of digits and upper-case letters.
 * Finds every single substitution and every swap of neighbours. May be `*`.
 * Throws RangeError on any other character.
 */
export function checkCharacter(text: string): string {
  let sum = 0;
  for (const character of text) {
    const value = CHECK_ALPHABET.indexOf(character);
    if (value < 0 || value > 35) throw new RangeError('check character: digits and capital letters only');
    sum = ((sum + value) * 2) % 37;
  }
  return CHECK_ALPHABET.charAt((38 - sum) % 37);
}

function body({ cityCode, year, serial }: CertificateNumber): string[] {
  if (!/^\d{4}$/.test(cityCode)) throw new RangeError('cityCode: four digits');
  if (!Number.isInteger(year) || year < 2000 || year > 2255) throw new RangeError('year: 2000 to 2255');
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999) throw new RangeError('serial: 1 to 999999');
  return [PREFIX, cityCode, String(year), String(serial).padStart(6, '0')];
}

/** False where the check character would be `*`, which people cannot be asked to type: that serial is skipped. */
export function isUsableSerial(number: CertificateNumber): boolean {
  return checkCharacter(body(number).join('')) !== '*';
}

/** `GDCQO-4401-2026-000123-F`. Throws RangeError on a part out of range or an unusable serial. */
export function formatNumber(number: CertificateNumber): string {
  const parts = body(number);
  const check = checkCharacter(parts.join(''));
  if (check === '*') throw new RangeError('serial has no usable check character');
  return [...parts, check].join('-');
}

/** The parts of a number as typed (any case, with or without hyphens); null when its form or check character is wrong. */
export function parseNumber(text: string): CertificateNumber | null {
  const match = NUMBER.exec(text.toUpperCase().replace(/[\s-]/g, ''));
  if (!match) return null;
  const [, cityCode = '', year = '', serial = '', check] = match;
  if (checkCharacter(PREFIX + cityCode + year + serial) !== check) return null;
  const number = { cityCode, year: Number(year), serial: Number(serial) };
  return number.serial > 0 && number.year >= 2000 && number.year <= 2255 ? number : null;
}

/** The 验证码: 80 random bits as 16 Base32 characters. `random` must be ten bytes of a secure generator. */
export function newCode(random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError('newCode: ten random bytes');
  return encodeBase32(random);
}

/** A code as printed: `2JSC-WEJN-SQA1-N82A`. */
export function formatCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as typed (lower case, spaces, hyphens, O for 0, I or L for 1) in its one spelling; null when it is none. */
export function normalizeCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return CODE.test(code) ? code : null;
}
