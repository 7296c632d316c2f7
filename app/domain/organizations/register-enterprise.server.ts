import type { Tx } from '#db/client.server'
import { enterprises } from '#db/schema'
import { shanghaiYear } from '../clock'
import type { Ctx } from '../context'
import { createUser } from '../identity/create-user.server'
import { normalizeEmail } from '../identity/email'
import { hashPassword } from '../identity/hash-password.server'
import { passwordProblem } from '../identity/password'
import { checkPersonName } from '../identity/person-name'
import { usernameProblem } from '../identity/username'
import { refuse } from '../refusal'
import { createOrganization } from './create-organization.server'
import { type EnterpriseFacts, enterpriseProblems, judgeSize } from './enterprise-facts'
import { regionProblems } from './regions.server'
import { normalizeUscc, usccProblem } from './uscc'

/** The person who acts for the enterprise (经办人). */
export interface EnterpriseAccount {
  contactName: string
  username: string
  /** A hash only where accounts are made in bulk (the demo, tests). */
  secret: { password: string } | { passwordHash: string }
}

export interface RegisterEnterprise extends EnterpriseFacts, EnterpriseAccount {
  uscc: string
}

/**
 * An enterprise registers itself and its first account. The size is judged by 附表4 (A4). Refuses with
 * `organizations.invalid` and a message at each field, `organizations.uscc-taken`, `identity.username-taken`.
 */
export async function registerEnterprise(ctx: Ctx, input: RegisterEnterprise): Promise<{ organizationId: string; userId: string }> {
  const size = judgeSize(input)
  const problems = { ...enterpriseProblems(input, shanghaiYear(ctx.now)), ...regionProblems(input.cityCode, input.districtCode), ...size.problems, ...accountProblems(input) }
  if (!size.size || Object.keys(problems).length > 0) return refuse('organizations.invalid', {}, problems)
  const passwordHash = 'passwordHash' in input.secret ? input.secret.passwordHash : await hashPassword(input.secret.password)
  const { size: sizeClass } = size
  return ctx.db.transact(async tx => {
    const { name, cityCode, districtCode, address } = trimmed(input)
    const organizationId = await createOrganization(ctx, tx, { kind: 'enterprise', name, uscc: normalizeUscc(input.uscc), cityCode, districtCode, address })
    await tx.insert(enterprises).values({ organizationId, sizeClass, ...enterpriseRow(input) })
    const userId = await createEnterpriseUser(ctx, tx, organizationId, input, passwordHash)
    return { organizationId, userId }
  })
}

function accountProblems(input: RegisterEnterprise): Record<string, string[]> {
  const contact = checkPersonName(input.contactName)
  const wrong: [string, string | null][] = [
    ['uscc', usccProblem(input.uscc)],
    ['contactName', contact.ok ? null : contact.problem],
    ['username', usernameProblem(input.username)],
    ['password', 'password' in input.secret ? passwordProblem(input.secret.password, { username: input.username, name: input.contactName, enterprise: input.name }, 'asvs') : null],
  ]
  return Object.fromEntries(wrong.flatMap(([field, problem]) => (problem ? [[field, [problem]]] : [])))
}

const trimmed = <T extends EnterpriseFacts>(facts: T) => ({ ...facts, name: facts.name.trim(), address: facts.address.trim() })

/** The columns of the enterprise itself; figures its row is not judged by are kept as stated. */
export function enterpriseRow(facts: EnterpriseFacts) {
  const { ownershipType, sizingRow, employees, revenue, assets, sizeYear } = facts
  const extra = { email: normalizeEmail(facts.email), sizeReason: sizingRow === 'none' ? facts.sizeReason.trim() : '' }
  return { ownershipType, sizingRow, employees, revenue, assets, sizeYear, mainProducts: facts.mainProducts.trim(), leaderName: facts.leaderName.trim(), leaderTitle: facts.leaderTitle.trim(), extra }
}

function createEnterpriseUser(ctx: Ctx, tx: Tx, organizationId: string, account: EnterpriseAccount, passwordHash: string) {
  const grants = [{ role: 'enterprise_admin' as const, organizationId, cityCode: null }]
  return createUser(ctx, tx, { username: account.username, name: account.contactName.trim(), passwordHash, grants })
}
