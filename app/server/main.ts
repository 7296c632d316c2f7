import { createServer } from 'node:http'
import { migrateDatabase } from '#db/migrate'
import { importContent } from '~/cli/import-content'
import { seedDemo } from '~/cli/demo/seed'
import { readEnv } from '~/env.server'
import { log } from '~/log.server'
import { paths } from '~/paths.server'
import { createServices } from '~/services.server'
import { createApp } from './app'
import { startBackground } from './background'
import { backgroundWork } from './background-work'
import { lockDataDir } from './lock'

const DRAIN_MS = 10_000

async function main() {
  const env = readEnv()
  const unlock = lockDataDir(env.DATA_DIR)
  await migrateDatabase(env.DATA_DIR, paths.migrations)
  const services = await createServices(env)
  await importContent(services)
  if (env.demo) await seedDemo(services)

  let draining = false
  const server = createServer({ maxHeaderSize: 16 * 1024 }, createApp(services, () => draining))
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 65_000, maxConnections: 10_000 })
  const stopBackground = startBackground(services, backgroundWork)

  async function shutDown(signal: string) {
    if (draining) return
    draining = true
    log.info({ signal }, 'draining')
    const hardStop = setTimeout(() => process.exit(1), DRAIN_MS + 2_000)
    const closed = new Promise(resolve => server.close(resolve))
    server.closeIdleConnections()
    await Promise.race([closed, new Promise(resolve => setTimeout(resolve, DRAIN_MS))])
    server.closeAllConnections()
    await stopBackground()
    await services.db.close()
    unlock()
    clearTimeout(hardStop)
    process.exit(0)
  }
  process.on('SIGTERM', () => void shutDown('SIGTERM'))
  process.on('SIGINT', () => void shutDown('SIGINT'))
  process.on('unhandledRejection', error => {
    log.fatal({ err: error }, 'unhandled rejection')
    void shutDown('unhandledRejection')
  })

  server.listen(env.PORT, env.HOST, () => {
    console.log(`广东省企业首席质量官网络培训考试平台已启动：${env.origin}`)
    if (env.demo) console.log(`演示环境，账号在 ${env.DATA_DIR}/demo-accounts.json，也可在登录页直接选用。`)
  })
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
