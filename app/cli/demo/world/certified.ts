import { and, eq } from 'drizzle-orm'
import { certificates } from '#db/schema'
import { revokeCertificate } from '~/domain/certificates/revoke-certificate.server'
import { suspendCertificate } from '~/domain/certificates/suspend-certificate.server'
import type { Ctx } from '~/domain/context'
import { listAndPublish } from '../factory/certificates'
import { declaredActivity, makeCertifiedLastYearCe } from '../factory/continuing-education'
import { type Certified, finishedClass } from './learners'
import type { World } from './people'
import { DAY, dateIn, lastYear, morning } from './time'

async function certificateOf(ctx: Ctx, { cqo }: Certified) {
  const [row] = await ctx.db.read.select({ id: certificates.id }).from(certificates).where(and(eq(certificates.personId, cqo.personId)))
  if (!row) throw new Error(`no certificate for ${cqo.actor.name}`)
  return row.id
}

/** Certificates in every state, the talent pool behind them, and a year of continuing education. */
export async function makeCertified(ctx: Ctx, world: World) {
  const { certifying, province, cities } = world.organizations
  const at = (now: number): Ctx => ({ ...ctx, now })
  const since = lastYear(ctx.now)
  const last = await finishedClass(ctx, world, {
    name: `${dateIn(since, 0).slice(0, 4)} 年第 9 期`,
    satAt: since,
    release: true,
    people: [
      { name: '冼志衡', company: '佛山市岭南压铸科技有限公司', city: '4406', size: 'large', products: '铝合金压铸件', share: 0.95, account: { note: '去年持证，今年继续教育 12.0 / 40 学时' } },
      { name: '林婉珊', company: '深圳市前海光学有限公司', city: '4403', size: 'medium', products: '光学镜头', share: 0.9 },
      { name: '许一诺', company: '东莞市长安模具有限公司', city: '4419', size: 'small', products: '注塑模具', share: 0.85, account: { note: '证书已撤销' } },
    ],
  })
  const lastIds: string[] = []
  for (const person of last.sat) lastIds.push(await certificateOf(ctx, person))
  await listAndPublish(at(since + 6 * DAY), { certifier: certifying, province, certificateIds: lastIds })

  const recentAt = morning(ctx.now, -24)
  const recent = await finishedClass(ctx, world, {
    name: `${dateIn(recentAt, 0).slice(0, 4)} 年第 5 期`,
    satAt: recentAt,
    release: true,
    people: [
      { name: '潘昇', company: '广州市白云化妆品有限公司', city: '4401', size: 'medium', products: '护肤品', share: 1, account: { note: '今年持证，已入人才库' } },
      { name: '卢思远', company: '珠海市金湾食品有限公司', city: '4404', size: 'medium', products: '速冻面米制品', share: 0.8, account: { note: '证书暂停使用' } },
      { name: '钟伟强', company: '湛江市霞山纸业有限公司', city: '4408', size: 'small', products: '生活用纸', share: 0.75 },
      { name: '邓国梁', company: '佛山市乐从钢贸有限公司', city: '4406', size: 'small', products: '钢材加工', share: 0.4, account: { note: '没有通过，可以补考' } },
    ],
  })
  const [first, suspended] = recent.sat as [Certified, Certified]
  await listAndPublish(at(recentAt + 5 * DAY), { certifier: certifying, province, certificateIds: [await certificateOf(ctx, first), await certificateOf(ctx, suspended)] })
  await suspendCertificate({ ...at(ctx.now - 3 * DAY), actor: province.actor }, { certificateId: await certificateOf(ctx, suspended), publicReason: '材料核查', internalReason: '群众反映学历材料与学信网不一致，正在核查' })
  await revokeCertificate({ ...at(ctx.now - 40 * DAY), actor: province.actor }, { certificateId: lastIds[2]!, publicReason: '材料不实', internalReason: '经核查，质量工作年限证明系伪造' })

  const holder = last.sat[0]!
  await makeCertifiedLastYearCe(at(ctx.now - 30 * DAY), holder.cqo, cities['4406'])
  await declaredActivity(at(ctx.now - 4 * DAY), holder.cqo, { category: 'CE04', title: '全国首席质量官经验交流会', organizer: '广东省质量协会', tenths: 40 })
  await declaredActivity(at(ctx.now - DAY), last.sat[1]!.cqo, { category: 'CE04', title: '粤港澳大湾区质量创新论坛', organizer: '深圳市质量协会', tenths: 40 })

  await finishedClass(ctx, world, {
    name: `${dateIn(ctx.now, 0).slice(0, 4)} 年第 4 期`,
    satAt: morning(ctx.now, -2),
    release: false,
    people: [
      { name: '罗启正', company: '广州市南沙船用设备有限公司', city: '4401', size: 'large', products: '船用阀门', share: 0.9 },
      { name: '黄梓晴', company: '东莞市石龙电子有限公司', city: '4419', size: 'medium', products: '线路板', share: 0.5 },
    ],
  })
  return { holder }
}
