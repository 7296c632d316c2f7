import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeBase32, encodeBase32 } from './base32';
import { formatNumber, newCode } from './number';
import { checkToken, createKeyRing, isTokenName, newSigningKey, openKeyRing, signToken } from './sign.server';
import { decodeToken, encodeToken } from './token';

const ring = createKeyRing([newSigningKey(7)]);
const facts = {
  number: formatNumber({ cityCode: '4406', year: 2026, serial: 217 }),
  code: newCode(Uint8Array.from({ length: 10 }, (_, i) => i * 23)),
  name: '陈䶮',
  issuedOn: '2026-12-18',
  expiresOn: null,
};

const same = (bytes: Uint8Array) => Buffer.from(bytes).equals(decodeBase32(encodeBase32(bytes)) ?? Buffer.from('none'));

describe('Base32', () => {
  test('gives every byte string back', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), same));
  });

  test('knows one spelling only', () => {
    expect(decodeBase32('00')).toEqual(Uint8Array.of(0));
    for (const text of ['0', '01', '0O', 'aa', '000']) expect(decodeBase32(text)).toBeNull();
  });
});

describe('a token', () => {
  test('carries what the certificate says and is short enough for a small QR code', () => {
    const token = signToken({ ...facts, expiresOn: '2029-12-17' }, ring);
    expect(checkToken(token, ring)).toEqual({
      cityCode: '4406',
      year: 2026,
      serial: 217,
      code: facts.code,
      issuedOn: facts.issuedOn,
      expiresOn: '2029-12-17',
      name: { text: facts.name },
    });
    expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{149}$/);
  });

  test('with any single character changed is worth nothing', () => {
    const token = signToken(facts, ring);
    for (let at = 0; at < token.length; at++) {
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (other === token[at]) continue;
        expect(checkToken(token.slice(0, at) + other + token.slice(at + 1), ring)).toBeNull();
      }
    }
  });

  test('cut short, lengthened or in lower case is worth nothing', () => {
    const token = signToken(facts, ring);
    for (const text of ['', token.slice(1), token.slice(0, -1), `${token}0`, `0${token}`, token.toLowerCase(), 'Z'.repeat(149)]) {
      expect(checkToken(text, ring)).toBeNull();
    }
  });

  test('of another key with the same number is worth nothing', () => {
    expect(checkToken(signToken(facts, createKeyRing([newSigningKey(7)])), ring)).toBeNull();
  });

  test('holds a long name as a hash that only that name matches', () => {
    const name = '阿卜杜热合曼·阿卜杜热西提江';
    const fields = checkToken(signToken({ ...facts, name }, ring), ring);
    expect(fields?.name).toHaveProperty('hash');
    expect(fields && isTokenName(name, fields.name)).toBe(true);
    expect(fields && isTokenName('阿卜杜热合曼·阿卜杜热西提', fields.name)).toBe(false);
  });

  test('does not take a short name for a hash of the same length', () => {
    const fields = checkToken(signToken({ ...facts, name: '欧阳其质' }, ring), ring);
    expect(fields?.name).toEqual({ text: '欧阳其质' });
    expect(fields && isTokenName('欧阳其貭', fields.name)).toBe(false);
  });

  test('is refused when a field does not fit', () => {
    const days = { issuedOn: '2026-12-18', expiresOn: null };
    const fields = { code: facts.code, cityCode: '4406', year: 2026, serial: 1, name: { text: '陈' }, ...days };
    const wrong = [{ code: 'ABC' }, { year: 1999 }, { serial: 2 ** 24 }, { issuedOn: 'soon' }, { name: { text: '长'.repeat(9) } }];
    for (const change of wrong) {
      expect(() => encodeToken({ ...fields, ...change }, ring)).toThrow(RangeError);
    }
    expect(() => signToken({ ...facts, number: 'GDCQO-4406-2026-000217-D' }, ring)).toThrow(RangeError);
  });

  test('can be checked by anybody from the published key', () => {
    const read = decodeToken(signToken(facts, ring));
    const published = ring.publicKeys().find(({ kid }) => kid === read?.kid);
    expect(published?.jwk).not.toHaveProperty('d');
    const key = createPublicKey({ key: published?.jwk ?? {}, format: 'jwk' });
    expect(read && verify(null, read.message, key, read.signature)).toBe(true);
  });
});

describe('a key ring', () => {
  const made: string[] = [];
  const directory = () => {
    const path = mkdtempSync(join(tmpdir(), 'keys-'));
    made.push(path);
    return path;
  };
  afterEach(() => made.splice(0).forEach((path) => rmSync(path, { recursive: true })));

  test('is made at first use, for the owner alone, and is the same at the next', () => {
    const path = join(directory(), 'keys');
    const token = signToken(facts, openKeyRing(path, { create: true }));
    expect(statSync(join(path, 'token-1.pem')).mode & 0o777).toBe(0o600);
    expect(checkToken(token, openKeyRing(path, { create: false }))).not.toBeNull();
  });

  test('is not made behind the operator’s back', () => {
    expect(() => openKeyRing(directory(), { create: false })).toThrow(/key/);
  });

  test('signs with the newest key and keeps checking what retired keys signed', () => {
    const path = directory();
    const old = openKeyRing(path, { create: true });
    const token = signToken(facts, old);
    const publicPem = createPublicKey(readFileSync(join(path, 'token-1.pem'))).export({ format: 'pem', type: 'spki' });
    rmSync(join(path, 'token-1.pem'));
    writeFileSync(join(path, 'token-1.pub.pem'), publicPem);
    expect(() => openKeyRing(path, { create: true })).toThrow(/private/);
    writeFileSync(join(path, 'token-2.pem'), newSigningKey(2).privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const now = openKeyRing(path, { create: false });
    expect(now.kid).toBe(2);
    expect(checkToken(token, now)?.serial).toBe(217);
    expect(decodeToken(signToken(facts, now))?.kid).toBe(2);
  });

  test('refuses two keys of one number', () => {
    expect(() => createKeyRing([newSigningKey(1), newSigningKey(1)])).toThrow(/twice/);
  });
});
