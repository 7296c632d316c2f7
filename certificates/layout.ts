import { rectangle, type DrawItem, type Measure, type TextItem } from './drawing';
import type { CertificateFacts } from './facts';
import { breakLines } from './lines';
import { formatCode } from './number';
import { COLOUR, PAGE, SEAL } from './ornament';
import { qrMatrix, qrPath } from './qr';
import { chineseDay, englishPeriod } from './wording';

const LEFT = 40;
const RIGHT = PAGE.width - LEFT;
/** The QR code's edge without its quiet zone, which the empty paper around it gives. */
const QR = { x: LEFT, y: 147, edge: 25 };
const CENTRE = PAGE.width / 2;

interface Style {
  size: number;
  bold?: boolean;
  colour?: string;
  spacing?: number;
  id?: string;
}

/** Where certificates' words go; every method returns finished lines. */
class Composer {
  constructor(private readonly measure: Measure) {}

  width(text: string, { size, bold = false, spacing = 0 }: Style): number {
    return this.measure(text, bold) * size + spacing * Math.max(0, [...text].length - 1);
  }

  at(x: number, y: number, text: string, style: Style): TextItem {
    return { kind: 'text', x, y, text, bold: false, colour: COLOUR.ink, spacing: 0, ...style };
  }

  centred(x: number, y: number, text: string, style: Style): TextItem {
    return this.at(x - this.width(text, style) / 2, y, text, style);
  }

  /** The style with its size lowered, if it must be, until the text is no wider than `max`; never below `least`. */
  shrunk(text: string, max: number, style: Style, least: number): Style {
    const spacing = style.spacing ?? 0;
    const room = (max - spacing * ([...text].length - 1)) / this.measure(text, style.bold ?? false);
    return { ...style, size: Math.max(least, Math.min(style.size, room)) };
  }

  /** Lines no wider than `max`; the empty half of a mark that ends a line may hang over. */
  broken(text: string, max: number, style: Style): string[] {
    const hanging = (line: string) => (/[，。、；：）]$/.test(line) ? style.size / 2 : 0);
    return breakLines(text, max, (line) => this.width(line, style) - hanging(line));
  }

  /** One line while it fits at `least` or more; otherwise up to `most` lines, as small as that takes. */
  block(text: string, max: number, style: Style, least: number, most: number): { lines: string[]; style: Style } {
    for (let size = style.size; ; size *= 0.97) {
      const fitted = { ...style, size };
      const lines = this.broken(text, max, fitted);
      if (lines.length <= (size >= least ? 1 : most)) return { lines, style: fitted };
    }
  }
}

function heading(compose: Composer): DrawItem[] {
  const english = 'Certificate of Competency Training for Chief Quality Officers of Enterprises, Guangdong';
  return [
    compose.centred(CENTRE, 42, '广东省企业首席质量官', { size: 7, spacing: 1.6 }),
    compose.centred(CENTRE, 59, '岗位能力培训合格证书', { size: 14, bold: true, spacing: 2.4, colour: COLOUR.accent }),
    compose.centred(CENTRE, 68, english, { size: 3.7, spacing: 0.25, colour: COLOUR.soft }),
  ];
}

function holder(facts: CertificateFacts, compose: Composer): DrawItem[] {
  const suffix = `同志（身份证件号末四位 ${facts.idTail}）`;
  const suffixStyle: Style = { size: 5.6 };
  const gap = 6;
  const room = RIGHT - LEFT - gap - compose.width(suffix, suffixStyle);
  const name = compose.shrunk(facts.name, room, { size: 10.5, bold: true, spacing: 0.9, id: 'name' }, 2);
  return [
    compose.at(LEFT, 94, facts.name, name),
    compose.at(LEFT + compose.width(facts.name, name) + gap, 94, suffix, suffixStyle),
  ];
}

function statement(facts: CertificateFacts, compose: Composer): DrawItem[] {
  const period = `${chineseDay(facts.trainingFrom)}至 ${chineseDay(facts.trainingTo)}`;
  const chinese = `于 ${period}参加广东省企业首席质量官岗位能力培训，完成规定的 ${facts.hours} 学时，考核合格，特发此证。`;
  const english =
    `This is to certify that ${facts.nameLatin ?? 'the holder named above'} completed the required ${facts.hours} ` +
    `credit hours of training ${englishPeriod(facts.trainingFrom, facts.trainingTo)} and passed the final assessment.`;
  const large: Style = { size: 5.6, spacing: 0.12 };
  const small: Style = { size: 3.3, colour: COLOUR.soft };
  const lines = compose.broken(chinese, RIGHT - LEFT + 0.5, large);
  const englishTop = 107 + (lines.length - 1) * 9.5 + 9;
  return [
    ...lines.map((text, i) => compose.at(LEFT, 107 + i * 9.5, text, large)),
    ...compose.broken(english, RIGHT - LEFT - 20, small).map((text, i) => compose.at(LEFT, englishTop + i * 5, text, small)),
  ];
}

