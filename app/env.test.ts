import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnv } from './env.server'

const secret = (seed: number) => Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37 + seed) % 256)).toString('base64')
const real = { NODE_ENV: 'production', PUBLIC_ORIGIN: 'https://cqo.example.cn', DATA_KEYS: `k1:${secret(1)}`, INDEX_KEY: secret(2), DATA_DIR: join(tmpdir(), 'cqo-none') }

describe('a real platform starts', () => {
  it('with its own address and secrets, and is no demo', () => {
    expect(readEnv(real)).toMatchObject({ production: true, demo: false, origin: 'https://cqo.example.cn' })
  })

  it.each([
    ['PUBLIC_ORIGIN', undefined], ['PUBLIC_ORIGIN', 'http://cqo.example.cn'], ['DATA_KEYS', undefined], ['DATA_KEYS', `k1:${'A'.repeat(44)}`],
    ['INDEX_KEY', undefined], ['INDEX_KEY', 'changeme'],
  ])('not with %s = %s, and says what to set', (name, value) => {
    expect(() => readEnv({ ...real, [name]: value })).toThrow(new RegExp(`生产环境不能启动[^]*${name}`))
  })

  it('not on a data directory with demo accounts in it', () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'cqo-env-'))
    writeFileSync(join(DATA_DIR, 'demo-accounts.json'), '[]')
    expect(() => readEnv({ ...real, DATA_DIR })).toThrow('演示数据')
    expect(readEnv({ DATA_DIR })).toMatchObject({ demo: true })
  })
})

describe('the environment', () => {
  it('misspelt is refused, not taken for a demo', () => {
    for (const NODE_ENV of ['prod', 'Production', 'production ']) expect(() => readEnv({ ...real, NODE_ENV }), NODE_ENV).toThrow('NODE_ENV')
    expect(() => readEnv({ DATABASE_URL: 'postgres//db/cqo' })).toThrow('DATABASE_URL')
  })

  it('with an empty variable is as without it', () => {
    expect(readEnv({ HOST: '', PORT: '', LOG_LEVEL: '', PUBLIC_ORIGIN: '' })).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, origin: 'http://localhost:3000' })
  })

  it('gives the origin as browsers write it', () => {
    expect(readEnv({ PUBLIC_ORIGIN: 'https://CQO.example.cn:443/' }).origin).toBe('https://cqo.example.cn')
  })
})
