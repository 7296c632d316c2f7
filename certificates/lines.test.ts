import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from './lines';

const width = (line: string) => [...line].length;

test('a closing mark stays with the word it closes', () => {
  expect(breakLines('完成培训，考核合格。', 4, width)).toEqual(['完成培', '训，考核', '合格。']);
});

test('an opening mark goes to the line of the word it opens', () => {
  expect(breakLines('同志（证件）', 3, width)).toEqual(['同志', '（证', '件）']);
});

test('words and numbers are not broken', () => {
  expect(breakLines('于 2026 年 training', 6, width)).toEqual(['于 2026', '年', 'training']);
});

test('no line is too wide while its pieces fit, and no character is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('质', '量', '，', '。', '（', '）', ' ', 'a', '1', '𬭎') }), (text) => {
      const lines = breakLines(text, 12, width);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) if (/^[质量𬭎\s]*$/u.test(line)) expect(width(line)).toBeLessThanOrEqual(12);
    }),
  );
});
