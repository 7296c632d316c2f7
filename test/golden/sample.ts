import { createPrivateKey, createPublicKey } from 'node:crypto';
import { newCode } from '../../certificates/number';
import type { CertificateFacts } from '../../certificates/facts';
import { createKeyRing, signToken, type KeyRing } from '../../certificates/sign.server';

/** An Ed25519 key everybody knows (PKCS #8 around 32 equal bytes), so that samples are the same each time. */
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]),
  format: 'der',
  type: 'pkcs8',
});

export const sampleRing: KeyRing = createKeyRing([{ kid: 1, privateKey, publicKey: createPublicKey(privateKey) }]);

/** A complete, consistent certificate of invented people; change what the test is about. */
export function sampleFacts(change: Partial<CertificateFacts> = {}): CertificateFacts {
  const code = newCode(Uint8Array.of(61, 187, 161, 117, 93, 78, 83, 172, 79, 140));
  const base = {
    version: 1 as const,
    number: 'GDCQO-4406-2026-000217-C',
    code,
    name: '陈䶮',
    nameLatin: 'CHEN Yan',
    idTail: '123X',
    enterprise: '佛山市澄泥智能装备有限公司',
    cityCode: '4406',
    trainingFrom: '2026-10-12',
    trainingTo: '2026-12-05',
    hours: 32,
    trainingBody: '岭海质量培训中心',
    certifyingBody: '粤衡质量研究院',
    issuedOn: '2026-12-18',
    expiresOn: null,
    host: 'cqo.gd.example',
    demo: false,
    ...change,
  };
  const token = signToken(base, sampleRing);
  return { ...base, token, verifyUrl: `https://${base.host}/v/${token}` };
}
