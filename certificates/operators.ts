import type { PathItem } from './drawing';

const ARITY: Record<string, string> = { M: 'm', L: 'l', C: 'c' };

function colour(hex: string): string {
  return [1, 3, 5].map((at) => +(Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
}

/** `M 1 2 L 3 4 Z` as `1 2 m 3 4 l h`. */
function construct(d: string): string {
  const out: string[] = [];
  let waiting = '';
  for (const word of d.split(' ')) {
    const operator = ARITY[word];
    if (operator === undefined && word !== 'Z') {
      out.push(word);
      continue;
    }
    if (waiting) out.push(waiting);
    waiting = operator ?? '';
    if (word === 'Z') out.push('h');
  }
  if (waiting) out.push(waiting);
  return out.join(' ');
}

/** The PDF page operators that draw a shape, in the shape's own unit. */
export function pathOperators({ d, repeat, fill, stroke }: PathItem): string {
  const state: string[] = [];
  if (fill) state.push(`${colour(fill)} rg`);
  if (stroke) state.push(`${colour(stroke.colour)} RG ${stroke.width} w`);
  if (stroke?.dash) state.push(`[${stroke.dash.join(' ')}] 0 d`);
  const once = `${construct(d)} ${fill && stroke ? 'B' : fill ? 'f' : 'S'}`;
  const all = repeat ? `${once} 1 0 0 1 ${repeat.dx.toFixed(4)} ${repeat.dy.toFixed(4)} cm\n`.repeat(repeat.times) : once;
  return `q ${state.join(' ')} ${all} Q`;
}
