/** DER, as much of it as a certificate and a CMS signature need. */

export function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const length = Buffer.from(body.length.toString(16).replace(/^(?=(..)*.$)/, '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, body]);
}

export const sequence = (...items: Uint8Array[]) => der(0x30, ...items);
/** A SET OF, its members in the order DER asks for. */
export const set = (...items: Buffer[]) => der(0x31, ...[...items].sort(Buffer.compare));
export const octets = (bytes: Uint8Array) => der(0x04, bytes);
export const bits = (bytes: Uint8Array, unused = 0) => der(0x03, Buffer.of(unused), bytes);
export const text = (value: string) => der(0x0c, Buffer.from(value, 'utf8'));
export const nothing = () => der(0x05);
export const truth = () => der(0x01, Buffer.of(0xff));
/** `[n]`, holding whole elements. */
export const tagged = (n: number, ...items: Uint8Array[]) => der(0xa0 | n, ...items);

/** A number that is not negative, from its big-endian bytes. */
export function integer(bytes: Uint8Array): Buffer {
  return der(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const septets = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) septets.unshift((left & 0x7f) | 0x80);
    bytes.push(...septets);
  }
  return der(0x06, Buffer.from(bytes));
}

/** A UTCTime, to the second; years 2000 to 2049. */
export function time(at: Date): Buffer {
  return der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));
}

/** The elements inside a constructed element, each with its tag and length. */
export function children(element: Buffer): Buffer[] {
  const whole = elementAt(element, 0);
  const found: Buffer[] = [];
  for (let at = whole.start; at < whole.end; ) {
    const { end } = elementAt(element, at);
    found.push(element.subarray(at, end));
    at = end;
  }
  return found;
}

function elementAt(bytes: Buffer, at: number): { start: number; end: number } {
  const short = bytes.readUInt8(at + 1);
  const extra = short & 0x80 ? short & 0x7f : 0;
  const start = at + 2 + extra;
  return { start, end: start + (extra ? bytes.readUIntBE(at + 2, extra) : short) };
}
