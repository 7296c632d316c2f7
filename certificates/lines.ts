/** Marks that may not begin a line (they stay with what they close), and marks that may not end one. */
const CLOSING = /^[，。、；：！？）》」』”’·…%]$/;
const OPENING = /^[（《「『“‘]$/;

/** The smallest pieces a line may be broken between: words, numbers, single Chinese characters with their marks. */
function pieces(text: string): string[] {
  const found = text.match(/[A-Za-z0-9.,'’()-]+|\s+|[^]/gu) ?? [];
  const joined: string[] = [];
  for (const piece of found) {
    const last = joined.at(-1);
    if (last !== undefined && (CLOSING.test(piece) || OPENING.test(last))) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/**
 * Breaks a text into lines no wider than `max`, by Chinese rules: no closing mark begins a line, no opening mark
 * ends one, Latin words and numbers stay whole. `width` measures a line in the unit of `max`.
 * A single piece wider than `max` gets a line of its own.
 */
export function breakLines(text: string, max: number, width: (line: string) => number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces(text)) {
    if (current !== '' && width((current + piece).trimEnd()) > max) {
      lines.push(current.trimEnd());
      current = piece.trimStart();
    } else {
      current += piece;
    }
  }
  if (current.trim() !== '') lines.push(current.trimEnd());
  return lines;
}
