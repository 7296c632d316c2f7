import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CertificateFacts } from '../../certificates/facts';
import { fontSet } from '../../certificates/fonts.server';
import { layoutCertificate } from '../../certificates/layout';
import { DEFAULT_FALLBACK_FONTS, MissingGlyph, renderCertificate } from '../../certificates/render.server';
import { checkToken } from '../../certificates/sign.server';
import { sampleFacts, sampleRing } from './sample';

const createdAt = new Date('2026-12-18T02:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

async function printed(change: Partial<CertificateFacts> = {}, fallbackFonts: string[] = []): Promise<string> {
  const path = join(folder, `${++count}.pdf`);
  writeFileSync(path, (await renderCertificate(sampleFacts(change), { createdAt, fallbackFonts })).pdf);
  return path;
}

const textOf = (pdf: string) => execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });

/** A part of the printed page in millimetres as pixels. */
async function raster(pdf: string, dpi: number, box: { x: number; y: number; width: number; height: number }) {
  const target = pdf.replace('.pdf', `-${dpi}`);
  if (!existsSync(`${target}.png`)) execFileSync('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', pdf, target]);
  const px = (mm: number) => Math.round((mm * dpi) / 25.4);
  const region = { left: px(box.x), top: px(box.y), width: px(box.width), height: px(box.height) };
  const pixels = sharp(readFileSync(`${target}.png`)).extract(region).ensureAlpha().raw();
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

/** The share of dark pixels in a box. */
async function ink(pdf: string, box: { x: number; y: number; width: number; height: number }): Promise<number> {
  const { data, width, height } = await raster(pdf, 150, box);
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 128) dark++;
  return dark / (width * height);
}

/** The box of each character of the holder's name, by the layout. */
function nameBoxes(change: Partial<CertificateFacts>, fallbackFonts: string[]) {
  const { measure } = fontSet(fallbackFonts);
  const name = layoutCertificate(sampleFacts(change), measure).find((item) => item.kind === 'text' && item.id === 'name');
  if (name?.kind !== 'text') throw new Error('no name on the certificate');
  let { x } = name;
  return [...name.text].map((character) => {
    const width = measure(character, name.bold) * name.size;
    const box = { x, y: name.y - name.size * 0.86, width, height: name.size };
    x += width + name.spacing;
    return { character, box };
  });
}

describe('a printed certificate', () => {
  let pdf = '';
  beforeAll(async () => {
    pdf = await printed();
  });

  test('is one A4 sheet lying wide', () => {
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    expect(info).toMatch(/Pages:\s+1\n/);
    expect(info).toMatch(/Page size:\s+841\.89 x 595\.2\d* pts \(A4\)/);
  });

  test('has only the embedded fonts in it', () => {
    const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/NotoSerifSC-\w+ +CID TrueType +Identity-H +yes yes yes/);
  });

  test.each([150, 300])('has a QR code that is read at %i dpi and whose token holds', async (dpi) => {
    const { data, width, height } = await raster(pdf, dpi, { x: 36, y: 143, width: 33, height: 33 });
    const read = jsQR(data, width, height)?.data;
    expect(read).toBe(sampleFacts().verifyUrl);
    expect(checkToken(read?.split('/').at(-1) ?? '', sampleRing)).toMatchObject({ name: { text: '陈䶮' }, serial: 217 });
  });

  test('keeps the paper around the QR code empty', async () => {
    for (const box of [{ x: 36, y: 143, width: 33, height: 3.8 }, { x: 65.2, y: 147, width: 6, height: 25 }]) {
      expect(await ink(pdf, box)).toBe(0);
    }
  });

  test('says its words to whoever copies them', () => {
    const text = textOf(pdf);
    const words = ['岗位能力培训合格证书', '同志（身份证件号末四位 123X）', '特发此证。', 'GDCQO-4406-2026-000217-C', '佛山市澄泥智能装备有限公司'];
    for (const part of words) expect(text).toContain(part);
  });

  test('is the same to the byte when printed again, and another when a fact differs', async () => {
    const facts = sampleFacts();
    const hash = async (given: CertificateFacts) => (await renderCertificate(given, { createdAt })).sha256;
    expect(await hash(facts)).toBe(await hash(facts));
    expect(await hash(sampleFacts({ hours: 40 }))).not.toBe(await hash(facts));
  });

  test('refuses facts that do not hold together', async () => {
    await expect(renderCertificate({ ...sampleFacts(), cityCode: '4401' }, { createdAt })).rejects.toThrow();
  });
});

describe.each(['陈䶮', '㛃𬭎', '买买提·阿不都', '𫖯𫘧䲟', '喆堃犇祎𬱟'])('the name %s', (name) => {
  test('is printed with ink for every character and copied as it is', async () => {
    const pdf = await printed({ name });
    expect(textOf(pdf)).toContain(`${name} 同志`);
    for (const { character, box } of nameBoxes({ name }, [])) {
      expect(await ink(pdf, box), character).toBeGreaterThan(character === '·' ? 0.005 : 0.1);
    }
  });
});

describe('a character outside the main font', () => {
  const fallback = DEFAULT_FALLBACK_FONTS.filter((path) => existsSync(path));

  test('is never printed as a box: without a font for it there is no certificate', async () => {
    const attempt = renderCertificate(sampleFacts({ name: '赵𨱅' }), { createdAt, fallbackFonts: [] });
    await expect(attempt).rejects.toThrow(MissingGlyph);
    await expect(attempt).rejects.toMatchObject({ characters: ['𨱅'] });
  });

  test('is refused in the name of the enterprise as well', async () => {
    await expect(printed({ enterprise: '佛山\ue863公司' }, fallback)).rejects.toThrow(MissingGlyph);
  });

  test.runIf(fallback.length > 0)('is printed from a font that has it, the whole name in one weight', async () => {
    const pdf = await printed({ name: '赵𨱅' }, fallback);
    expect(textOf(pdf)).toContain('赵𨱅 同志');
    for (const { box } of nameBoxes({ name: '赵𨱅' }, fallback)) expect(await ink(pdf, box)).toBeGreaterThan(0.05);
    expect(fontSet(fallback).shape('赵𨱅', true).map((run) => run.face.key)).not.toContain('bold');
  });
});

test('two characters that share a glyph are each copied as themselves, one document after the other', async () => {
  for (const name of ['丁⼀', '丁一', '丁⼀']) expect(textOf(await printed({ name }))).toContain(name);
});
