import { decodeBase32, encodeBase32 } from './base32';

/** Bytes: version 1, kid 1, code 10, region 3, year 1, serial 3, issued 2, expires 2, name 1–24, signature 64. */
const FIXED = 23;
const SIGNATURE = 64;
const VERSION = 1;
/** Set in the version byte when the name did not fit and twelve bytes of its SHA-256 stand for it. */
const HASHED = 0x80;
const NAME_MAX = 24;
const NAME_HASH = 12;
const EPOCH = Date.UTC(2000, 0, 1);
const DAY = 86_400_000;

/** The holder's name in a token: itself, or (longer than 24 UTF-8 bytes) twelve bytes of its SHA-256. */
export type TokenName = { text: string } | { hash: Uint8Array };

/** What the QR code carries, readable and provable without asking the server. Dates are ISO days. */
export interface TokenFields {
  code: string;
  cityCode: string;
  year: number;
  serial: number;
  issuedOn: string;
  expiresOn: string | null;
  name: TokenName;
}

/** Signs with one key, whose number is written into the token. */
export interface TokenSigner {
  kid: number;
  sign(message: Uint8Array): Uint8Array;
}

/** True when the key `kid` is known and made this signature. */
export type TokenVerifier = (kid: number, message: Uint8Array, signature: Uint8Array) => boolean;

/** A token taken apart, its signature not yet checked. */
export interface ReadToken {
  kid: number;
  fields: TokenFields;
  message: Uint8Array;
  signature: Uint8Array;
}

/** Whole days since 2000-01-01; 0 is kept for "none". */
const dayNumber = (iso: string) => Math.round((Date.parse(iso) - EPOCH) / DAY);
const isoDay = (day: number) => new Date(EPOCH + day * DAY).toISOString().slice(0, 10);

/** True when a name is too long to stand in a token itself. */
export function needsHash(name: string): boolean {
  return new TextEncoder().encode(name).length > NAME_MAX;
}

/** The signed part. Throws RangeError where a field does not fit its bytes. */
function encodeFields(fields: TokenFields, kid: number): Uint8Array {
  const hashed = 'hash' in fields.name;
  const name = 'hash' in fields.name ? fields.name.hash : new TextEncoder().encode(fields.name.text);
  const code = decodeBase32(fields.code);
  if (code?.length !== 10) throw new RangeError('token: code');
  if (hashed ? name.length !== NAME_HASH : name.length < 1 || name.length > NAME_MAX) throw new RangeError('token: name');
  const bytes = new Uint8Array(FIXED + name.length);
  let at = 0;
  const put = (value: number, size: number) => {
    if (!Number.isInteger(value) || value < 0 || value >= 256 ** size) throw new RangeError('token: field out of range');
    for (let shift = size - 1; shift >= 0; shift--) bytes[at++] = Math.floor(value / 256 ** shift) % 256;
  };
  put(hashed ? VERSION | HASHED : VERSION, 1);
  put(kid, 1);
  for (const byte of code) put(byte, 1);
  put(Number(fields.cityCode), 3);
  put(fields.year - 2000, 1);
  put(fields.serial, 3);
  put(dayNumber(fields.issuedOn), 2);
  put(fields.expiresOn === null ? 0 : dayNumber(fields.expiresOn), 2);
  bytes.set(name, at);
  return bytes;
}

/** The token for these fields: 141 to 178 capital letters and digits. Throws RangeError on a field that does not fit. */
export function encodeToken(fields: TokenFields, signer: TokenSigner): string {
  const message = encodeFields(fields, signer.kid);
  const signature = signer.sign(message);
  if (signature.length !== SIGNATURE) throw new RangeError('token: signature length');
  const bytes = new Uint8Array(message.length + SIGNATURE);
  bytes.set(message);
  bytes.set(signature, message.length);
  return encodeBase32(bytes);
}

/** Takes a token apart; null when it is not one. The result is a claim until its signature is checked. */
export function decodeToken(token: string): ReadToken | null {
  const bytes = decodeBase32(token);
  if (!bytes) return null;
  const end = bytes.length - SIGNATURE;
  const message = bytes.slice(0, end);
  const [version = 0, kid = 0] = message;
  const hashed = version === (VERSION | HASHED);
  const nameLength = end - FIXED;
  if (!hashed && version !== VERSION) return null;
  if (hashed ? nameLength !== NAME_HASH : nameLength < 1 || nameLength > NAME_MAX) return null;
  const take = (at: number, size: number) => message.slice(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
  const name = message.slice(FIXED);
  const expires = take(21, 2);
  const fields: TokenFields = {
    code: encodeBase32(message.slice(2, 12)),
    cityCode: String(take(12, 3)).padStart(4, '0'),
    year: 2000 + take(15, 1),
    serial: take(16, 3),
    issuedOn: isoDay(take(19, 2)),
    expiresOn: expires === 0 ? null : isoDay(expires),
    name: hashed ? { hash: name } : { text: new TextDecoder().decode(name) },
  };
  return { kid, fields, message, signature: bytes.slice(end) };
}

/** The fields of a token whose signature holds, else null. Says nothing about suspension or revocation. */
export function verifyToken(token: string, verify: TokenVerifier): TokenFields | null {
  const read = decodeToken(token);
  return read && verify(read.kid, read.message, read.signature) ? read.fields : null;
}
