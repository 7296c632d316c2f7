import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openSync, type Font } from 'fontkit';

/** Wide fonts for rare names, in the order they are asked; those not installed are passed over. */
export const DEFAULT_FALLBACK_FONTS = [
  '/usr/share/fonts/truetype/hanazono/HanaMinA.ttf',
  '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
  '/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf',
];

/** Thrown instead of printing a box: no installed font has these characters. */
export class MissingGlyph extends Error {
  constructor(readonly characters: string[]) {
    super(`缺少字形：${characters.map((c) => `${c}（U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}）`).join('、')}`);
    this.name = 'MissingGlyph';
  }
}

interface ShapedGlyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
}

/**
 * One font file. `pdfFont` is what pdfkit is given: the opened font, laid out by code point alone. fontkit remembers
 * one code point per glyph across documents, so its own layout would write another document's character into the text.
 */
export interface Face {
  key: string;
  em(codePoint: number): number | null;
  pdfFont: { layout(text: string): object };
}

/** A stretch of text in one font; `width` in em. */
export interface Run {
  face: Face;
  text: string;
  width: number;
}

export interface FontSet {
  /** Throws MissingGlyph. A bold line with any character the bold font lacks is set in regular throughout. */
  shape(text: string, bold: boolean): Run[];
  /** Advance width in em. */
  measure(text: string, bold: boolean): number;
  /** The characters of a text that no font here has, each once. */
  missing(text: string): string[];
}

/** Private-use characters mean something else in every font: having a glyph for one proves nothing. */
const isPrivate = (cp: number) => (cp >= 0xe000 && cp <= 0xf8ff) || cp >= 0xf0000;

function openFace(key: string, path: string): Face {
  const font: Font = openSync(path);
  const { unitsPerEm } = font;
  const glyphs = new Map<number, ShapedGlyph | null>();
  const glyph = (cp: number): ShapedGlyph | null => {
    const known = glyphs.get(cp);
    if (known !== undefined) return known;
    const found = !isPrivate(cp) && font.hasGlyphForCodePoint(cp) ? font.glyphForCodePoint(cp) : null;
    const shaped = found && { id: found.id, advanceWidth: found.advanceWidth, codePoints: [cp] };
    glyphs.set(cp, shaped);
    return shaped;
  };
  const layout = (text: string) => {
    const run = Array.from(text, (c) => glyph(c.codePointAt(0) ?? 0)).filter((shaped) => shaped !== null);
    const positions = run.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    // pdfkit scales the positions in place before it reads the sum.
    const sum = () => positions.reduce((width, position) => width + position.xAdvance, 0);
    return { glyphs: run, positions, get advanceWidth() { return sum(); } };
  };
  const em = (cp: number) => {
    const shaped = glyph(cp);
    return shaped && shaped.advanceWidth / unitsPerEm;
  };
  return { key, em, pdfFont: Object.assign(Object.create(font) as Font, { layout }) };
}

/** Opens a file at first need: the rare-character fonts are large and most names never ask for them. */
function lazyFace(key: string, path: string): () => Face {
  let face: Face | undefined;
  return () => (face ??= openFace(key, path));
}

function runsOf(text: string, pick: (cp: number) => Face | undefined): Run[] {
  const runs: Run[] = [];
  const missing = new Set<string>();
  for (const character of text) {
    const cp = character.codePointAt(0) ?? 0;
    const face = pick(cp);
    const width = face?.em(cp) ?? 0;
    const last = runs.at(-1);
    if (!face) missing.add(character);
    else if (last?.face === face) Object.assign(last, { text: last.text + character, width: last.width + width });
    else runs.push({ face, text: character, width });
  }
  if (missing.size > 0) throw new MissingGlyph([...missing]);
  return runs;
}

function createFontSet(fallbackPaths: string[]): FontSet {
  const home = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  const bold = lazyFace('bold', join(home, '700Bold', 'NotoSerifSC_700Bold.ttf'));
  const regular = [
    lazyFace('regular', join(home, '400Regular', 'NotoSerifSC_400Regular.ttf')),
    ...fallbackPaths.filter((path) => existsSync(path)).map((path, i) => lazyFace(`fallback${i}`, path)),
  ];
  const inRegular = (cp: number) => regular.find((face) => face().em(cp) !== null)?.();
  const allBold = (text: string) => Array.from(text).every((c) => bold().em(c.codePointAt(0) ?? 0) !== null);
  const shape = (text: string, wantBold: boolean) =>
    runsOf(text, wantBold && allBold(text) ? () => bold() : inRegular);
  return {
    shape,
    measure: (text, wantBold) => shape(text, wantBold).reduce((width, run) => width + run.width, 0),
    missing: (text) => [...new Set(text)].filter((c) => !inRegular(c.codePointAt(0) ?? 0)),
  };
}

const sets = new Map<string, FontSet>();

/** The fonts of this process, opened once per list of fallback paths. */
export function fontSet(fallbackFonts: string[] = DEFAULT_FALLBACK_FONTS): FontSet {
  const key = fallbackFonts.join(':');
  const known = sets.get(key) ?? createFontSet(fallbackFonts);
  sets.set(key, known);
  return known;
}

/** Characters of a text that no font could print, each once; a name with any waits for a font (待补字库). */
export function missingGlyphs(text: string, fallbackFonts?: string[]): string[] {
  return fontSet(fallbackFonts).missing(text.normalize('NFC'));
}
