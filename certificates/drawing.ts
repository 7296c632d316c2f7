/** Millimetres from the top left corner of the sheet. */
export interface Point {
  x: number;
  y: number;
}

/**
 * A shape. `d` is an SVG path of absolute M, L, C and Z only, so that one line of code draws it anywhere.
 * With `repeat` it is drawn `times` times, each moved on by (`dx`, `dy`) from the last.
 */
export interface PathItem {
  kind: 'path';
  d: string;
  repeat?: { dx: number; dy: number; times: number };
  fill?: string;
  stroke?: { colour: string; width: number; dash?: [number, number] };
}

/**
 * One line of text, starting at `x` on the baseline `y`. `size` is the em in mm, `spacing` mm after each character.
 * `id` names the lines others look for.
 */
export interface TextItem extends Point {
  kind: 'text';
  text: string;
  size: number;
  bold: boolean;
  colour: string;
  spacing: number;
  id?: string;
}

export type DrawItem = PathItem | TextItem;

/** Advance width of a line in em, without letter spacing. */
export type Measure = (text: string, bold: boolean) => number;

/** `#rrggbb` of `colour` laid over `ground` with this opacity: paper has no transparency. */
export function blend(colour: string, ground: string, opacity: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(colour, at) * opacity + channel(ground, at) * (1 - opacity)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const n = (value: number) => String(Math.round(value * 1000) / 1000);
const pair = (point: Point) => `${n(point.x)} ${n(point.y)}`;

export const line = (...points: Point[]) => points.map((point, i) => `${i ? 'L' : 'M'} ${pair(point)}`).join(' ');

export const segment = (x1: number, y1: number, x2: number, y2: number) => line({ x: x1, y: y1 }, { x: x2, y: y2 });

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `${segment(x, y, x + width, y)} L ${n(x + width)} ${n(y + height)} L ${n(x)} ${n(y + height)} Z`;
}

export function circle(x: number, y: number, radius: number): string {
  const k = radius * 0.5523;
  const arc = (ax: number, ay: number, bx: number, by: number, ex: number, ey: number) =>
    `C ${pair({ x: x + ax, y: y + ay })} ${pair({ x: x + bx, y: y + by })} ${pair({ x: x + ex, y: y + ey })}`;
  return [
    `M ${pair({ x: x + radius, y })}`,
    arc(radius, k, k, radius, 0, radius),
    arc(-k, radius, -radius, k, -radius, 0),
    arc(-radius, -k, -k, -radius, 0, -radius),
    arc(k, -radius, radius, -k, radius, 0),
    'Z',
  ].join(' ');
}

/** A smooth curve through `at(t)`, t from 0 to 1, as `pieces` cubics with tangents taken from the curve itself. */
export function curve(at: (t: number) => Point, pieces: number): string {
  const step = 1 / pieces;
  const tangent = (t: number): Point => {
    const [a, b] = [at(t - 1e-5), at(t + 1e-5)];
    return { x: ((b.x - a.x) / 2e-5) * (step / 3), y: ((b.y - a.y) / 2e-5) * (step / 3) };
  };
  const parts = [`M ${pair(at(0))}`];
  for (let i = 0; i < pieces; i++) {
    const [from, to, leave, arrive] = [at(i * step), at((i + 1) * step), tangent(i * step), tangent((i + 1) * step)];
    const first = pair({ x: from.x + leave.x, y: from.y + leave.y });
    parts.push(`C ${first} ${pair({ x: to.x - arrive.x, y: to.y - arrive.y })} ${pair(to)}`);
  }
  return parts.join(' ');
}
