import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { record } from '~/domain/audit/record.server'
import { systemActor } from '~/domain/context'
import { hashPassword } from '~/domain/identity/hash-password.server'
import { markHandedIn } from '~/domain/grading/mark-handed-in.server'
import type { Services } from '~/services.server'
import { accountBook, newPassword } from './accounts'
import { makeCertified } from './world/certified'
import { makeFilings } from './world/filings'
import { runningClass } from './world/learners'
import { makeOrganizations } from './world/organizations'
import { type World, hasUsers } from './world/people'
import { makeTeachers } from './world/teachers'
import { lastYear, DAY } from './world/time'

/** The order of the path: who comes first on the sign-in page; the other cities come last. */
const order = ['企业', '佛山市局', '省局', '首席质量官', '培训机构', '考核发证机构', '师资', '审计员', '系统管理员']

/** Fills an empty platform with the demo world through the real verbs; does nothing when there are users already. */
export async function seedDemo(services: Services) {
  const ctx = services.ctx(systemActor)
  if (await hasUsers(ctx)) {
    if (!existsSync(join(services.env.DATA_DIR, 'demo-accounts.json'))) console.error('演示数据没有填完（上次启动中断）。请换一个空的 DATA_DIR 或数据库再启动。')
    return
  }
  console.log('正在填演示数据 …')
  await ctx.db.transact(async tx => record(ctx, tx, { type: 'demo.seeded', entityId: 'platform' }))
  const book = accountBook(services.env.DATA_DIR)
  const organizations = await makeOrganizations({ ...ctx, now: lastYear(ctx.now) - 90 * DAY }, book.issue)
  const world: World = { organizations, unusedHash: await hashPassword(newPassword()), keep: book.keep }
  await makeCertified(ctx, world)
  await makeFilings(ctx, world, book.issue)
  await makeTeachers(ctx, world, await runningClass(ctx, world))
  await markHandedIn(ctx)
  book.write(order)
}
