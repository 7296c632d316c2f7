import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter, formatCode, formatNumber, isUsableSerial, newCode, normalizeCode, parseNumber } from './number';

const parts = fc.record({
  cityCode: fc.integer({ min: 4401, max: 4453 }).map(String),
  year: fc.integer({ min: 2023, max: 2099 }),
  serial: fc.integer({ min: 1, max: 999_999 }),
});
const numbers = parts.filter(isUsableSerial).map(formatNumber);
const SYMBOLS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const DIGIT_OR_CHECK = (at: number, length: number) => (at === length - 1 ? SYMBOLS : SYMBOLS.slice(0, 10));

describe('the check character', () => {
  test.each([
    ['G123498654321', 'H'],
    ['G123489654321', 'Y'],
  ])('of the published vector %s is %s', (text, check) => expect(checkCharacter(text)).toBe(check));

  test('is refused for text outside its alphabet', () => {
    expect(() => checkCharacter('广东')).toThrow(RangeError);
    expect(() => checkCharacter('A*')).toThrow(RangeError);
  });
});

describe('a certificate number', () => {
  test('is written with city, year, serial and check character', () => {
    expect(formatNumber({ cityCode: '4401', year: 2026, serial: 123 })).toBe('GDCQO-4401-2026-000123-F');
    expect(formatNumber({ cityCode: '4406', year: 2026, serial: 217 })).toBe('GDCQO-4406-2026-000217-C');
  });

  test('is read back as it was written, also in lower case and without hyphens', () => {
    fc.assert(
      fc.property(parts.filter(isUsableSerial), (number) => {
        const text = formatNumber(number);
        expect(parseNumber(text)).toEqual(number);
        expect(parseNumber(` ${text.toLowerCase().replaceAll('-', '')} `)).toEqual(number);
      }),
    );
  });

  test('with any one character replaced is refused', () => {
    fc.assert(
      fc.property(numbers, (text) => {
        for (let at = 6; at < text.length; at++) {
          if (text[at] === '-') continue;
          for (const other of DIGIT_OR_CHECK(at, text.length)) {
            if (other === text[at]) continue;
            expect(parseNumber(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('with any two neighbours swapped is refused', () => {
    fc.assert(
      fc.property(numbers, (text) => {
        const bare = text.replaceAll('-', '');
        for (let at = 0; at + 1 < bare.length; at++) {
          const [a = '', b = ''] = [bare[at], bare[at + 1]];
          if (a !== b) expect(parseNumber(bare.slice(0, at) + b + a + bare.slice(at + 2))).toBeNull();
        }
      }),
    );
  });

  test('is never given to a serial whose check character would be a star', () => {
    const all = Array.from({ length: 5000 }, (_, i) => ({ cityCode: '4403', year: 2026, serial: i + 1 }));
    const skipped = all.filter((number) => !isUsableSerial(number));
    expect(skipped.length).toBeGreaterThan(80);
    for (const number of skipped) expect(() => formatNumber(number)).toThrow(RangeError);
  });

  test.each([
    { cityCode: '440', year: 2026, serial: 1 },
    { cityCode: '4401', year: 1999, serial: 1 },
    { cityCode: '4401', year: 2026, serial: 0 },
    { cityCode: '4401', year: 2026, serial: 1_000_000 },
  ])('is refused for $cityCode/$year/$serial', (number) => expect(() => formatNumber(number)).toThrow(RangeError));

  test('that is some other text is not one', () => {
    for (const text of ['', 'GDCQO', 'GDCQO-4401-2026-000123', 'XXCQO-4401-2026-000123-F']) expect(parseNumber(text)).toBeNull();
  });
});

describe('a verification code', () => {
  const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

  test('holds eighty bits in sixteen characters, none of them I, L, O or U', () => {
    fc.assert(fc.property(random, (bytes) => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(newCode(bytes))));
    expect(newCode(new Uint8Array(10))).toBe('0000000000000000');
    expect(newCode(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
  });

  test('is different for different bytes', () => {
    fc.assert(fc.property(random, random, (a, b) => (newCode(a) === newCode(b)) === a.every((byte, i) => byte === b[i])));
  });

  test('needs exactly ten bytes', () => expect(() => newCode(new Uint8Array(5))).toThrow(RangeError));

  test('is printed in fours and understood as typed by hand', () => {
    expect(formatCode('2JSCWEJNSQA1N82A')).toBe('2JSC-WEJN-SQA1-N82A');
    expect(normalizeCode(' 2jsc-wejn sqal-n82a ')).toBe('2JSCWEJNSQA1N82A');
    expect(normalizeCode('O0Oo-iIlL-1111-2222')).toBe('0000111111112222');
    fc.assert(fc.property(random, (bytes) => normalizeCode(formatCode(newCode(bytes)).toLowerCase()) === newCode(bytes)));
  });

  test('of another length or with other characters is none', () => {
    for (const text of ['', '2JSC', '2JSC-WEJN-SQA1-N82A-0', '2JSC-WEJN-SQA1-N82U', '２JSCWEJNSQA1N82A']) {
      expect(normalizeCode(text)).toBeNull();
    }
  });
});
