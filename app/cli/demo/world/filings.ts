import type { Ctx } from '~/domain/context'
import { claimFiling } from '~/domain/filing/claim-filing.server'
import { endFiling } from '~/domain/filing/end-filing.server'
import { rejectFiling } from '~/domain/filing/reject-filing.server'
import { returnFiling } from '~/domain/filing/return-filing.server'
import { DAY } from './time'
import type { Issue } from '../accounts'
import { draftFiling, makeEnterprise, passedFiling, submittedFiling } from '../factory/filing'
import { type World, fileCqo } from './people'

/** Filings in every state the path walks, in several cities and all four sizes. */
export async function makeFilings(ctx: Ctx, world: World, issue: Issue) {
  const { cities } = world.organizations
  const at = (days: number): Ctx => ({ ...ctx, now: ctx.now - days * DAY })
  const quiet = { passwordHash: world.unusedHash }

  const drafting = await makeEnterprise(at(2), {
    name: '深圳市南岭精密五金有限公司', cityCode: '4403', size: 'small', mainProducts: '精密冲压件', person: '文静怡',
    ...(await issue({ role: '企业', name: '文静怡，深圳市南岭精密五金有限公司', username: 'qiye-nanling', note: '备案填到一半，还缺材料' })),
  })
  await draftFiling(at(1), { enterprise: drafting, personName: '麦嘉翀', education: 'college', qualityYears: 4 })

  const returned = await makeEnterprise(at(9), {
    name: '佛山市澄泥智能装备有限公司', cityCode: '4406', size: 'medium', mainProducts: '陶瓷压机、自动化生产线', person: '植敏聪',
    ...(await issue({ role: '企业', name: '植敏聪，佛山市澄泥智能装备有限公司', username: 'qiye-chengni', note: '备案被市局退回补正，照退回原因改' })),
  })
  const sentBack = await submittedFiling(at(8), { enterprise: returned, personName: '陈䶮', position: '副总经理' })
  const asFoshan = { ...at(6), actor: cities['4406'].actor }
  await claimFiling(asFoshan, { filingId: sentBack.filingId })
  await returnFiling(asFoshan, { filingId: sentBack.filingId, reasons: [{ field: 'appointedOn', text: '任命决定上写的是 9 月 1 日，请核对后改成一致' }, { field: 'commitment_letter', text: '承诺书没有本人签名，请签名后重新扫描' }] })

  const waiting = [
    { days: 4, company: '佛山市石湾陶艺科技有限公司', city: '4406', size: 'small', name: '霍犇', products: '建筑陶瓷' },
    { days: 3, company: '佛山市顺昌小家电有限公司', city: '4406', size: 'medium', name: '梁赟', products: '电饭煲、电水壶', qualityYears: 2, relaxReason: '曾任集团检测中心主任五年，主持建立 GB/T 19001 体系并通过认证，熟悉本企业产品的强制性标准。' },
    { days: 1, company: '佛山市三水饮料有限公司', city: '4406', size: 'large', name: '何祎', products: '饮料' },
    { days: 2, company: '深圳市湾区医疗器械股份有限公司', city: '4403', size: 'large', name: '张鋐', products: '监护仪' },
    { days: 1, company: '珠海市横琴电子有限公司', city: '4404', size: 'micro', name: '容晓彤', products: '连接器' },
  ] as const
  for (const { days, company, city, size, name, products, ...rest } of waiting) {
    const enterprise = await makeEnterprise(at(days), { name: company, cityCode: city, size, mainProducts: products, ...quiet })
    await submittedFiling(at(days), { enterprise, personName: name, ...rest })
  }
  const reviewing = await submittedFiling(at(3), { enterprise: await makeEnterprise(at(3), { name: '佛山市高明铝型材有限公司', cityCode: '4406', size: 'large', mainProducts: '铝合金型材', ...quiet }), personName: '谢安澜' })
  await claimFiling({ ...at(1), actor: cities['4406'].actor }, { filingId: reviewing.filingId })

  for (const [company, city, name, size] of [['东莞市松湖智造有限公司', '4419', '叶锦堂', 'medium'], ['广州市番禺珠宝首饰有限公司', '4401', '黎玥', 'small']] as const)
    await passedFiling(at(2), { enterprise: await makeEnterprise(at(4), { name: company, cityCode: city, size, ...quiet }), personName: name, city: cities[city] })

  const refused = await submittedFiling(at(20), { enterprise: await makeEnterprise(at(21), { name: '湛江市粤西水产加工有限公司', cityCode: '4408', size: 'small', mainProducts: '冷冻水产品', ...quiet }), personName: '龙海涛' })
  const asZhanjiang = { ...at(18), actor: cities['4408'].actor }
  await claimFiling(asZhanjiang, { filingId: refused.filingId })
  await rejectFiling(asZhanjiang, { filingId: refused.filingId, ground: '《企业信息公示暂行条例》第十七条', reason: '该企业已被列入严重违法失信名单，尚未移出' })

  const left = await fileCqo(at(120), world, { name: '郑雨桐', company: '湛江市海湾家具有限公司', city: '4408', size: 'micro', products: '实木家具' })
  await endFiling({ ...at(15), actor: left.enterprise.actor }, { filingId: left.filingId, reason: '岗位调整或离职' })
}
