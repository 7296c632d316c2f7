import { parseArgs } from 'node:util'
import { migrateDatabase } from '#db/migrate'
import { systemActor } from '~/domain/context'
import { createUser } from '~/domain/identity/create-user.server'
import { hashPassword } from '~/domain/identity/hash-password.server'
import { passwordProblem } from '~/domain/identity/password'
import { usernameProblem } from '~/domain/identity/username'
import { readEnv } from '~/env.server'
import { paths } from '~/paths.server'
import { createServices } from '~/services.server'

/** `create-admin --username NAME --name 姓名`, the password from the standard input: the first account of a real platform. */
export async function createAdmin(args: string[]) {
  const { values } = parseArgs({ args, options: { username: { type: 'string' }, name: { type: 'string' } } })
  const username = values.username ?? ''
  const name = values.name ?? '系统管理员'
  let password = ''
  for await (const chunk of process.stdin) password += String(chunk)
  password = password.replace(/\r?\n$/, '')
  const problem = usernameProblem(username) ?? passwordProblem(password, { username, name }, 'dengbao')
  if (problem) throw new Error(`${problem}\n用法：echo '密码' | npm run create-admin -- --username 用户名 --name 姓名`)
  const env = readEnv()
  await migrateDatabase(env.DATA_DIR, paths.migrations)
  const services = await createServices(env)
  const passwordHash = await hashPassword(password)
  const ctx = services.ctx(systemActor)
  await services.db.transact(tx => createUser(ctx, tx, { username, name, passwordHash, grants: [{ role: 'system_admin', organizationId: null, cityCode: null }] }))
  await services.db.close()
  console.log(`系统管理员 ${username} 已建立。`)
}
