import { createPrivateKey, generateKeyPairSync, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bits, integer, nothing, octets, oid, sequence, set, tagged, text, time, truth } from './der';

/** Who signs documents: a key file here, a hardware module or a signing service elsewhere. */
export interface DocSigner {
  /** The signer's certificate and those above it, DER. */
  certificate: Buffer;
  chain: Buffer[];
  /** `rsa`: PKCS #1 v1.5 with SHA-256. `ec`: ECDSA with SHA-256. */
  algorithm: 'rsa' | 'ec';
  /** Signs these bytes (not their hash). */
  sign(message: Buffer): Promise<Buffer>;
  /** True where no authority vouches for the certificate: the signature shows changes, not who made it. */
  selfSigned: boolean;
}

/** What a development certificate calls itself. */
export const DEVELOPMENT_NAME = '开发自签（不具法律效力）';
const RSA_SHA256 = () => sequence(oid('1.2.840.113549.1.1.11'), nothing());
const TEN_YEARS = 3650 * 86_400_000;

/**
 * A signer from PEM text: a PKCS #8 key (encrypted with `passphrase`, if given) and its certificate, then the chain.
 * Throws when the two do not belong together or the key is neither RSA nor EC.
 */
export function pemSigner(keyPem: string, chainPem: string, passphrase?: string): DocSigner {
  const key = createPrivateKey({ key: keyPem, passphrase });
  const pems = chainPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const [own, ...above] = pems.map((pem) => new X509Certificate(pem));
  if (!own?.checkPrivateKey(key)) throw new Error('document signer: the first certificate is not the key’s own');
  const algorithm = key.asymmetricKeyType;
  if (algorithm !== 'rsa' && algorithm !== 'ec') throw new Error('document signer: RSA or EC keys only');
  return {
    certificate: own.raw,
    chain: above.map((certificate) => certificate.raw),
    algorithm,
    sign: async (message) => sign('sha256', message, key),
    selfSigned: own.verify(own.publicKey),
  };
}

/**
 * The development signer of a data directory, its key and certificate made at first use (0600, valid ten years
 * from `now`). Its name says that it has no legal force; 电子签名法第十三条 asks for a licensed authority's.
 */
export function selfSignedSigner(directory: string, now: Date): DocSigner {
  const [keyFile, certificateFile] = [join(directory, 'document-key.pem'), join(directory, 'document-certificate.pem')];
  if (!existsSync(keyFile)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const certificate = selfSignedCertificate(privateKey, publicKey, now).toString('base64').replace(/(.{64})/g, '$1\n');
    const pem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`;
    writeFileSync(certificateFile, pem, { mode: 0o600 });
    writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  }
  return pemSigner(readFileSync(keyFile, 'utf8'), readFileSync(certificateFile, 'utf8'));
}

function selfSignedCertificate(privateKey: KeyObject, publicKey: KeyObject, now: Date): Buffer {
  const named = (type: string, value: string) => set(sequence(oid(type), text(value)));
  const name = sequence(named('2.5.4.6', 'CN'), named('2.5.4.10', DEVELOPMENT_NAME), named('2.5.4.3', DEVELOPMENT_NAME));
  // Digital signature and content commitment, critical: it signs documents and nothing else.
  const usage = sequence(oid('2.5.29.15'), truth(), octets(bits(Buffer.of(0xc0), 6)));
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const body = sequence(
    tagged(0, integer(Buffer.of(2))),
    integer(serial),
    RSA_SHA256(),
    name,
    sequence(time(now), time(new Date(now.getTime() + TEN_YEARS))),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    tagged(3, sequence(usage)),
  );
  return sequence(body, RSA_SHA256(), bits(sign('sha256', body, privateKey)));
}
