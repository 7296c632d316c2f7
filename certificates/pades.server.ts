import { createHash } from 'node:crypto';
import { children, der, integer, nothing, octets, oid, sequence, set, tagged } from './der';
import type { DocSigner } from './document-signer.server';

/** Room for the signature in the document, bytes. */
const SLOT = 8192;
const BLANK = '**********';
const BLANK_RANGE = `[0 /${BLANK} /${BLANK} /${BLANK}]`;

const DATA = oid('1.2.840.113549.1.7.1');
const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3');
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const SIGNING_CERTIFICATE_V2 = oid('1.2.840.113549.1.9.16.2.47');
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing());
const SIGNATURE_ALGORITHM = {
  rsa: sequence(oid('1.2.840.113549.1.1.11'), nothing()),
  ec: sequence(oid('1.2.840.10045.4.3.2')),
};

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** Puts an invisible signature field with an empty place for the signature into a document being written. */
export function reserveSignature(doc: PDFKit.PDFDocument, signedAt: Date): void {
  const signature = doc.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, BLANK, BLANK, BLANK],
    Contents: Buffer.alloc(SLOT),
    M: signedAt,
  });
  const field = doc.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    V: signature,
    // An object String is written as text, a plain one as a name.
    T: new String('Signature1'),
    F: 132,
    P: doc.page.dictionary,
  });
  for (const part of [signature, field]) part.end(undefined);
  doc.page.annotations.push(field);
  doc.initForm();
  const form = doc._root.data.AcroForm.data;
  form.Fields.push(field);
  form.SigFlags = 3;
  // A reader asked to draw fields anew would change the signed document.
  delete form.NeedAppearances;
}

/**
 * The document with its reserved place filled: PAdES baseline B (ETSI EN 319 142-1), everything but that place signed.
 * Throws when the document has no reserved place or the signature does not fit in it.
 */
export async function signDocument(pdf: Buffer, signer: DocSigner): Promise<Buffer> {
  const range = pdf.indexOf(BLANK_RANGE);
  const start = pdf.indexOf(`<${'0'.repeat(SLOT * 2)}>`, range);
  if (range < 0 || start < 0) throw new Error('signature: no place reserved in the document');
  const end = start + SLOT * 2 + 2;
  const signed = Buffer.from(pdf);
  signed.write(`[0 ${start} ${end} ${pdf.length - end}]`.padEnd(BLANK_RANGE.length), range, 'latin1');
  const cms = await detachedSignature(sha256(signed.subarray(0, start), signed.subarray(end)), signer);
  if (cms.length > SLOT) throw new Error(`signature: ${cms.length} bytes do not fit the place of ${SLOT}`);
  signed.write(cms.toString('hex'), start + 1, 'latin1');
  return signed;
}

/** A CMS SignedData (RFC 5652) over a document with this digest, without the document and without a signing time. */
async function detachedSignature(digest: Buffer, signer: DocSigner): Promise<Buffer> {
  const attribute = (type: Buffer, value: Buffer) => sequence(type, set(value));
  const signingCertificate = sequence(sequence(sequence(octets(sha256(signer.certificate)))));
  const attributes = set(
    attribute(CONTENT_TYPE, DATA),
    attribute(MESSAGE_DIGEST, octets(digest)),
    attribute(SIGNING_CERTIFICATE_V2, signingCertificate),
  );
  const signerInfo = sequence(
    integer(Buffer.of(1)),
    issuerAndSerial(signer.certificate),
    SHA256,
    // Signed as the SET it is, sent under the tag [0] (RFC 5652 §5.4).
    tagged(0, ...children(attributes)),
    SIGNATURE_ALGORITHM[signer.algorithm],
    octets(await signer.sign(attributes)),
  );
  const signedData = sequence(
    integer(Buffer.of(1)),
    set(SHA256),
    sequence(DATA),
    tagged(0, signer.certificate, ...signer.chain),
    der(0x31, signerInfo),
  );
  return sequence(SIGNED_DATA, tagged(0, signedData));
}

/** How CMS names a certificate: its issuer and serial number, taken from the certificate as they stand. */
function issuerAndSerial(certificate: Buffer): Buffer {
  const [body = Buffer.alloc(0)] = children(certificate);
  const [first = body, ...rest] = children(body);
  const [serial = first, , issuer = first] = first[0] === 0xa0 ? rest : [first, ...rest];
  return sequence(issuer, serial);
}
