import { blend, circle, curve, line, rectangle, segment, type PathItem, type Point } from './drawing';

export const PAGE = { width: 297, height: 210 };
export const COLOUR = {
  paper: '#fffefb',
  ink: '#12201f',
  soft: '#43504c',
  accent: '#0b4a52',
  gold: '#855a12',
  lightGold: '#b08a45',
  seal: '#b3202c',
};
/** Where the seal is stamped: 40 mm across. */
export const SEAL = { x: 228, y: 157, radius: 20 };

const INSET = 13;
const RIBBON = { amplitude: 2.3, strands: 5, period: 5.05, from: 17.2 };
const TAU = Math.PI * 2;

/** One side of the border: five sine strands, each a fifth of a turn behind the last; one period, repeated. */
function ribbon(length: number, place: (along: number, across: number) => Point): PathItem {
  const times = Math.round(length / RIBBON.period);
  const period = length / times;
  const strands = Array.from({ length: RIBBON.strands }, (_, phase) =>
    curve((t) => {
      const across = RIBBON.amplitude * Math.sin(TAU * (t + phase / RIBBON.strands));
      return place(RIBBON.from + t * period, across);
    }, 6),
  );
  const [from, to] = [place(0, 0), place(period, 0)];
  return {
    kind: 'path',
    d: strands.join(' '),
    repeat: { dx: to.x - from.x, dy: to.y - from.y, times },
    stroke: { colour: COLOUR.lightGold, width: 0.16 },
  };
}

function border(): PathItem[] {
  const [across, down] = [PAGE.width - 2 * RIBBON.from, PAGE.height - 2 * RIBBON.from];
  return [
    ribbon(across, (x, y) => ({ x, y: INSET + y })),
    ribbon(across, (x, y) => ({ x, y: PAGE.height - INSET + y })),
    ribbon(down, (y, x) => ({ x: INSET + x, y })),
    ribbon(down, (y, x) => ({ x: PAGE.width - INSET + x, y })),
  ];
}

/** A corner rosette: two twelve-petalled roses between circles, on a disc that covers the ends of the ribbons. */
function rosette(x: number, y: number): PathItem[] {
  const rose = (mean: number, swing: number) => {
    const at = (t: number) => {
      const radius = mean + swing * Math.cos(TAU * 12 * t);
      return { x: x + radius * Math.cos(TAU * t), y: y + radius * Math.sin(TAU * t) };
    };
    return curve(at, 96);
  };
  const d = [rose(3.2, 1.6), rose(3.28, 0.72), circle(x, y, 5.2), circle(x, y, 1)].join(' ');
  return [
    { kind: 'path', d: circle(x, y, 5.6), fill: COLOUR.paper },
    { kind: 'path', d, stroke: { colour: COLOUR.gold, width: 0.18 } },
  ];
}

/** The watermark: the product's dial, thirty-two ticks around a circle and one pointer. */
function dial(): PathItem[] {
  const colour = blend(COLOUR.gold, COLOUR.paper, 0.055);
  const centre = { x: PAGE.width / 2, y: 108 };
  const ticks = Array.from({ length: 32 }, (_, i) => {
    const [sin, cos] = [Math.sin((TAU * i) / 32), Math.cos((TAU * i) / 32)];
    const on = (radius: number) => ({ x: centre.x + radius * sin, y: centre.y - radius * cos });
    return line(on(40), on(47));
  });
  return [
    { kind: 'path', d: circle(centre.x, centre.y, 36), stroke: { colour, width: 0.35 } },
    { kind: 'path', d: ticks.join(' '), stroke: { colour, width: 2.2 } },
    { kind: 'path', d: segment(171, 130.5, 185.5, 145), stroke: { colour, width: 5 } },
  ];
}

function seal(): PathItem[] {
  const { x, y, radius } = SEAL;
  const marks = [segment(x, y - radius, x, y - radius + 2.5), segment(x, y + radius - 2.5, x, y + radius)];
  return [
    { kind: 'path', d: circle(x, y, radius), fill: blend(COLOUR.seal, COLOUR.paper, 0.035) },
    { kind: 'path', d: circle(x, y, radius), stroke: { colour: COLOUR.seal, width: 0.4, dash: [1.6, 1] } },
    { kind: 'path', d: marks.join(' '), stroke: { colour: COLOUR.seal, width: 0.25 } },
  ];
}

/** The scale under the heading, the dial's motif laid flat. */
function scale(): PathItem {
  const y = 73.5;
  const ticks = [128.5, 138.5, 148.5, 158.5, 168.5].map((x) => segment(x, y, x, y + (x === 148.5 ? 2.4 : 1.5)));
  return {
    kind: 'path',
    d: [segment(128.35, y, 168.65, y), ...ticks].join(' '),
    stroke: { colour: COLOUR.gold, width: 0.3 },
  };
}

/** Everything that is the same on every certificate, so that it is drawn once and reused. */
export function ornament(): PathItem[] {
  const far = { x: PAGE.width - INSET, y: PAGE.height - INSET };
  return [
    { kind: 'path', d: rectangle(0, 0, PAGE.width, PAGE.height), fill: COLOUR.paper },
    ...dial(),
    ...border(),
    ...rosette(INSET, INSET),
    ...rosette(far.x, INSET),
    ...rosette(INSET, far.y),
    ...rosette(far.x, far.y),
    { kind: 'path', d: rectangle(17.6, 17.6, 261.8, 174.8), stroke: { colour: COLOUR.accent, width: 0.5 } },
    { kind: 'path', d: rectangle(18.8, 18.8, 259.4, 172.4), stroke: { colour: COLOUR.accent, width: 0.15 } },
    scale(),
    ...seal(),
  ];
}
