import { z } from 'zod';
import { parseNumber } from './number';

const line = (max: number) => z.string().trim().min(1).max(max).normalize('NFC');

/**
 * Everything a certificate says, as printed (R-051, R-053: 培训并考核合格方可发证；载明证书编号与发证机构).
 * Frozen when issued; a later layout may draw an old version again but never changes it.
 * Dates are ISO calendar days. `host` is the domain readers are told to trust.
 */
export const CertificateFacts = z
  .strictObject({
    version: z.literal(1),
    number: z.string().refine((text) => parseNumber(text) !== null, '证书编号校验不通过'),
    code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/),
    name: line(40),
    nameLatin: line(80).optional(),
    idTail: z.string().regex(/^[0-9A-Z]{4}$/),
    enterprise: line(100),
    cityCode: z.string().regex(/^\d{4}$/),
    trainingFrom: z.iso.date(),
    trainingTo: z.iso.date(),
    hours: z.number().positive().max(999),
    trainingBody: line(60),
    certifyingBody: line(60),
    issuedOn: z.iso.date(),
    expiresOn: z.iso.date().nullable(),
    token: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{100,200}$/),
    verifyUrl: z.url({ protocol: /^https?$/ }),
    host: z.string().min(1).max(80),
    demo: z.boolean(),
  })
  .refine((facts) => facts.trainingFrom <= facts.trainingTo, '培训结束早于开始')
  .refine((facts) => facts.expiresOn === null || facts.expiresOn > facts.issuedOn, '有效期早于发证日期')
  .refine((facts) => parseNumber(facts.number)?.cityCode === facts.cityCode, '编号与地市不符')
  .refine((facts) => facts.verifyUrl.endsWith(`/${facts.token}`), '查验网址与令牌不符');

export type CertificateFacts = z.infer<typeof CertificateFacts>;
