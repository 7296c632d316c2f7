import { createServer } from 'node:http'
import { migrateDatabase } from '#db/migrate'
import { importContent } from '~/cli/import-content'
import { seedDemo } from '~/cli/demo/seed'
import { hasAuditEvent } from '~/domain/audit/queries.server'
import { readEnv } from '~/env.server'
import { log } from '~/log.server'
import { paths } from '~/paths.server'
import { createServices } from '~/services.server'
import { createApp } from './app'
import { startBackground } from './background'
import { backgroundWork } from './background-work'
import { lockDataDir } from './lock'

/** Requests under way get this long, everything together two seconds more. */
const DRAIN_MS = 7_500

async function main() {
  const env = readEnv()
  const unlock = lockDataDir(env.DATA_DIR)
  await migrateDatabase(env.DATA_DIR, paths.migrations)
  const services = await createServices(env)
  await importContent(services)
  if (env.demo) await seedDemo(services)
  else if (await hasAuditEvent(services, 'demo.seeded')) throw new Error('这个数据库里是演示数据，其中的账号和密码是公开的，不能用于生产环境。请换一个空数据库。')

  let draining = false
  const server = createServer({ maxHeaderSize: 16 * 1024 }, createApp(services, () => draining))
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 65_000, maxConnections: 10_000 })
  const stopBackground = startBackground(services, backgroundWork)

  async function shutDown(reason: string, code = 0) {
    if (draining) return
    draining = true
    log.info({ reason }, 'draining')
    setTimeout(() => process.exit(1), DRAIN_MS + 2_000)
    const background = stopBackground()
    const closed = new Promise(resolve => server.close(resolve))
    await Promise.race([closed, new Promise(resolve => setTimeout(resolve, DRAIN_MS))])
    server.closeAllConnections()
    await background
    await services.db.close()
    unlock()
    process.exit(code)
  }
  process.on('SIGTERM', () => void shutDown('SIGTERM'))
  process.on('SIGINT', () => void shutDown('SIGINT'))
  // An unknown state is not served from: what is under way is finished, then a supervisor starts afresh.
  for (const bug of ['unhandledRejection', 'uncaughtException'])
    process.on(bug, (error: unknown) => {
      log.fatal({ err: error }, bug)
      void shutDown(bug, 1)
    })

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.PORT, env.HOST, resolve))
  console.log(`广东省企业首席质量官网络培训考试平台已启动：${env.origin}`)
  if (env.demo) console.log(`演示环境，账号在 ${env.DATA_DIR}/demo-accounts.json，也可在登录页直接选用。`)
}

/** Words for who starts the platform: the database's own reason, not the statement that met it. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) return `端口 ${String(error.port)} 正由别的程序使用。请先停掉它，或用 PORT 换一个端口。`
  if (error.cause instanceof Error) return `数据库没有应答：${whyNot(error.cause)}`
  return error.message || ('code' in error ? String(error.code) : error.name)
}

main().catch(error => {
  console.error(whyNot(error))
  process.exit(1)
})
