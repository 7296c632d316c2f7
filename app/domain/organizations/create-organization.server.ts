import { organizations } from '#db/schema'
import type { Tx } from '#db/client.server'
import type { OrganizationKind } from '#db/schema/organizations'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { pinyinKey } from '../pinyin.server'
import { refuse } from '../refusal'

export interface NewOrganization {
  kind: OrganizationKind
  name: string
  uscc?: string
  cityCode?: string
  districtCode?: string | null
  address?: string
}

/** Makes an organisation inside the transaction of its cause; refuses with `organizations.uscc-taken`. */
export async function createOrganization(ctx: Ctx, tx: Tx, input: NewOrganization): Promise<string> {
  const id = newId()
  const made = await tx
    .insert(organizations)
    .values({
      id,
      kind: input.kind,
      name: input.name,
      namePinyin: pinyinKey(input.name),
      uscc: input.uscc ?? null,
      cityCode: input.cityCode ?? null,
      districtCode: input.districtCode ?? null,
      address: input.address ?? null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: organizations.id })
  if (made.length === 0) refuse('organizations.uscc-taken', {}, { uscc: ['这个统一社会信用代码已注册。请用本企业经办人的账号登录。'] })
  record(ctx, tx, { type: 'organization.registered', entityId: id, data: { kind: input.kind, uscc: input.uscc, cityCode: input.cityCode } })
  return id
}
