import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import type { DocSigner } from './document-signer.server';
import type { DrawItem, PathItem, TextItem } from './drawing';
import { CertificateFacts } from './facts';
import { fontSet, type FontSet } from './fonts.server';
import { layoutCertificate } from './layout';
import { pathOperators } from './operators';
import { ornament, PAGE } from './ornament';
import { reserveSignature, signDocument } from './pades.server';

export { missingGlyphs, MissingGlyph, DEFAULT_FALLBACK_FONTS } from './fonts.server';

const POINTS_PER_MM = 72 / 25.4;
const IN_MM = `q ${POINTS_PER_MM.toFixed(6)} 0 0 ${POINTS_PER_MM.toFixed(6)} 0 0 cm`;

export interface RenderOptions {
  /** Written into the document as its making; the only time in it, so that the same input gives the same bytes. */
  createdAt: Date;
  /** Files asked for characters the main font lacks; absent ones are passed over. */
  fallbackFonts?: string[];
  /** Signs the document (PAdES); without one it carries only the QR code's signature. */
  signer?: DocSigner;
}

/** The finished document and the SHA-256 (hex) by which a copy is recognised. */
export interface RenderedCertificate {
  pdf: Buffer;
  sha256: string;
}

const isPath = (item: DrawItem): item is PathItem => item.kind === 'path';

/** The ornament as a compressed content stream, made once: it is most of the drawing and never differs. */
let background: Buffer | undefined;
const backgroundStream = () =>
  (background ??= deflateSync(ornament().map(pathOperators).join('\n'), { level: 9 }));

function drawBackground(doc: PDFKit.PDFDocument): void {
  const form = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, PAGE.width, PAGE.height],
    Resources: {},
    Filter: 'FlateDecode',
  });
  form.end(backgroundStream());
  doc.page.xobjects.Ornament = form;
  doc.addContent(`${IN_MM} /Ornament Do Q`);
}

function drawText(doc: PDFKit.PDFDocument, item: TextItem, fonts: FontSet): void {
  doc.fillColor(item.colour);
  let x = item.x;
  for (const run of fonts.shape(item.text, item.bold)) {
    doc.registerFont(run.face.key, run.face.pdfFont);
    doc.font(run.face.key).fontSize(item.size * POINTS_PER_MM);
    doc.text(run.text, x * POINTS_PER_MM, item.y * POINTS_PER_MM, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: item.spacing * POINTS_PER_MM,
    });
    x += run.width * item.size + item.spacing * [...run.text].length;
  }
}

function newDocument(facts: CertificateFacts, createdAt: Date): PDFKit.PDFDocument {
  return new PDFDocument({
    size: [PAGE.width * POINTS_PER_MM, PAGE.height * POINTS_PER_MM],
    margin: 0,
    // None: otherwise Helvetica is loaded and named in a document that never uses it.
    font: '',
    lang: 'zh-CN',
    pdfVersion: '1.7',
    displayTitle: true,
    info: {
      Title: `岗位能力培训合格证书 ${facts.number}`,
      Author: facts.certifyingBody,
      Creator: facts.host,
      Producer: facts.host,
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
}

/**
 * Draws a certificate: A4 lying wide, one page. The same facts, options and fonts give the same bytes.
 * Throws ZodError on facts that do not hold together, MissingGlyph when a character cannot be printed.
 */
export async function renderCertificate(facts: CertificateFacts, options: RenderOptions): Promise<RenderedCertificate> {
  const checked = CertificateFacts.parse(facts);
  const fonts = fontSet(options.fallbackFonts);
  const items = layoutCertificate(checked, fonts.measure);
  const doc = newDocument(checked, options.createdAt);
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  drawBackground(doc);
  for (const item of items) {
    if (isPath(item)) doc.addContent(`${IN_MM} ${pathOperators(item)} Q`);
    else drawText(doc, item, fonts);
  }
  if (options.signer) reserveSignature(doc, options.createdAt);
  doc.end();
  await finished;
  const unsigned = Buffer.concat(chunks);
  const pdf = options.signer ? await signDocument(unsigned, options.signer) : unsigned;
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') };
}
