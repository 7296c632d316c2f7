import { describe, expect, test } from 'vitest';
import { fontSet, MissingGlyph, missingGlyphs } from './fonts.server';

const range = (from: number, to: number) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

describe('the fonts that come with the product', () => {
  test('have every character of the unified block and of extension A', () => {
    expect(missingGlyphs(range(0x4e00, 0x9fff), [])).toEqual([]);
    expect(missingGlyphs(range(0x3400, 0x4dbf), [])).toEqual([]);
  });

  test('have the rare characters of the standard table and what else names need', () => {
    expect(missingGlyphs('䶮㛃𬭎𫖯𫘧䲟喆堃犇祎𬱟𠅤𪟝𬬭𫓧𬍛𬘭㙍昇翀琞玥赟燚䒩·•', [])).toEqual([]);
  });

  test('report each missing character once', () => {
    expect(missingGlyphs('赵𨱅𨱅\u{1F600}', [])).toEqual(['𨱅', '\u{1F600}']);
  });

  test('never count a private-use character as printable', () => {
    expect(missingGlyphs('\ue863\u{f0000}')).toEqual(['\ue863', '\u{f0000}']);
  });
});

describe('shaping', () => {
  test('refuses a character no font has, by name', () => {
    expect(() => fontSet([]).shape('赵𨱅', true)).toThrow(MissingGlyph);
    expect(() => fontSet([]).shape('赵𨱅', true)).toThrow('𨱅（U+28C45）');
  });

  test('passes over a font that is not installed', () => {
    expect(missingGlyphs('赵𨱅', ['/nonexistent/rare.ttf'])).toEqual(['𨱅']);
  });

  test('sets a bold line in one run of the bold font', () => {
    expect(fontSet([]).shape('陈䶮', true).map((run) => [run.face.key, run.text])).toEqual([['bold', '陈䶮']]);
  });

  test('measures Chinese characters as one em each', () => {
    expect(fontSet([]).measure('首席质量官', false)).toBeCloseTo(5);
  });
});
