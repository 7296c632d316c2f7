import type { Ctx } from '~/domain/context'
import { reissueActivation } from '~/domain/filing/reissue-activation.server'
import { activateUser } from '~/domain/identity/activate-user.server'
import { consentText } from '~/http/texts.server'
import { users } from '#db/schema'
import { type DemoAccount } from '../accounts.server'
import { newPassword } from '../accounts'
import { type EnterpriseInput, type FiledCqo, makeEnterprise, makeFiledCqo } from '../factory/filing'
import type { Organizations } from './organizations'

export type City = keyof Organizations['cities']

export interface PersonPlan {
  name: string
  company: string
  city: City
  size?: EnterpriseInput['size']
  products?: string
  appointedOn?: string
  /** Given when this person is offered on the sign-in page. */
  account?: Omit<DemoAccount, 'password' | 'username' | 'name' | 'role'>
}

export interface World {
  organizations: Organizations
  /** The hash given to accounts that nobody signs in with: of a password thrown away. */
  unusedHash: string
  /** Adds an account whose password is known, as it was chosen at activation. */
  keep(account: DemoAccount): void
}

/** A filed CQO of an enterprise of their own. */
export async function fileCqo(ctx: Ctx, world: World, { name, company, city, size, products, appointedOn }: PersonPlan): Promise<FiledCqo> {
  const enterprise = await makeEnterprise(ctx, { name: company, cityCode: city, size, mainProducts: products ?? '零部件制造', passwordHash: world.unusedHash })
  return makeFiledCqo(ctx, { enterprise, personName: name, ...(appointedOn ? { appointedOn } : {}), city: world.organizations.cities[city], province: world.organizations.province })
}

/** The CQO opens the account with the activation slip and a generated password. */
export async function activate(ctx: Ctx, world: World, cqo: FiledCqo, plan: PersonPlan) {
  const slip = await reissueActivation({ ...ctx, actor: cqo.enterprise.actor }, { filingId: cqo.filingId })
  const password = newPassword()
  const { key, version, hash } = consentText()
  await activateUser({ ...ctx, actor: { kind: 'anonymous' } }, { username: slip.username, code: slip.code, password, consent: { key, version, hash } })
  if (plan.account) world.keep({ role: '首席质量官', name: `${plan.name}，${plan.company}`, username: slip.username, password, ...plan.account })
}

/** Whether the platform already has accounts: the demo fills an empty one only. */
export const hasUsers = async (ctx: Ctx) => (await ctx.db.read.select({ id: users.id }).from(users).limit(1)).length > 0

