import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEVELOPMENT_NAME, pemSigner, selfSignedSigner, type DocSigner } from '../../certificates/document-signer.server';
import { signDocument } from '../../certificates/pades.server';
import { renderCertificate } from '../../certificates/render.server';
import { sampleFacts } from './sample';

const createdAt = new Date('2026-12-18T02:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'signature-'));
afterAll(() => rmSync(folder, { recursive: true }));

const openssl = spawnSync('openssl', ['version']).status === 0;
let signer: DocSigner;
let pdf: Buffer;
beforeAll(async () => {
  signer = selfSignedSigner(join(folder, 'keys'), createdAt);
  pdf = (await renderCertificate(sampleFacts(), { createdAt, signer })).pdf;
});

function pdfsig(bytes: Buffer): string {
  const path = join(folder, 'signed.pdf');
  writeFileSync(path, bytes);
  return spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout;
}

/** The signed bytes and the CMS of a document, by its own byte range. */
function taken(bytes: Buffer): { message: Buffer; cms: Buffer } {
  const [, start = 0, end = 0, rest = 0] = /ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(bytes.toString('latin1'))?.map(Number) ?? [];
  const padded = Buffer.from(bytes.subarray(start + 1, end - 1).toString('latin1'), 'hex');
  const cms = padded.subarray(0, padded.readUInt16BE(2) + 4);
  return { message: Buffer.concat([bytes.subarray(0, start), bytes.subarray(end, end + rest)]), cms };
}

describe('a signed certificate', () => {
  test('is found whole and its signature valid by a reader', () => {
    const report = pdfsig(pdf);
    expect(report).toContain('Signature Validation: Signature is Valid.');
    expect(report).toContain('Total document signed');
    expect(report).toContain('ETSI.CAdES.detached');
    expect(report).toContain(DEVELOPMENT_NAME);
  });

  test('shows any change made to it afterwards', () => {
    for (const at of [pdf.indexOf('/Title'), 2000, pdf.length - 10]) {
      const changed = Buffer.from(pdf);
      changed.writeUInt8(changed.readUInt8(at + 8) ^ 1, at + 8);
      expect(pdfsig(changed)).not.toContain('Signature is Valid');
    }
  });

  test.runIf(openssl)('verifies with a second implementation and names its certificate but no time of its own', () => {
    const { message, cms } = taken(pdf);
    const saved = (name: string, content: Buffer | string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const [cmsFile, messageFile] = [saved('cms.der', cms), saved('message.bin', message)];
    const certificate = saved('ca.pem', new X509Certificate(signer.certificate).toString());
    const files = ['-inform', 'DER', '-in', cmsFile];
    const trust = ['-CAfile', certificate, '-purpose', 'any', '-attime', String(createdAt.getTime() / 1000 + 60)];
    const verify = ['cms', '-verify', '-binary', ...files, '-content', messageFile, ...trust, '-out', join(folder, 'out')];
    expect(spawnSync('openssl', verify, { encoding: 'utf8' }).stderr).toContain('successful');
    const printed = execFileSync('openssl', ['cms', '-cmsout', '-print', '-noout', ...files], { encoding: 'utf8' });
    expect(printed).toContain('signingCertificateV2');
    expect(printed).not.toContain('signingTime');
  });

  test('is the same to the byte when made again', async () => {
    expect((await renderCertificate(sampleFacts(), { createdAt, signer })).pdf.equals(pdf)).toBe(true);
  });
});

describe('a document signer', () => {
  test('made for development says so and keeps its key to its owner', () => {
    const { subject } = new X509Certificate(signer.certificate);
    expect(subject).toContain(DEVELOPMENT_NAME);
    expect(signer.selfSigned).toBe(true);
    expect(statSync(join(folder, 'keys', 'document-key.pem')).mode & 0o777).toBe(0o600);
  });

  test('is the same at the next start', () => {
    expect(selfSignedSigner(join(folder, 'keys'), new Date()).certificate.equals(signer.certificate)).toBe(true);
  });

  test('refuses a key that is not the certificate’s', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(() => pemSigner(key, new X509Certificate(signer.certificate).toString())).toThrow(/own/);
  });

  test('whose signature is too long for its place is refused, not cut', async () => {
    const long: DocSigner = { ...signer, chain: Array.from({ length: 12 }, () => signer.certificate) };
    await expect(renderCertificate(sampleFacts(), { createdAt, signer: long })).rejects.toThrow(/fit/);
  });

  test('does not touch a document without a place for it', async () => {
    const { pdf: plain } = await renderCertificate(sampleFacts(), { createdAt });
    await expect(signDocument(plain, signer)).rejects.toThrow(/reserved/);
  });
});
