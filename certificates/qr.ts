import { create } from 'qrcode';

/** The modules of a QR code: `dark[y * size + x]`. The four light modules around it are the drawer's to keep. */
export interface QrMatrix {
  size: number;
  dark: Uint8Array;
}

/** The QR code of a text at error correction M; capital letters and digits are packed tighter by themselves. */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, dark: Uint8Array.from(modules.data) };
}

/** Runs of dark modules, row by row: fewer shapes, and no hairlines between neighbours. */
function darkRuns({ size, dark }: QrMatrix): { x: number; y: number; length: number }[] {
  const runs: { x: number; y: number; length: number }[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!dark[y * size + x]) continue;
      const start = x;
      while (x < size && dark[y * size + x]) x++;
      runs.push({ x: start, y, length: x - start });
    }
  }
  return runs;
}

/** The dark modules as one SVG path of absolute M, L and Z, each module `unit` wide, its corner at (`left`, `top`). */
export function qrPath(matrix: QrMatrix, unit = 1, left = 0, top = 0): string {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const at = (x: number, y: number) => `${round(left + x * unit)} ${round(top + y * unit)}`;
  return darkRuns(matrix)
    .map(({ x, y, length }) => `M ${at(x, y)} L ${at(x + length, y)} L ${at(x + length, y + 1)} L ${at(x, y + 1)} Z`)
    .join(' ');
}

/** For pages: the path of a text's QR code and the view box that holds it with its quiet zone. */
export function qrSvg(text: string): { path: string; viewBox: string } {
  const matrix = qrMatrix(text);
  return { path: qrPath(matrix), viewBox: `-4 -4 ${matrix.size + 8} ${matrix.size + 8}` };
}
