import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The one reader of process.env in app/ (db/dialect.ts reads DATABASE_URL). */
const schema = z.object({
  /** A misspelt 'production' must not open a demo to the world. */
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().regex(/^(postgres|postgresql|pglite):/, '须以 postgres:// 开头；不设则用 SQLite').optional(),
  TRUST_PROXY: z.string().optional(),
  DATA_KEYS: z.string().optional(),
  INDEX_KEY: z.string().optional(),
  CERT_SIGN_KEY_FILE: z.string().optional(),
  CERT_FONT_FALLBACK: z.string().optional(),
  CERT_PDF_KEY_FILE: z.string().optional(),
  CERT_PDF_CHAIN_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

const weak = (secret: string) => Buffer.from(secret, 'base64').length < 32 || new Set(Buffer.from(secret, 'base64')).size < 16

/** How much to log; readable before the rest is checked, so that a refusal can be said in its own words. */
export const logLevel = (source: NodeJS.ProcessEnv = process.env) => schema.shape.LOG_LEVEL.catch('info').parse(source.LOG_LEVEL || undefined)

/** Reads and checks the environment; in production a missing or weak secret is refused with a sentence that says what to set. */
export function readEnv(source: Record<string, string | undefined> = process.env) {
  // An empty variable is an unset one: an empty HOST would listen to everybody.
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  if (!parsed.success) throw new Error(`环境变量有误：${z.prettifyError(parsed.error)}`)
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  if (production) {
    const missing: string[] = []
    if (!env.PUBLIC_ORIGIN?.startsWith('https://')) missing.push('PUBLIC_ORIGIN 须为对外地址，以 https:// 开头')
    const keys = (env.DATA_KEYS ?? '').split(',').filter(Boolean)
    if (keys.length === 0 || keys.some(key => !/^[\w-]+:/.test(key) || weak(key.split(':')[1] ?? ''))) missing.push('DATA_KEYS 须为 “名称:Base64” 形式的 32 字节随机密钥，如 k1:$(openssl rand -base64 32)')
    if (!env.INDEX_KEY || weak(env.INDEX_KEY)) missing.push('INDEX_KEY 须为 Base64 形式的 32 字节随机密钥，如 $(openssl rand -base64 32)')
    if (existsSync(join(env.DATA_DIR, 'demo-accounts.json'))) missing.push(`DATA_DIR（${env.DATA_DIR}）里是演示数据，其中的账号和密码是公开的；请换一个空目录`)
    if (missing.length > 0) throw new Error(`生产环境不能启动：\n- ${missing.join('\n- ')}`)
  }
  // As a browser writes it in Origin and Host: lower case, no default port, no path.
  return { ...env, production, demo: !production, origin: new URL(env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT}`).origin }
}

export type Env = ReturnType<typeof readEnv>
