import type { Ctx } from '~/domain/context'
import { createUser } from '~/domain/identity/create-user.server'
import type { Issue } from '../accounts'
import { type Member, makeBureau, makeMember, makeOrganization } from '../factory/filing'

export interface Organizations {
  province: Member
  /** By four-digit city code. */
  cities: Record<'4401' | '4403' | '4404' | '4406' | '4408' | '4419', Member>
  training: Member
  trainingGuangzhou: Member
  certifying: Member
}

const cityReviewers = [
  ['4401', '广州市', '冼佩仪'],
  ['4403', '深圳市', '关智勇'],
  ['4404', '珠海市', '容海晴'],
  ['4406', '佛山市', '区婉仪'],
  ['4408', '湛江市', '莫土生'],
  ['4419', '东莞市', '黎惠珍'],
] as const

/** The bureaus, the training bodies and the certifying body, with one signed-in member each. */
export async function makeOrganizations(ctx: Ctx, issue: Issue): Promise<Organizations> {
  const cities: Partial<Organizations['cities']> = {}
  for (const [cityCode, city, person] of cityReviewers) {
    const pinyin = { 4401: 'guangzhou', 4403: 'shenzhen', 4404: 'zhuhai', 4406: 'foshan', 4408: 'zhanjiang', 4419: 'dongguan' }[cityCode]
    const account = await issue({ role: `${city.slice(0, -1)}市局`, name: `${person}，${city}市场监管局`, username: `shiju-${pinyin}`, note: cityCode === '4406' ? '备案核查、继续教育核查、师资形式审查：队列里都有件' : '只看得到本市的件' })
    cities[cityCode] = await makeBureau(ctx, { kind: 'city', cityCode, person, ...account })
  }
  const province = await makeBureau(ctx, { kind: 'province', person: '卓远航', ...(await issue({ role: '省局', name: '卓远航，广东省市场监管局', username: 'shengju', note: '登记备案、公布人才库、聘任师资、处置证书' })) })
  const training = await makeOrganization(ctx, { kind: 'training_body', name: '岭海质量培训中心', person: '劳思敏', ...(await issue({ role: '培训机构', name: '劳思敏，岭海质量培训中心', username: 'peixun-linghai', note: '一个班正在学，一个班在报名，有待录取的学员' })) })
  const trainingGuangzhou = await makeOrganization(ctx, { kind: 'training_body', name: '南粤质量学院', person: '骆家明', ...(await issue({ role: '培训机构', name: '骆家明，南粤质量学院', username: 'peixun-nanyue', note: '另一家受委托机构，只看得到自己的班' })) })
  const certifying = await makeOrganization(ctx, { kind: 'certifying_body', name: '粤衡质量研究院', person: '晏知行', ...(await issue({ role: '考核发证机构', name: '晏知行，粤衡质量研究院', username: 'fazheng', note: '一场正在考，一场待发布成绩' })) })
  // Nobody judges a question of their own: the body has a second expert.
  await makeMember(ctx, certifying.organizationId, 'certifying_body', { person: '庄明理', ...(await issue({ role: '考核发证机构', name: '庄明理，粤衡质量研究院', username: 'fazheng-zhuang', note: '审题专家：题库里有待审核的题' })) })
  await makeMember(ctx, province.organizationId, 'auditor', { person: '简正明', ...(await issue({ role: '审计员', name: '简正明', username: 'shenji', note: '查审计链' })) })
  const admin = await issue({ role: '系统管理员', name: '盘志新', username: 'guanli', note: '看待发消息和审计链' })
  await ctx.db.transact(tx => createUser(ctx, tx, { ...admin, name: '盘志新', grants: [{ role: 'system_admin', organizationId: null, cityCode: null }] }))
  return { province, cities: cities as Organizations['cities'], training, trainingGuangzhou, certifying }
}
