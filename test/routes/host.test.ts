import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { type IncomingHttpHeaders, type Server, createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Request, Response } from 'express'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { readEnv } from '~/env.server'
import { safePath } from '~/http/safe-redirect'
import { createApp } from '~/server/app'
import { createServices } from '~/services.server'

vi.mock('virtual:remix/server-build', () => ({}))
/** What stands behind the host answers 404 like a page would, so that what arrives there can be told. */
vi.mock('@remix-run/express', () => ({ createRequestHandler: () => (req: Request, res: Response) => res.status(404).set({ 'X-Seen-Forwarded-Host': req.get('X-Forwarded-Host') ?? 'none', 'X-Seen-Address': req.ip }).type('html').send('<p>behind the host</p>') }))

type Reply = { status: number; headers: IncomingHttpHeaders; body: string }
const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

/** The host on a port of its own over a copy of the base. */
async function startHost(settings: Record<string, string> = {}, draining = () => false) {
  const dir = await mkdtemp(join(tmpdir(), 'cqo-host-'))
  await copyFile(inject('base'), join(dir, 'cqo.db'))
  let app: ReturnType<typeof createApp> | null = null
  const server: Server = createServer((req, res) => app?.(req, res))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const services = await createServices(readEnv({ NODE_ENV: 'test', PORT: String(port), DATA_DIR: dir, ...settings }))
  app = createApp(services, draining)
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
    await services.db.close()
    await rm(dir, { recursive: true, force: true })
  })
  const own = `http://localhost:${port}`
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
    new Promise<Reply>((resolve, reject) => {
      const given = { Host: `localhost:${port}`, ...(method === 'POST' ? { 'Content-Length': String(Buffer.byteLength(body)) } : {}), ...headers }
      const sent = request({ port, method, path, headers: given, setHost: false }, res => {
        let text = ''
        res.setEncoding('utf8').on('data', chunk => (text += chunk)).on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text }))
      })
      sent.on('error', reject).end(body)
    })
  return { port, own, ask, post: (path: string, headers: Record<string, string> = {}, body = '') => ask('POST', path, { Origin: own, ...headers }, body) }
}

let host: Awaited<ReturnType<typeof startHost>>
beforeAll(async () => {
  host = await startHost()
})

