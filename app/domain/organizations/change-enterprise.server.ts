import { eq } from 'drizzle-orm'
import { enterprises, organizations } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiYear } from '../clock'
import { type Ctx, grantOf } from '../context'
import { pinyinKey } from '../pinyin.server'
import { refuse } from '../refusal'
import { type EnterpriseFacts, enterpriseProblems, judgeSize } from './enterprise-facts'
import { regionProblems } from './regions.server'
import { enterpriseRow } from './register-enterprise.server'

/**
 * The enterprise brings its own facts up to date; the code stays. A filing under review keeps what was frozen
 * when it was submitted. Refuses with `organizations.invalid` and a message at each field.
 */
export async function changeEnterprise(ctx: Ctx, facts: EnterpriseFacts): Promise<void> {
  const id = grantOf(ctx.actor, 'enterprise_admin')?.organizationId ?? refuse('http.forbidden')
  const size = judgeSize(facts)
  const problems = { ...enterpriseProblems(facts, shanghaiYear(ctx.now)), ...regionProblems(facts.cityCode, facts.districtCode), ...size.problems }
  if (!size.size || Object.keys(problems).length > 0) return refuse('organizations.invalid', {}, problems)
  const name = facts.name.trim()
  const { size: sizeClass } = size
  await ctx.db.transact(async tx => {
    await tx.update(organizations).set({ name, namePinyin: pinyinKey(name), cityCode: facts.cityCode, districtCode: facts.districtCode, address: facts.address.trim(), updatedAt: ctx.now }).where(eq(organizations.id, id))
    await tx.update(enterprises).set({ sizeClass, ...enterpriseRow(facts) }).where(eq(enterprises.organizationId, id))
    record(ctx, tx, { type: 'organization.changed', entityId: id, data: { sizeClass, cityCode: facts.cityCode } })
  })
}
