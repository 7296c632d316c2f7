import { describe, expect, test } from 'vitest';
import { sampleFacts } from '../test/golden/sample';
import { CertificateFacts } from './facts';
import type { TextItem } from './drawing';
import { fontSet } from './fonts.server';
import { layoutCertificate } from './layout';
import { PAGE, SEAL } from './ornament';
import { qrMatrix, qrSvg } from './qr';
import { chineseDay, englishPeriod } from './wording';

const { measure } = fontSet([]);
const texts = (change: Partial<CertificateFacts> = {}) =>
  layoutCertificate(sampleFacts(change), measure).filter((item): item is TextItem => item.kind === 'text');
const right = ({ x, text, bold, size, spacing }: TextItem) =>
  x + measure(text, bold) * size + spacing * ([...text].length - 1);
const WORDS = [
  '陈䶮',
  '同志（身份证件号末四位 123X）',
  '于 2026 年 10 月 12 日至 2026 年 12 月 5 日参加广东省企业首席质量官岗位能力培训',
  '完成规定的 32 学时，考核合格，特发此证。',
  'This is to certify that CHEN Yan',
  'GDCQO-4406-2026-000217-C',
  '佛山市澄泥智能装备有限公司',
  '岭海质量培训中心',
  '7PXT-2XAX-9S9T-RKWC',
  '粤衡质量研究院',
  '2026 年 12 月 18 日',
  '认准域名 cqo.gd.example',
];
const LONG = {
  name: '阿卜杜热合曼·阿卜杜热西提江·买买提依明·阿卜杜热合曼·阿卜杜热西提江·买买',
  enterprise: '广东省粤港澳大湾区新能源汽车动力电池与储能系统集成装备制造产业集团有限责任公司佛山市南海区狮山镇第一分公司',
  trainingBody: '广东省首席质量官与质量管理人才岗位能力提升联合培训中心（佛山、东莞、中山片区）',
  certifyingBody: '广东省质量技术监督与市场主体能力评价研究院考核发证中心',
  nameLatin: 'ABUDUREHEMAN Abudurexitijiang Maimaitiyiming of the Long Names',
  expiresOn: '2029-12-17',
};

describe('the facts', () => {
  test('that hold together are taken as they are', () => {
    expect(CertificateFacts.parse(sampleFacts())).toEqual(sampleFacts());
  });

  test.each([
    ['an unknown field', { phone: '13800138000' }],
    ['a full identity number', { idTail: '44010119900307123X' }],
    ['a wrong check character', { number: 'GDCQO-4406-2026-000217-D' }],
    ['a number of another city', { cityCode: '4401' }],
    ['training that ends before it begins', { trainingTo: '2026-10-11' }],
    ['an expiry on the day of issue', { expiresOn: '2026-12-18' }],
    ['a link to another token', { verifyUrl: 'https://cqo.gd.example/v/0' }],
    ['a version of the future', { version: 2 }],
    ['a day that does not exist', { issuedOn: '2026-02-30' }],
  ])('with %s are refused', (_, change) => {
    expect(CertificateFacts.safeParse({ ...sampleFacts(), ...change }).success).toBe(false);
  });
});

describe('the words', () => {
  test('name the holder, the end of the identity number, period, hours, bodies, number and code', () => {
    const all = texts().map((item) => item.text).join('\n');
    for (const part of WORDS) expect(all).toContain(part);
    expect(all).not.toContain('有效期至');
    expect(all).not.toContain('无效力');
  });

  test('say until when, where there is an end', () => {
    const said = texts({ expiresOn: '2029-12-17' }).map((item) => item.text);
    expect(said).toEqual(expect.arrayContaining(['有效期至', '2029 年 12 月 17 日']));
  });

  test('of a demonstration say that it has no force', () => {
    expect(texts({ demo: true }).map((item) => item.text)).toContain('演示环境，无效力');
  });

  test('give a day in Chinese and a period in English', () => {
    expect(chineseDay('2026-02-09')).toBe('2026 年 2 月 9 日');
    expect(englishPeriod('2026-10-12', '2026-12-05')).toBe('from 12 October to 5 December 2026');
    expect(englishPeriod('2025-12-30', '2026-01-08')).toBe('from 30 December 2025 to 8 January 2026');
    expect(englishPeriod('2026-01-08', '2026-01-08')).toBe('on 8 January 2026');
  });
});

describe.each([['ordinary', {}], ['very long', LONG]])('a layout of %s facts', (_, change) => {
  const all = texts(change);

  test('keeps every line inside the frame', () => {
    for (const item of all) {
      expect(item.x).toBeGreaterThan(20);
      expect(right(item)).toBeLessThan(PAGE.width - 20);
      expect(item.size).toBeGreaterThan(2);
    }
  });

  test('lays no two lines over each other', () => {
    for (const [i, a] of all.entries()) {
      for (const b of all.slice(i + 1)) {
        const apart = right(a) < b.x || right(b) < a.x || Math.abs(a.y - b.y) >= Math.min(a.size, b.size) * 0.95;
        expect(apart, `${a.text} / ${b.text}`).toBe(true);
      }
    }
  });

  test('keeps the table clear of the seal', () => {
    const rows = all.filter((item) => item.y > 145 && item.y < 173 && item.x < SEAL.x - SEAL.radius);
    for (const item of rows) expect(right(item)).toBeLessThan(SEAL.x - SEAL.radius);
  });

  test('is the same each time', () => {
    const facts = sampleFacts(change);
    expect(layoutCertificate(facts, measure)).toEqual(layoutCertificate(facts, measure));
  });
});

describe('the QR code', () => {
  test('of a certificate is version 7 or 8, so that its modules stay above half a millimetre', () => {
    for (const change of [{}, LONG]) expect(qrMatrix(sampleFacts(change).verifyUrl).size).toBeLessThanOrEqual(49);
  });

  test('for a page has four light modules around it', () => {
    const { path, viewBox } = qrSvg('https://cqo.gd.example/v');
    const { size } = qrMatrix('https://cqo.gd.example/v');
    expect(viewBox).toBe(`-4 -4 ${size + 8} ${size + 8}`);
    expect(path).toMatch(/^M 0 0 L 7 0 L 7 1 L 0 1 Z /);
  });
});
