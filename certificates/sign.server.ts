import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateFacts } from './facts';
import { parseNumber } from './number';
import { encodeToken, needsHash, verifyToken, type TokenFields, type TokenName } from './token';

/** One Ed25519 key pair by number (0–255). A retired key keeps only its public half, for ever. */
export interface SigningKey {
  kid: number;
  publicKey: KeyObject;
  privateKey?: KeyObject;
}

/** The keys a server holds: the highest number with a private half signs, all of them verify. */
export interface KeyRing {
  /** The number of the signing key. */
  kid: number;
  sign(message: Uint8Array): Uint8Array;
  verify(kid: number, message: Uint8Array, signature: Uint8Array): boolean;
  /** Public keys for publication and for verifiers without a server. */
  publicKeys(): { kid: number; alg: 'EdDSA'; jwk: JsonWebKey }[];
}

/** A fresh key pair with this number. */
export function newSigningKey(kid: number): Required<SigningKey> {
  return { kid, ...generateKeyPairSync('ed25519') };
}

/** Throws when no key has a private half, a number is used twice, or a key is not Ed25519. */
export function createKeyRing(keys: SigningKey[]): KeyRing {
  const byKid = new Map(keys.map((key) => [key.kid, key]));
  if (byKid.size !== keys.length) throw new Error('key ring: a key number is used twice');
  if (keys.some((key) => key.publicKey.asymmetricKeyType !== 'ed25519')) throw new Error('key ring: Ed25519 keys only');
  const [current] = keys.filter((key) => key.privateKey).sort((a, b) => b.kid - a.kid);
  if (!current?.privateKey) throw new Error('key ring: no private key to sign with');
  const { kid, privateKey } = current;
  return {
    kid,
    sign: (message) => sign(null, message, privateKey),
    verify: (id, message, signature) => {
      const key = byKid.get(id);
      return key ? verify(null, message, key.publicKey, signature) : false;
    },
    publicKeys: () => keys.map((key) => ({ kid: key.kid, alg: 'EdDSA', jwk: key.publicKey.export({ format: 'jwk' }) })),
  };
}

/**
 * The ring kept in a directory: `token-<kid>.pem` (PKCS#8, 0600) and, for retired keys, `token-<kid>.pub.pem`.
 * With `create`, an empty directory gets key 1; without it, an empty directory is an error.
 */
export function openKeyRing(directory: string, options: { create: boolean }): KeyRing {
  if (options.create) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const files = readdirSync(directory).filter((file) => /^token-\d{1,3}(\.pub)?\.pem$/.test(file));
  if (files.length > 0) return createKeyRing(mergeHalves(files.map((file) => readKey(directory, file))));
  if (!options.create) throw new Error('key ring: no token-<kid>.pem in the key directory');
  const key = newSigningKey(1);
  const pem = key.privateKey.export({ format: 'pem', type: 'pkcs8' });
  writeFileSync(join(directory, 'token-1.pem'), pem, { mode: 0o600, flag: 'wx' });
  return createKeyRing([key]);
}

function readKey(directory: string, file: string): SigningKey {
  const pem = readFileSync(join(directory, file));
  const kid = Number(file.split(/[-.]/)[1]);
  if (file.endsWith('.pub.pem')) return { kid, publicKey: createPublicKey(pem) };
  return { kid, publicKey: createPublicKey(pem), privateKey: createPrivateKey(pem) };
}

/** A key whose two halves both lie in the directory is one key. */
function mergeHalves(keys: SigningKey[]): SigningKey[] {
  return keys.filter((key) => key.privateKey || !keys.some((other) => other.kid === key.kid && other.privateKey));
}

/** How a name stands in a token. */
export function tokenName(name: string): TokenName {
  const text = name.normalize('NFC');
  if (!needsHash(text)) return { text };
  return { hash: createHash('sha256').update(text, 'utf8').digest().subarray(0, 12) };
}

/** True when a token's name is this name. */
export function isTokenName(name: string, inToken: TokenName): boolean {
  const own = tokenName(name);
  if ('text' in inToken) return 'text' in own && own.text === inToken.text;
  return 'hash' in own && Buffer.from(inToken.hash).equals(own.hash);
}

/** The signed token of a certificate. Throws RangeError when its number is not well formed. */
export function signToken(
  facts: Pick<CertificateFacts, 'number' | 'code' | 'name' | 'issuedOn' | 'expiresOn'>,
  ring: KeyRing,
): string {
  const number = parseNumber(facts.number);
  if (!number) throw new RangeError('token: certificate number');
  const { code, issuedOn, expiresOn } = facts;
  return encodeToken({ ...number, code, issuedOn, expiresOn, name: tokenName(facts.name) }, ring);
}

/** The fields of a token signed by a key of this ring, else null. */
export function checkToken(token: string, ring: KeyRing): TokenFields | null {
  return verifyToken(token, (kid, message, signature) => ring.verify(kid, message, signature));
}