describe('a POST takes effect only when it comes from our own pages', () => {
  const origins = { none: undefined, ours: () => host.own, foreign: () => 'https://evil.example', opaque: () => 'null' }
  const sites = { none: undefined, 'same-origin': 'same-origin', 'cross-site': 'cross-site' }
  const through = new Set(['none/same-origin', 'ours/none', 'ours/same-origin'])

  for (const [origin, value] of Object.entries(origins))
    for (const [site, header] of Object.entries(sites)) {
      const passes = through.has(`${origin}/${site}`)
      it(`origin ${origin}, fetch site ${site}: ${passes ? 'through' : 'refused'}`, async () => {
        const headers = { ...(value ? { Origin: value() } : {}), ...(header ? { 'Sec-Fetch-Site': header } : {}) }
        const { status } = await host.ask('POST', '/sign-in', headers)
        expect(status).toBe(passes ? 404 : 403)
      })
    }

  it('another port, another scheme and a look-alike host are other origins', async () => {
    for (const origin of [`http://localhost:${host.port + 1}`, host.own.replace('http:', 'https:'), `${host.own}.evil.example`, host.own.replace('localhost', 'localhost.'), `${host.own}/`])
      expect((await host.ask('POST', '/sign-in', { Origin: origin })).status, origin).toBe(403)
  })

  it('the data channel of a page is no way around', async () => {
    expect((await host.ask('POST', '/sign-in?_data=routes%2Faccount%2Fsign-in', { Origin: 'https://evil.example' })).status).toBe(403)
  })

  it('a sibling subdomain is not the same origin', async () => {
    expect((await host.ask('POST', '/sign-in', { Origin: host.own, 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
  })
})

describe('requests that are turned away at the door', () => {
  it('answers for its own hosts only', async () => {
    for (const Host of ['evil.example', `evil.example:${host.port}`, 'localhost', `localhost:${host.port + 1}`, `localhost:${host.port}.evil.example`, ''])
      expect((await host.ask('GET', '/', { Host })).status, Host).toBe(421)
    expect((await host.ask('GET', '/', { Host: `127.0.0.1:${host.port}` })).status).toBe(404)
  })

  it('does not believe a forwarded host', async () => {
    expect((await host.ask('GET', '/', { Host: 'evil.example', 'X-Forwarded-Host': `localhost:${host.port}` })).status).toBe(421)
    // What stands behind the host would take its port, or fail over it.
    expect((await host.ask('GET', '/', { 'X-Forwarded-Host': 'a:99999999' })).headers['x-seen-forwarded-host']).toBe('none')
  })

  it('reads an address, not a whole URL, in the request line', async () => {
    expect((await host.ask('GET', 'http://evil.example/')).status).toBe(400)
  })

  it('knows GET, HEAD and POST', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const { status, headers } = await host.ask(method, '/')
      expect(status, method).toBe(405)
      expect(headers.allow).toBe('GET, HEAD, POST')
    }
    expect((await host.ask('HEAD', '/')).status).toBe(404)
  })

  it('takes no compressed body', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip, br']) expect((await host.post('/sign-in', { 'Content-Encoding': encoding })).status, encoding).toBe(415)
  })

  it('takes no body of unknown length', async () => {
    const reply = await new Promise<string>(resolve => {
      let text = ''
      const socket = connect(host.port, '127.0.0.1', () => socket.write(`POST /sign-in HTTP/1.1\r\nHost: localhost:${host.port}\r\nOrigin: ${host.own}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`))
      socket.on('data', chunk => (text += chunk.toString())).on('close', () => resolve(text))
    })
    expect(reply).toMatch(/^HTTP\/1\.1 411 /)
  })

  it.each([
    ['a batch of answers', '/exam/a/answers', 64 * 1024, 'application/json'],
    ['a form', '/sign-in', 1024 * 1024, 'application/x-www-form-urlencoded'],
    ['an upload', '/enterprise/filing', 40 * 1024 * 1024, 'multipart/form-data; boundary=x'],
  ])('%s has a size it may not pass', async (_, path, limit, type) => {
    const send = (length: number, body: Buffer) =>
      new Promise<number>((resolve, reject) => {
        const sent = request({ port: host.port, method: 'POST', path, headers: { Host: `localhost:${host.port}`, Origin: host.own, 'Content-Type': type, 'Content-Length': String(length) } }, res => {
          resolve(res.statusCode ?? 0)
          sent.destroy()
        })
        sent.on('error', reject)
        if (body.length > 0) sent.end(body)
        else sent.flushHeaders()
      })
    expect(await send(limit + 1, Buffer.alloc(0))).toBe(413)
    expect(await send(limit, Buffer.alloc(limit, ' '))).not.toBe(413)
  })

  it('serves no framework channel', async () => {
    for (const path of ['/__manifest', '/__manifest?p=%2F', '/home.data', '/exam/1.data?_routes=x', '/_root.data']) {
      const { status, body } = await host.ask('GET', path)
      expect(status, path).toBe(404)
      expect(body, path).not.toContain('behind the host')
    }
  })

  it('tells nothing of itself when it cannot read a request', async () => {
    for (const path of ['/%', '/assets/%2e%2e/%2e%2e/package.json', '/assets/nothing-here.js', '/assets/../../package.json']) {
      const { status, body, headers } = await host.ask('GET', path)
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
      expect(body, path).not.toMatch(/node_modules|\bat \w+ \(|Error:/)
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })
})

describe('every answer carries the headers of a careful site', () => {
  it.each(['/', '/assets/nothing-here.js', '/__manifest', '/healthz', '/readyz', '/favicon.svg'])('%s', async path => {
    const { headers } = await host.ask('GET', path)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin' })
    const policy = headers['content-security-policy'] as string
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[\w+/=]{22,}' 'strict-dynamic';/)
    for (const part of ["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'"]) expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe-')
  })

  it('refusals carry them too', async () => {
    for (const reply of [await host.ask('PUT', '/'), await host.ask('GET', '/', { Host: 'evil.example' }), await host.ask('POST', '/')]) expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('the nonce and the request number are new each time', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => host.ask('GET', '/')))
    expect(new Set(replies.map(reply => reply.headers['content-security-policy'])).size).toBe(20)
    expect(new Set(replies.map(reply => reply.headers['x-request-id'])).size).toBe(20)
  })

  it('pages are not kept by browsers or proxies', async () => {
    expect((await host.ask('GET', '/')).headers['cache-control']).toBe('no-store')
  })

  it('insists on HTTPS where it is served by HTTPS', async () => {
    expect((await host.ask('GET', '/')).headers['strict-transport-security']).toBeUndefined()
    const secure = await startHost({ PUBLIC_ORIGIN: 'https://cqo.example.cn' })
    const { status, headers } = await secure.ask('GET', '/', { Host: 'cqo.example.cn' })
    expect(status).toBe(404)
    expect(headers['strict-transport-security']).toMatch(/^max-age=63072000/)
    expect((await secure.ask('GET', '/')).status).toBe(421)
    expect((await secure.ask('POST', '/', { Host: 'cqo.example.cn', Origin: 'http://cqo.example.cn' })).status).toBe(403)
  })
})

describe('health', () => {
  it('is alive whatever host is asked for, and ready when its parts are', async () => {
    expect(await host.ask('GET', '/readyz', { Host: '10.0.0.7:3000' })).toMatchObject({ status: 200 })
    expect(await host.ask('GET', '/healthz', { Host: '10.0.0.7:3000' })).toMatchObject({ status: 200 })
    const { status, body } = await host.ask('GET', '/readyz')
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({ status: 'ready', checks: { database: { ok: true, detail: { detail: { synchronous: 2 } } }, disk: { ok: true }, keys: { ok: true } } })
  })

  it('is no longer ready while it shuts down', async () => {
    const leaving = await startHost({}, () => true)
    const { status, body } = await leaving.ask('GET', '/readyz')
    expect(status).toBe(503)
    expect(JSON.parse(body)).toMatchObject({ status: 'not-ready', checks: { draining: { ok: false }, database: { ok: true } } })
  })
})

describe('where to go after signing in', () => {
  const kept = ['/', '/home', '/exam/abc', '/learn?page=2', '/a//b', '/a/..%2f..', '/certificates/粤CQO-2026', '/x#y', '/@host', '/a:b', '/%2F%2Fevil.example', '/?next=//evil.example', '/javascript:alert(1)', '/.', '/~x']
  const refused = [
    null, undefined, '', 'home', 'https://evil.example', 'http:evil.example', 'http:/evil.example', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '\\/evil.example',
    '/\t/evil.example', '/\n/evil.example', '\t//evil.example', ' //evil.example', 'javascript:alert(1)', 'data:text/html,x', '/a\\b', '/\u0000', '/..//evil.example', '/.//evil.example',
    '/a/..//evil.example', '/./..//evil.example', '?next=/', '#x', '@evil.example', '.evil.example', 'vbscript:x', '%2F%2Fevil.example',
  ]

  it.each(kept)('%j is a page of ours', to => {
    const safe = safePath(to, '/fallback')
    expect(safe).not.toBe('/fallback')
    expect(new URL(safe, host.own).origin).toBe(host.own)
  })

  it.each(refused)('%j is not followed', to => {
    expect(safePath(to, '/fallback')).toBe('/fallback')
  })
})

describe('one address cannot take everything', () => {
  it('is asked to wait, and only that one', async () => {
    const behind = await startHost({ TRUST_PROXY: 'loopback' })
    const from = (address: string) => behind.ask('GET', '/', { 'X-Forwarded-For': address })
    const flood: Reply[] = []
    for (let i = 0; i < 60; i++) flood.push(...(await Promise.all(Array.from({ length: 20 }, () => from('203.0.113.7')))))
    const refused = flood.filter(reply => reply.status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.headers['retry-after']).toBe('10')
    expect((await from('203.0.113.8')).status).toBe(404)
  })

  it('is the caller’s, not that of the proxy on this machine, on a real platform that was told of no proxy', async () => {
    const secret = (seed: number) => Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37 + seed) % 256)).toString('base64')
    const real = await startHost({ NODE_ENV: 'production', PUBLIC_ORIGIN: 'https://cqo.example.cn', DATA_KEYS: `k1:${secret(1)}`, INDEX_KEY: secret(2) })
    const from = (address: string) => real.ask('GET', '/', { Host: 'cqo.example.cn', 'X-Forwarded-For': address })
    expect((await from('203.0.113.7')).headers['x-seen-address']).toBe('203.0.113.7')
  })

  it('cannot be someone else by a header when no proxy is trusted', async () => {
    const replies = await Promise.all(Array.from({ length: 5 }, (_, i) => host.ask('GET', '/', { 'X-Forwarded-For': `203.0.113.${i}` })))
    expect(replies.every(reply => reply.headers['x-seen-address'] === '127.0.0.1' || reply.headers['x-seen-address'] === '::ffff:127.0.0.1')).toBe(true)
  })
})