/** The table beside the QR code. Long lines get smaller, then take two; more lines stand closer. */
function particulars(facts: CertificateFacts, compose: Composer): DrawItem[] {
  const entries: [label: string, text: string, style: Partial<Style>][] = [
    ['证书编号', facts.number, { bold: true, spacing: 0.15, id: 'number' }],
    ['任职企业', facts.enterprise, { id: 'enterprise' }],
    ['培训机构', facts.trainingBody, {}],
    ['验证码', formatCode(facts.code), { spacing: 0.2, id: 'code' }],
  ];
  if (facts.expiresOn) entries.push(['有效期至', chineseDay(facts.expiresOn), {}]);
  const [labels, values] = [74, 93];
  const room = SEAL.x - SEAL.radius - 4 - values;
  const rows = entries.map(([label, text, style]) => ({ label, ...compose.block(text, room, { size: 4.1, ...style }, 3.4, 2) }));
  const count = rows.reduce((sum, row) => sum + row.lines.length, 0);
  const pitch = Math.min(6.5, 22 / (count - 1));
  const capped = (style: Style) => ({ ...style, size: Math.min(style.size, pitch * 0.82) });
  let y = 150.5 + (19.5 - pitch * (count - 1)) / 2;
  return rows.flatMap(({ label, lines, style }) => {
    const top = y;
    y += pitch * lines.length;
    const spacing = label.length === 3 ? capped({ size: 3.9 }).size / 2 : 0;
    return [
      compose.at(labels, top, label, capped({ size: 3.9, colour: COLOUR.soft, spacing })),
      ...lines.map((line, i) => compose.at(values, top + i * pitch, line, capped(style))),
    ];
  });
}

function verification(facts: CertificateFacts, compose: Composer): DrawItem[] {
  const matrix = qrMatrix(facts.verifyUrl);
  const hint = `扫码或以编号加姓名查验，认准域名 ${facts.host}`;
  return [
    { kind: 'path', d: qrPath(matrix, QR.edge / matrix.size, QR.x, QR.y), fill: COLOUR.ink },
    compose.at(LEFT, 177.5, hint, { size: 3.1, colour: COLOUR.soft }),
  ];
}

/** The certifying body and the day, inside the place of the seal that will cover them. */
function issuer(facts: CertificateFacts, compose: Composer): DrawItem[] {
  const { x, y } = SEAL;
  const name = compose.block(facts.certifyingBody, 34, { size: 4.9, spacing: 0.2 }, 3.6, 3);
  const pitch = name.style.size * 1.2;
  const first = y + 2 - ((name.lines.length - 1) * pitch) / 2;
  const last = first + (name.lines.length - 1) * pitch;
  return [
    compose.centred(x, y - 13, '印章位　直径 40 mm', { size: 2.4, colour: COLOUR.seal }),
    compose.centred(x, first - 6.6, '发证机构 Certifying body', { size: 2.6, colour: COLOUR.soft }),
    ...name.lines.map((line, i) => compose.centred(x, first + i * pitch, line, name.style)),
    compose.centred(x, last + 7, chineseDay(facts.issuedOn), { size: 3.6 }),
  ];
}

/** A demonstration must not pass for the real thing, on screen or on paper. */
function demoMark(compose: Composer): DrawItem[] {
  const style: Style = { size: 3.6, colour: COLOUR.seal, id: 'demo' };
  const text = '演示环境，无效力';
  const width = compose.width(text, style);
  const right = PAGE.width - 24;
  return [
    { kind: 'path', d: rectangle(right - width - 5, 24, width + 5, 7), stroke: { colour: COLOUR.seal, width: 0.3 } },
    compose.at(right - width - 2.5, 28.8, text, style),
  ];
}

/**
 * What stands on this certificate besides the ornament, in mm on an A4 sheet lying wide.
 * Pure: the same facts and measure give the same list.
 */
export function layoutCertificate(facts: CertificateFacts, measure: Measure): DrawItem[] {
  const compose = new Composer(measure);
  return [
    ...heading(compose),
    ...holder(facts, compose),
    ...statement(facts, compose),
    ...particulars(facts, compose),
    ...verification(facts, compose),
    ...issuer(facts, compose),
    ...(facts.demo ? demoMark(compose) : []),
  ];
}
